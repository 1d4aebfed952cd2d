package vedette.store.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import vedette.store.StorePlace;
import vedette.store.archive.Part;
import vedette.store.database.Database;
import vedette.store.database.Engine;
import vedette.store.database.Question;

/// What can be asked about, as tables and views of DuckDB's: flows hot and archived as one, incidents, what detectors
/// said of them, what was seen and measured in each minute, packets where they are kept, what is not to be shown, and
/// who watches. Who may sign in is not among them.
final class Shelf {

    private static final String FLOW_COLUMNS = """
            number BIGINT, conversation VARCHAR, part INTEGER, begun TIMESTAMP, ended TIMESTAMP, src VARCHAR,
            src_port INTEGER, dst VARCHAR, dst_port INTEGER, protocol INTEGER, fwd_packets BIGINT, bwd_packets BIGINT,
            fwd_bytes BIGINT, bwd_bytes BIGINT, end_reason VARCHAR, state VARCHAR, history VARCHAR, vlan INTEGER,
            handshake BIGINT, fwd_retransmitted BIGINT, bwd_retransmitted BIGINT""";

    private static final String INCIDENT_COLUMNS = """
            id VARCHAR, campaign VARCHAR, site VARCHAR, sensor VARCHAR, kind VARCHAR, family VARCHAR, entity VARCHAR,
            state VARCHAR, sources VARCHAR, source_count BIGINT, targets VARCHAR, target_count BIGINT, ports VARCHAR,
            begun TIMESTAMP, ended TIMESTAMP, detected TIMESTAMP, score INTEGER, severity VARCHAR,
            confidence DOUBLE, success BOOLEAN, flows BIGINT, verdict VARCHAR, untold_by BIGINT""";

    private static final String INCIDENTS = """
            SELECT id, campaign, site, sensor, kind, family, entity, state, sources, source_count, targets, target_count,
                ports, begun / 1000, ended / 1000, detected / 1000, score, severity, confidence, success, flows,
                coalesce((SELECT verdict FROM verdict WHERE verdict.incident = incident.id
                    ORDER BY verdict.id DESC LIMIT 1), 'none'),
                (SELECT rule FROM untold WHERE untold.incident = incident.id)
            FROM incident ORDER BY detected, id""";

    private static final String SIGNALS = """
            SELECT signal.incident, signal.detector, strength, confidence, coalesce(place, 0), coalesce(feature, ''),
                coalesce(seen, ''), coalesce(usual, '')
            FROM signal LEFT JOIN reason ON reason.incident = signal.incident AND reason.detector = signal.detector
            ORDER BY 1, 2, 5""";

    private static final String SUPPRESSION_COLUMNS = """
            id BIGINT, source VARCHAR, destination VARCHAR, port INTEGER, kind VARCHAR, detector VARCHAR,
            until TIMESTAMP, reason VARCHAR, author VARCHAR, given TIMESTAMP""";

    private static final String ACTION_COLUMNS = "effective TIMESTAMP, kind VARCHAR, details VARCHAR";

    private static final String SENSOR_COLUMNS =
            "name VARCHAR, host VARCHAR, version VARCHAR, inputs VARCHAR, first_seen TIMESTAMP, last_seen TIMESTAMP";

    private Shelf() {}

