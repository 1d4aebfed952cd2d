/// Trains neural networks by PyTorch, and leaves ONNX files that need none of it.
///
/// [vedette.deep.TorchTrainer] is what the rest of Vedette finds as its trainer of networks. Nothing is downloaded
/// when it runs: the libraries come in a jar.
@NullMarked
package vedette.deep;

import org.jspecify.annotations.NullMarked;
