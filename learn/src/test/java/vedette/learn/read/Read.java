package vedette.learn.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vedette.learn.table.Columns;
import vedette.learn.table.Complaints;
import vedette.learn.table.Row;

/// A file read to its end.
record Read(FileReport report, Columns columns, List<Row> rows, Complaints complaints, List<String> unknownLabels) {

    static Read resource(String name, ReadOptions options) throws IOException {
        try (InputStream stream = Objects.requireNonNull(Read.class.getResourceAsStream(name))) {
            return of(DataFiles.csv(name, stream, options));
        }
    }

    static Read text(String text, ReadOptions options) throws IOException {
        return of(DataFiles.csv("text", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), options));
    }

    static Read of(DataFile opened) throws IOException {
        try (DataFile file = opened) {
            List<Row> rows = new ArrayList<>();
            Row row = new Row(file.columns().size());
            while (file.next(row)) {
                rows.add(row);
                row = new Row(file.columns().size());
            }
            return new Read(file.report(), file.columns(), rows, file.complaints(), file.unknownLabels());
        }
    }

    List<String> labels() {
        return rows.stream().map(row -> row.label).toList();
    }

    List<Instant> moments() {
        return rows.stream()
                .map(row -> Instant.EPOCH.plus(row.micros, ChronoUnit.MICROS))
                .toList();
    }

    float value(int row, String column) {
        return rows.get(row).values[columns.indexOf(column)];
    }
}