    static void fill(Connection connection, StorePlace place) throws SQLException, IOException {
        DuckDBConnection duck = connection.unwrap(DuckDBConnection.class);
        define(connection, "hot", FLOW_COLUMNS);
        define(connection, "incidents", INCIDENT_COLUMNS);
        define(
                connection,
                "signals",
                "incident VARCHAR, detector VARCHAR, strength DOUBLE, confidence DOUBLE, place INTEGER, feature VARCHAR,"
                        + " seen VARCHAR, usual VARCHAR");
        define(
                connection,
                "minutes",
                "minute TIMESTAMP, flows BIGINT, packets BIGINT, bytes BIGINT, sampled_out BIGINT");
        define(connection, "figures", "minute TIMESTAMP, name VARCHAR, label VARCHAR, value DOUBLE");
        define(connection, "suppressions", SUPPRESSION_COLUMNS);
        define(connection, "actions", ACTION_COLUMNS);
        define(connection, "sensors", SENSOR_COLUMNS);
        copy(place.flows(), "SELECT * FROM flow ORDER BY number", duck, "hot");
        List<Part> parts = place.archive().parts(); // after the hot ones: what moves meanwhile is there twice, not lost
        copy(place.flows(), "SELECT * FROM minute ORDER BY minute", duck, "minutes");
        copy(place.flows(), "SELECT * FROM minute_figure ORDER BY minute, name, label", duck, "figures");
        copy(place.incidents(), INCIDENTS, duck, "incidents");
        copy(place.incidents(), SIGNALS, duck, "signals");
        copy(place.incidents(), "SELECT * FROM suppression ORDER BY id", duck, "suppressions");
        copy(place.incidents(), "SELECT effective / 1000, kind, details FROM action ORDER BY id", duck, "actions");
        copy(place.incidents(), "SELECT * FROM sensor ORDER BY name, host", duck, "sensors");
        SuppressedBy.mark(connection, place.incidents());
        for (Part part : parts) {
            Question.of(
                            "DELETE FROM hot WHERE number BETWEEN ? AND ? AND epoch_us(ended) // 3600000000 = ?",
                            part.first(),
                            part.last(),
                            part.hour())
                    .run(connection);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE VIEW flows AS SELECT * FROM hot"
                    + (parts.isEmpty() ? "" : " UNION ALL SELECT * FROM " + files(parts)));
        }
        PacketView.create(duck, place.packets().parts());
    }

    /// All rows of some files.
    static String files(List<Part> parts) {
        return parts.stream()
                .map(part -> "'" + part.file().toAbsolutePath().toString().replace("'", "''") + "'")
                .collect(Collectors.joining(", ", "read_parquet([", "], hive_partitioning = false)"));
    }

    static void define(Connection connection, String table, String columns) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + table + " (" + columns + ")");
        }
    }

    private static void copy(Database from, String sql, DuckDBConnection duck, String table)
            throws SQLException, IOException {
        if (from.engine() == Engine.SQLITE && !Files.exists(Path.of(from.name()))) {
            return;
        }
        Map<Integer, String> types = new HashMap<>();
        new Question(
                        "SELECT data_type FROM duckdb_columns() WHERE table_name = ? ORDER BY column_index",
                        List.of(table))
                .each(duck, row -> types.put(types.size() + 1, row.getString(1)));
        try (Connection connection = from.connectToRead();
                DuckDBAppender appender = duck.createAppender(table)) {
            connection.setAutoCommit(false); // or a server sends all at once
            Question.of(sql).each(connection, row -> append(row, types, appender));
        }
    }

    private static void append(ResultSet row, Map<Integer, String> types, DuckDBAppender appender) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        appender.beginRow();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            switch (types.getOrDefault(column, "VARCHAR")) {
                case "BIGINT" -> appendLong(row, column, appender);
                case "DOUBLE" -> appender.append(row.getDouble(column));
                case "BOOLEAN" -> appender.append(row.getInt(column) != 0);
                case "INTEGER" -> appendNumber(row, column, appender);
                case "TIMESTAMP" -> appendTime(row, column, appender);
                default -> appendText(row.getString(column), appender);
            }
        }
        appender.endRow();
    }

    private static void appendLong(ResultSet row, int column, DuckDBAppender appender) throws SQLException {
        long number = row.getLong(column);
        if (row.wasNull()) {
            appender.appendNull();
        } else {
            appender.append(number);
        }
    }

    private static void appendNumber(ResultSet row, int column, DuckDBAppender appender) throws SQLException {
        int number = row.getInt(column);
        if (row.wasNull()) {
            appender.appendNull();
        } else {
            appender.append(number);
        }
    }

    private static void appendTime(ResultSet row, int column, DuckDBAppender appender) throws SQLException {
        long micros = row.getLong(column);
        if (row.wasNull()) {
            appender.appendNull();
        } else {
            appender.appendEpochMicros(micros);
        }
    }

    private static void appendText(@Nullable String text, DuckDBAppender appender) throws SQLException {
        if (text == null) {
            appender.appendNull();
        } else {
            appender.append(text);
        }
    }
}
