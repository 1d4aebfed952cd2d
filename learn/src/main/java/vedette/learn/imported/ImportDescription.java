package vedette.learn.imported;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.learn.table.Columns;

/// What an ONNX file does not say of the model in it.
///
/// @param columns what it takes, in order
/// @param classes in the order of its output
/// @param benign one of them, or empty if none is
/// @param input the name of what it takes, or empty if there is but one
/// @param output the name of what is read of it
/// @param kind of the output
/// @param mean taken off each column before, and what is left divided by scale; both empty if nothing is done
/// @param scale of each column
public record ImportDescription(
        Columns columns,
        List<String> classes,
        String benign,
        String input,
        String output,
        OutputKind kind,
        List<Float> mean,
        List<Float> scale) {

    private static final long MOST_BYTES = 4 << 20;

    public ImportDescription {
        classes = List.copyOf(classes);
        mean = List.copyOf(mean);
        scale = List.copyOf(scale);
        require(columns.size() > 0, "\"columns\" is missing: name what the model takes, in order");
        require(classes.size() > 1, "\"classes\" needs two names or more, in the order of the output");
        require(
                classes.stream().distinct().count() == classes.size(),
                "a class is there twice in \"classes\": " + classes);
        require(
                benign.isEmpty() || classes.contains(benign),
                "\"benign\" is " + benign + ", which is none of the classes " + classes);
        require(!output.isEmpty(), "\"output\" is missing: name what is to be read of the model");
        requireSize("mean", mean, columns);
        requireSize("scale", scale, columns);
        require(mean.isEmpty() == scale.isEmpty(), "\"mean\" and \"scale\" go together: give both or neither");
        require(
                scale.stream().allMatch(value -> value != 0 && Float.isFinite(value)),
                "\"scale\" has a 0 or what is no finite number: rows are divided by it");
    }

    private static void requireSize(String name, List<Float> values, Columns columns) {
        require(
                values.isEmpty() || values.size() == columns.size(),
                "\"" + name + "\" has " + values.size() + " numbers for " + columns.size() + " columns");
    }

    private static void require(boolean isSo, String message) {
        if (!isSo) {
            throw new IllegalArgumentException(message);
        }
    }

    /// As [#read] takes it.
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("columns", columns.names());
        json.put("classes", classes);
        json.put("benign", benign);
        json.put("input", input);
        json.put("output", output);
        json.put("kind", kind.word());
        json.put("mean", mean);
        json.put("scale", scale);
        return json;
    }

    /// Reads a description in JSON.
    ///
    /// @throws IOException if it cannot be; the message says what is wrong, where, and what to do
    public static ImportDescription read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            throw new IOException(file + " has " + size + " bytes, a description at most " + MOST_BYTES
                    + ": is it the model itself?");
        }
        return DescriptionReader.read(String.valueOf(file), Files.readString(file));
    }
}
