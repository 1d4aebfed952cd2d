package vedette.learn.onnx;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The content of an ONNX file, as far as models of ours need it.
///
/// @param metadata what else the file says, by name
/// @param isWhole whether all that it needs is in the file: false if values are in files beside it
public record OnnxModel(OnnxGraph graph, Map<String, String> metadata, boolean isWhole) {

    /// As large as a file may be.
    public static final int MOST_BYTES = 1 << 29;

    public OnnxModel {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// A file's bytes.
    public byte[] toBytes() {
        return ModelWriter.write(this);
    }

    /// Reads a file. What a model may have and ours do not is passed over.
    ///
    /// @throws IOException if it is damaged, or no ONNX; the message says where
    public static OnnxModel read(byte[] file) throws IOException {
        return ModelReader.read(file);
    }

    public OnnxModel withMetadata(Map<String, String> other) {
        return new OnnxModel(graph, other, isWhole);
    }
}
