package vedette.store.query;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vedette.store.database.StoreException;

/// Writes the rows that answer a question.
final class Answer {

    private static final int ROWS_AT_ONCE = 10_000;

    private Answer() {}

    static void write(Connection connection, Asked asked, OutputStream out) throws SQLException, IOException {
        switch (asked.format()) {
            case PARQUET -> writeParquet(connection, asked);
            case SQLITE -> writeDatabase(connection, asked);
            case TABLE -> stream(connection, asked, new TableRows(out));
            case CSV -> stream(connection, asked, new CsvRows(out));
            case JSON -> stream(connection, asked, new JsonRows(out, true));
            case JSONL -> stream(connection, asked, new JsonRows(out, false));
        }
    }

    private static void stream(Connection connection, Asked asked, RowWriter writer) throws SQLException, IOException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(asked.sql())) {
            writer.begin(names(rows));
            long count = 0;
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                if (count == asked.mostRows() && count > 0) {
                    System.err.println("there are more than " + count + " rows: --rows N shows more, 0 all");
                    break;
                }
                List<@Nullable Object> values = new ArrayList<>(width);
                for (int column = 1; column <= width; column++) {
                    values.add(Values.of(rows, column));
                }
                writer.row(values);
                count++;
            }
            writer.end();
        }
    }

    private static List<String> names(ResultSet rows) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        List<String> names = new ArrayList<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            names.add(columns.getColumnLabel(column));
        }
        return names;
    }

    private static Path required(Asked asked) throws StoreException {
        Path file = asked.file();
        if (file == null) {
            throw new StoreException(asked.format().label() + " is no stream: name a file with -o");
        }
        return file;
    }

    private static void writeParquet(Connection connection, Asked asked) throws SQLException, StoreException {
        String file = required(asked).toString().replace("'", "''");
        try (Statement statement = connection.createStatement()) {
            statement.execute("COPY (" + asked.sql() + "\n) TO '" + file + "' (FORMAT parquet, COMPRESSION zstd)");
        }
    }

    private static void writeDatabase(Connection connection, Asked asked) throws SQLException, IOException {
        Path file = required(asked);
        Files.deleteIfExists(file);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(asked.sql());
                Connection target = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            target.setAutoCommit(false);
            List<String> names = names(rows);
            try (Statement create = target.createStatement()) {
                create.execute(names.stream()
                        .map(name -> '"' + name.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(", ", "CREATE TABLE rows (", ")")));
            }
            String places = String.join(", ", Collections.nCopies(names.size(), "?"));
            try (PreparedStatement insert = target.prepareStatement("INSERT INTO rows VALUES (" + places + ")")) {
                for (int count = 1; rows.next(); count++) {
                    for (int column = 1; column <= names.size(); column++) {
                        insert.setObject(column, Values.plain(Values.of(rows, column)));
                    }
                    insert.addBatch();
                    if (count % ROWS_AT_ONCE == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
            }
            target.commit();
        }
    }
}
