package vedette.store.flows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vedette.store.database.Database;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// Answers what traffic consisted of, as sums and over time, from what minutes and hours hold. Times are in
/// microseconds
/// since 1970. Owned by one thread.
public final class TrafficReader implements AutoCloseable {

    private static final long HOUR = HourTally.HOUR_MICROS;

    private final Database database;
    private final Connection connection;

    /// Those that were asked about: a page asks about two.
    private final Map<String, RollUps.Times> times = new HashMap<>();

    /// What traffic is told apart by.
    public enum By {
        /// Minutes hold the 64 busiest.
        SERVICE("service", "CAST(protocol AS TEXT) || '/' || CAST(port AS TEXT)", "bytes", ""),
        /// Minutes hold the 256 busiest; a conversation counts for both of its ends.
        HOST("host", "host", "sent + received", ""),
        /// Of the busiest services.
        PROTOCOL("service", "CAST(protocol AS TEXT)", "bytes", ""),
        /// What conversations resemble, as the classifier at work says.
        CLASS("figure", "label", "0", "class_flows"),
        /// Into the network, out of it, or else.
        DIRECTION("figure", "label", "0", "traffic_bytes");

        private final String table;
        private final String key;
        private final String bytes;
        private final String figure;

        By(String table, String key, String bytes, String figure) {
            this.table = table;
            this.key = key;
            this.bytes = bytes;
            this.figure = figure;
        }

        private boolean isFigure() {
            return !figure.isEmpty();
        }
    }

    /// What one of them did.
    ///
    /// @param key an address, `6/443`, `6`, or the label of a figure
    public record Share(String key, long flows, long bytes) {}

    /// What one of them did in a step of time.
    ///
    /// @param step from the beginning
    public record Point(int step, String key, long flows, long bytes) {}

    /// What all did in a step of time.
    public record Whole(int step, long flows, long packets, long bytes) {}

    /// Two hosts and the service between them, as far as conversations are hot.
    public record Pair(String src, int protocol, int port, String dst, long flows, long bytes) {}

    public TrafficReader(Database database) throws StoreException {
        this.database = database;
        connection = database.connectToRead();
    }

    private RollUps rows(By by, long from, long to, boolean isByHours) throws SQLException {
        if (by.isFigure()) {
            boolean isFlows = by == By.CLASS;
            return new RollUps(
                    "(SELECT minute AS at, label AS name, " + (isFlows ? "value" : "0") + " AS flows, "
                            + (isFlows ? "0" : "value") + " AS bytes FROM minute_figure"
                            + " WHERE name = ? AND minute >= ? AND minute < ?) AS seen",
                    List.of(by.figure, from, to));
        }
        String columns = by.key + " AS name, flows, " + by.bytes + (by.bytes.equals("bytes") ? "" : " AS bytes");
        return isByHours
                ? RollUps.of(times(from, to), by.table, columns)
                : RollUps.ofMinutes(by.table, columns, from, to);
    }

    private RollUps.Times times(long from, long to) throws SQLException {
        String time = from + " " + to;
        RollUps.Times known = times.get(time);
        if (known == null) {
            known = RollUps.Times.of(connection, from, to);
            times.put(time, known);
        }
        return known;
    }

