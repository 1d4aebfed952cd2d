package vedette.store.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How rows of an answer are written.
public enum AnswerFormat {
    /// Columns of even width, for people.
    TABLE,
    CSV,
    /// One array of objects.
    JSON,
    /// An object in each line.
    JSONL,
    /// A file for DuckDB, pandas and Spark.
    PARQUET,
    /// A database of one table.
    SQLITE;

    /// How it is asked for.
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it is a file, and cannot be a stream.
    public boolean isFile() {
        return this == PARQUET || this == SQLITE;
    }

    /// The one that is asked for so.
    public static AnswerFormat named(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no format " + label + ": choose "
                        + Arrays.stream(values()).map(AnswerFormat::label).collect(Collectors.joining(", "))));
    }
}
