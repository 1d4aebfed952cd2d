package vedette.store.query;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import vedette.feature.parquet.ParquetTable;
import vedette.store.archive.Part;
import vedette.store.packets.PacketTable;

/// The view of kept packets, each with the worst incident that it may belong to.
final class PacketView {

    private static final String SCORE = "greatest(pair.score, source.score, target.score)";

    private PacketView() {}

    static void create(DuckDBConnection connection, List<Part> parts) throws SQLException {
        if (!parts.isEmpty()) {
            IncidentTimes.fill(connection);
        } else {
            IncidentTimes.define(connection);
            Shelf.define(
                    connection,
                    "no_packets",
                    PacketTable.ROWS.columns().stream().map(PacketView::column).collect(Collectors.joining(", ")));
        }
        execute(
                connection,
                "CREATE VIEW packets AS SELECT kept.*, " + SCORE + " AS score, CASE " + SCORE
                        + " WHEN pair.score THEN pair.incident WHEN source.score THEN source.incident"
                        + " ELSE target.incident END AS incident FROM "
                        + (parts.isEmpty() ? "no_packets" : Shelf.files(parts)) + " AS kept"
                        + join("pair", "pair.src = kept.src AND pair.dst = kept.dst")
                        + join("source", "source.src = kept.src AND source.dst = ''")
                        + join("target", "target.dst = kept.dst AND target.src = ''"));
    }

    private static String join(String name, String ends) {
        return " LEFT JOIN " + IncidentTimes.TABLE + " AS " + name + " ON " + ends + " AND kept.time BETWEEN " + name
                + ".begun AND " + name + ".ended";
    }

    private static String column(ParquetTable.Column column) {
        return column.name() + " "
                + switch (column.type()) {
                    case TIME -> "TIMESTAMP";
                    case LONG -> "BIGINT";
                    case INTEGER -> "INTEGER";
                    case TEXT, LONGS, FLAG, FLOAT, DOUBLE -> "VARCHAR";
                };
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