    /// The largest of a time.
    ///
    /// @param isByFlows whether conversations count, not bytes
    public List<Share> top(By by, long from, long to, boolean isByFlows, int most) throws StoreException {
        try {
            RollUps rows = rows(by, from, to, true);
            List<Object> values = new ArrayList<>(rows.values());
            values.add(most);
            return new Question(
                            "SELECT name, sum(flows) AS all_flows, sum(bytes) AS all_bytes FROM " + rows.sql()
                                    + " GROUP BY name ORDER BY " + (isByFlows ? "all_flows" : "all_bytes")
                                    + " DESC, name LIMIT ?",
                            values)
                    .list(
                            connection,
                            row -> new Share(
                                    row.getString(1), Math.round(row.getDouble(2)), Math.round(row.getDouble(3))));
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    private static String among(List<String> keys) {
        return "name IN (" + String.join(", ", Collections.nCopies(keys.size(), "?")) + ")";
    }

    /// What these did, step by step.
    ///
    /// @param step its length; hours are used where it is whole hours
    public List<Point> series(By by, long from, long to, long step, List<String> keys) throws StoreException {
        if (keys.isEmpty()) {
            return List.of();
        }
        try {
            RollUps rows = rows(by, from, to, step % HOUR == 0);
            List<Object> values = new ArrayList<>(List.of(from, step));
            values.addAll(rows.values());
            values.addAll(keys);
            return new Question(
                            "SELECT (at - ?) / ? AS slot, name, sum(flows), sum(bytes) FROM " + rows.sql() + " WHERE "
                                    + among(keys) + " GROUP BY 1, 2 ORDER BY 1, 2",
                            values)
                    .list(
                            connection,
                            row -> new Point(
                                    row.getInt(1),
                                    row.getString(2),
                                    Math.round(row.getDouble(3)),
                                    Math.round(row.getDouble(4))));
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// What all did, step by step.
    public List<Whole> whole(long from, long to, long step) throws StoreException {
        try {
            return Question.of(
                            "SELECT (minute - ?) / ? AS slot, sum(flows), sum(packets), sum(bytes) FROM minute"
                                    + " WHERE minute >= ? AND minute < ? GROUP BY 1 ORDER BY 1",
                            from,
                            step,
                            from,
                            to)
                    .list(connection, row -> new Whole(row.getInt(1), row.getLong(2), row.getLong(3), row.getLong(4)));
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// Who used which service of whom, the most bytes first: of the latest hot conversations of a time.
    ///
    /// @param mostFlows so many of those at most
    public List<Pair> pairs(long from, long to, int mostFlows, int mostPairs) throws StoreException {
        try {
            return Question.of(
                            "SELECT src, protocol, port, dst, count(*), sum(bytes) AS all_bytes FROM (SELECT src,"
                                    + " protocol, CASE WHEN src_port > 0 AND src_port <= 1023 AND dst_port > 1023"
                                    + " THEN src_port ELSE dst_port END AS port, dst, fwd_bytes + bwd_bytes AS bytes"
                                    + " FROM flow WHERE ended >= ? AND ended < ? ORDER BY ended DESC LIMIT ?) AS latest"
                                    + " GROUP BY src, protocol, port, dst ORDER BY all_bytes DESC, src, dst LIMIT ?",
                            from,
                            to,
                            mostFlows,
                            mostPairs)
                    .list(
                            connection,
                            row -> new Pair(
                                    row.getString(1),
                                    row.getInt(2),
                                    row.getInt(3),
                                    row.getString(4),
                                    row.getLong(5),
                                    row.getLong(6)));
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// Of how many conversations those pairs are, and how many bytes.
    public Share pairsWhole(long from, long to, int mostFlows) throws StoreException {
        try {
            return Question.of(
                            "SELECT count(*), coalesce(sum(bytes), 0) FROM (SELECT fwd_bytes + bwd_bytes AS bytes"
                                    + " FROM flow WHERE ended >= ? AND ended < ? ORDER BY ended DESC LIMIT ?) AS latest",
                            from,
                            to,
                            mostFlows)
                    .list(connection, row -> new Share("", row.getLong(1), row.getLong(2)))
                    .getFirst();
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// When the oldest hot conversation ended; the latest time there is if none is hot.
    public long hotFrom() throws StoreException {
        try {
            return Question.of("SELECT coalesce(min(ended), " + Long.MAX_VALUE + ") FROM flow")
                    .number(connection);
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    @Override
    public void close() throws StoreException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StoreException.of("cannot close " + database.name(), e);
        }
    }
}
