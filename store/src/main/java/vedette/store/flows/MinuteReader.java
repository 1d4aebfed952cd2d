package vedette.store.flows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import vedette.store.database.Database;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// Answers what was seen in each minute of a time. Times are in microseconds since 1970. Owned by one thread.
public final class MinuteReader implements AutoCloseable {

    private final Database database;
    private final Connection connection;

    /// What was seen in a time, in sum.
    ///
    /// @param first the first minute with traffic; 0 if there is none
    /// @param sampledOut flows that were left out because the disk was too slow
    public record Sums(long first, long last, long flows, long packets, long bytes, long sampledOut) {}

    /// What a host did in a minute.
    public record HostMinute(long minute, String host, long flows, long sent, long received) {}

    /// What a service was used for.
    public record Service(int protocol, int port, long flows, long bytes) {}

    /// How high a figure was in the minutes in which it was measured.
    ///
    /// @param label what it is about; may be empty
    public record FigureSums(String name, String label, long minutes, double least, double sum, double most) {

        /// On average.
        public double mean() {
            return sum / minutes;
        }
    }

    /// A figure in a minute.
    public record FigurePoint(long minute, double value) {}

    /// Takes minutes of hosts one by one.
    @FunctionalInterface
    public interface HostHandler {
        void onHost(HostMinute minute);
    }

    public MinuteReader(Database database) throws StoreException {
        this.database = database;
        connection = database.connectToRead();
    }

    /// All minutes together.
    public Sums sums(long from, long to) throws StoreException {
        try {
            return Question.of(
                            "SELECT coalesce(min(minute), 0), coalesce(max(minute), 0), coalesce(sum(flows), 0),"
                                    + " coalesce(sum(packets), 0), coalesce(sum(bytes), 0),"
                                    + " coalesce(sum(sampled_out), 0) FROM minute WHERE minute >= ? AND minute < ?",
                            from,
                            to)
                    .list(
                            connection,
                            row -> new Sums(
                                    row.getLong(1),
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5),
                                    row.getLong(6)))
                    .getFirst();
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// What the busiest hosts of each minute did, one by one.
    public void hosts(long from, long to, HostHandler handler) throws StoreException {
        try {
            Question.of(
                            "SELECT minute, host, flows, sent, received FROM minute_host"
                                    + " WHERE minute >= ? AND minute < ? ORDER BY minute, host",
                            from,
                            to)
                    .each(
                            connection,
                            row -> handler.onHost(new HostMinute(
                                    row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4), row.getLong(5))));
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// What a host did in a time.
    public record Host(String host, long flows, long sent, long received) {}

    /// The hosts that sent and received most.
    public List<Host> topHosts(long from, long to, int most) throws StoreException {
        return topHosts(from, to, "", most);
    }

    /// Those of them whose address has this in it.
    ///
    /// @param part digits, letters, dots and colons
    public List<Host> topHosts(long from, long to, String part, int most) throws StoreException {
        if (!part.matches("[0-9A-Za-z.:]*")) {
            return List.of();
        }
        String like = part.isEmpty() ? "" : " WHERE host LIKE '%" + part.toLowerCase(Locale.ROOT) + "%'";
        try {
            return busiest("host", "host", "flows, sent, received", "sum(sent) + sum(received)", from, to, like, most)
                    .list(
                            connection,
                            row -> new Host(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// The services that were used most.
    public List<Service> services(long from, long to, int most) throws StoreException {
        try {
            return busiest("service", "protocol, port", "flows, bytes", "sum(bytes)", from, to, "", most)
                    .list(connection, row -> new Service(row.getInt(1), row.getInt(2), row.getLong(3), row.getLong(4)));
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// Of whole hours that are added up, those; of what is left of the time, minutes.
    private Question busiest(
            String what, String key, String sums, String size, long from, long to, String condition, int most)
            throws SQLException {
        RollUps rows = RollUps.of(RollUps.Times.of(connection, from, to), what, key + ", " + sums);
        String summed = "sum(" + sums.replace(", ", "), sum(") + ")";
        return new Question(
                "SELECT " + key + ", " + summed + " FROM " + rows.sql() + condition + " GROUP BY " + key + " ORDER BY "
                        + size + " DESC, " + key + " LIMIT " + most,
                rows.values());
    }

    /// What was measured in each minute beside traffic, in sum, by name and label.
    public List<FigureSums> figures(long from, long to) throws StoreException {
        try {
            return Question.of(
                            "SELECT name, label, count(*), min(value), sum(value), max(value) FROM minute_figure"
                                    + " WHERE minute >= ? AND minute < ? GROUP BY name, label ORDER BY name, label",
                            from,
                            to)
                    .list(
                            connection,
                            row -> new FigureSums(
                                    row.getString(1),
                                    row.getString(2),
                                    row.getLong(3),
                                    row.getDouble(4),
                                    row.getDouble(5),
                                    row.getDouble(6)));
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// One figure, minute by minute.
    public List<FigurePoint> series(long from, long to, String name, String label) throws StoreException {
        try {
            return Question.of(
                            "SELECT minute, value FROM minute_figure WHERE minute >= ? AND minute < ? AND name = ?"
                                    + " AND label = ? ORDER BY minute",
                            from,
                            to,
                            name,
                            label)
                    .list(connection, row -> new FigurePoint(row.getLong(1), row.getDouble(2)));
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
