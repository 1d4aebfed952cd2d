package vedette.learn.bundle;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.learn.json.JsonPart;
import vedette.learn.json.JsonTree;
import vedette.learn.table.Columns;

/// What a bundle says of itself, in `bundle.json`.
///
/// @param name what people call it
/// @param rows what a row is about, as the data say: `cic`, `full`, `activity` or else
/// @param columns that a row must have, in order
/// @param classes none if the model gives a score only
/// @param benign the place of the benign class, or -1
/// @param threshold the score from which on a row is taken for an attack
/// @param madeBy the version of Vedette
/// @param files the SHA-256 of each other file
public record Manifest(
        String name,
        ModelKind kind,
        String rows,
        Columns columns,
        List<String> classes,
        int benign,
        float threshold,
        String madeBy,
        Map<String, String> files) {

    static final String FILE = "bundle.json";

    private static final int FORMAT = 1;
    private static final int MOST_COLUMNS = 10_000;
    private static final int MOST_CLASSES = 1_024;

    public Manifest {
        classes = List.copyOf(classes);
        files = Map.copyOf(files);
    }

    Manifest withFiles(Map<String, String> digests) {
        return new Manifest(name, kind, rows, columns, classes, benign, threshold, madeBy, digests);
    }

    /// The same by another name.
    public Manifest withName(String other) {
        return new Manifest(other, kind, rows, columns, classes, benign, threshold, madeBy, files);
    }

    /// The same with another threshold.
    public Manifest withThreshold(float other) {
        return new Manifest(name, kind, rows, columns, classes, benign, other, madeBy, files);
    }

    /// What it is for: of the models of one role and kind of row, one is active.
    public String slot() {
        return rows + "/" + kind.role();
    }

    /// Reads that of a bundle, and nothing else of it.
    ///
    /// @throws IOException if it is damaged; the message says what to do
    public static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        JsonPart part = new JsonPart(JsonTree.read(file), file.toString());
        int format = part.whole("format", 0, Integer.MAX_VALUE);
        if (format != FORMAT) {
            throw new IOException(file + " is of format " + format + ", and this version of Vedette reads format "
                    + FORMAT + ": " + (format > FORMAT ? "update Vedette" : "train the model again"));
        }
        try {
            List<String> columns = part.texts("columns");
            List<String> classes = part.texts("classes");
            if (columns.isEmpty() || columns.size() > MOST_COLUMNS || classes.size() > MOST_CLASSES) {
                throw new IOException(
                        file + " is damaged: it has " + columns.size() + " columns and " + classes.size() + " classes");
            }
            return new Manifest(
                    part.text("name"),
                    ModelKind.named(part.text("kind")),
                    part.text("rows"),
                    new Columns(columns),
                    classes,
                    part.whole("benign", -1, classes.size() - 1),
                    (float) part.number("threshold"),
                    part.text("madeBy"),
                    part.textsByName("files"));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged: " + e.getMessage(), e);
        }
    }

    void write(Path folder) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("format", FORMAT);
        object.put("name", name);
        object.put("kind", kind.label());
        object.put("rows", rows);
        object.put("columns", columns.names());
        object.put("classes", classes);
        object.put("benign", benign);
        object.put("threshold", Float.isFinite(threshold) ? threshold : 1f);
        object.put("madeBy", madeBy);
        object.put("files", new TreeMap<>(files));
        JsonTree.write(object, folder.resolve(FILE));
    }
}
