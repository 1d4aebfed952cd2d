/// Models that were trained elsewhere, by scikit-learn or PyTorch say, and brought here as ONNX files.
///
/// [vedette.learn.imported.ImportedModel] runs the file, [vedette.learn.imported.ImportDescription] says what the
/// file does not: what its columns and classes are.
@NullMarked
package vedette.learn.imported;

import org.jspecify.annotations.NullMarked;
