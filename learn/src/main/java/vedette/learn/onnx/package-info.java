/// The part of the ONNX format that models of ours need: written by us and read within bounds.
///
/// [vedette.learn.onnx.OnnxModel] is a file's content, [vedette.learn.onnx.GraphBuilder] puts one together. What
/// runs such a file is elsewhere.
@NullMarked
package vedette.learn.onnx;

import org.jspecify.annotations.NullMarked;
