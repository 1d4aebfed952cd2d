package vedette.learn.onnx;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.learn.table.Columns;

/// What a file of ours says of its model: what a row has, in order, and what is told apart.
///
/// @param kind of model, as `network` or `forest`
/// @param benign the place of the benign class, or -1
public record Signature(String kind, Columns columns, List<String> classes, int benign) {

    private static final String KIND = "vedette.model";
    private static final String COLUMNS = "vedette.columns";
    private static final String CLASSES = "vedette.classes";
    private static final String BENIGN = "vedette.benign";
    private static final int NONE = -1;

    public Signature {
        classes = List.copyOf(classes);
        if (benign < NONE || benign >= classes.size()) {
            throw new IllegalArgumentException(
                    "class " + benign + " of " + classes.size() + " cannot be the benign one");
        }
    }

    /// As the metadata of a file; names are lists in JSON.
    public Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(KIND, kind);
        metadata.put(COLUMNS, NameList.write(columns.names()));
        metadata.put(CLASSES, NameList.write(classes));
        if (benign != NONE) {
            metadata.put(BENIGN, classes.get(benign));
        }
        return metadata;
    }

    /// What a file says.
    ///
    /// @throws IOException if it does not, or says what cannot be
    public static Signature of(Map<String, String> metadata) throws IOException {
        List<String> classes = NameList.read(CLASSES, metadata.getOrDefault(CLASSES, "[]"));
        String benign = metadata.get(BENIGN);
        if (benign != null && !classes.contains(benign)) {
            throw new IOException("damaged ONNX file: its benign class " + benign + " is none of " + classes);
        }
        try {
            return new Signature(
                    needed(metadata, KIND),
                    new Columns(NameList.read(COLUMNS, needed(metadata, COLUMNS))),
                    classes,
                    benign == null ? NONE : classes.indexOf(benign));
        } catch (IllegalArgumentException e) {
            throw new IOException("damaged ONNX file: " + e.getMessage(), e);
        }
    }

    private static String needed(Map<String, String> metadata, String key) throws IOException {
        @Nullable String value = metadata.get(key);
        if (value == null) {
            throw new IOException("the ONNX file is none of ours: it does not say its " + key
                    + "; import it with a description of its columns and classes");
        }
        return value;
    }
}
