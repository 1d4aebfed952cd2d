/// Writes models of ours as ONNX files that give the same on any runtime, with all that is done to a row inside.
///
/// Start with [vedette.learn.export.OnnxExport].
@NullMarked
package vedette.learn.export;

import org.jspecify.annotations.NullMarked;
