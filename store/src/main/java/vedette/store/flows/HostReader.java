package vedette.store.flows;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vedette.store.database.Database;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// Answers what one host did: in the latest flows, and hour by hour. Times are in microseconds since 1970. Owned by one
/// thread.
///
/// Flows have no index by host, so that they are written fast; the latest of them are looked through instead. Those
/// that
/// have gone to the archive are not among them.
public final class HostReader implements AutoCloseable {

    /// So many flows are looked through, the latest of all.
    public static final int LOOKED_THROUGH = 200_000;

    private static final long HOUR = HourTally.HOUR_MICROS;

    private final Database database;
    private final Connection connection;

    /// A conversation of a host.
    ///
    /// @param peer the other end
    /// @param isBegun whether the host began it
    /// @param port of the one that was asked
    /// @param sent bytes by the host
    /// @param isAnswered whether the one that was asked said anything
    public record Talk(
            long begun,
            long ended,
            String peer,
            boolean isBegun,
            int protocol,
            int port,
            long sent,
            long received,
            boolean isAnswered,
            String state) {}

    /// What a host did in an hour, as far as it was among the busiest.
    public record Hour(long hour, long flows, long sent, long received) {}

    /// Takes conversations one by one.
    @FunctionalInterface
    public interface TalkHandler {
        void onTalk(Talk talk);
    }

    public HostReader(Database database) throws StoreException {
        this.database = database;
        connection = database.connectToRead();
    }

    /// The conversations of a host among the latest of all, the latest first.
    ///
    /// @return since when all were looked through; [Long#MIN_VALUE] if those of any time were
    public long talks(String host, long from, long to, TalkHandler handler) throws StoreException {
        try {
            long last = Question.of("SELECT coalesce(max(number), 0) FROM flow").number(connection);
            long lowest = Math.max(
                    last - LOOKED_THROUGH + 1,
                    Question.of("SELECT coalesce(min(number), 1) FROM flow").number(connection));
            Question.of(
                            "SELECT begun, ended, src, dst, dst_port, protocol, fwd_bytes, bwd_bytes, bwd_packets, state"
                                    + " FROM flow WHERE number >= ? AND (src = ? OR dst = ?) AND ended >= ? AND begun < ?"
                                    + " ORDER BY number DESC",
                            lowest,
                            host,
                            host,
                            from,
                            to)
                    .each(connection, row -> handler.onTalk(talk(row, host)));
            return lowest <= 1
                    ? Long.MIN_VALUE
                    : Question.of("SELECT coalesce(max(ended), 0) FROM flow WHERE number = ?", lowest)
                            .number(connection);
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    private static Talk talk(ResultSet row, String host) throws SQLException {
        boolean isBegun = row.getString("src").equals(host);
        long forward = row.getLong("fwd_bytes");
        long backward = row.getLong("bwd_bytes");
        return new Talk(
                row.getLong("begun"),
                row.getLong("ended"),
                row.getString(isBegun ? "dst" : "src"),
                isBegun,
                row.getInt("protocol"),
                row.getInt("dst_port"),
                isBegun ? forward : backward,
                isBegun ? backward : forward,
                row.getLong("bwd_packets") > 0,
                row.getString("state"));
    }

    /// What it did hour by hour, those in which it did nothing left out, in order.
    public List<Hour> hours(String host, long from, long to) throws StoreException {
        try {
            Map<Long, Hour> hours = new HashMap<>();
            long first = Math.floorDiv(from, HOUR) * HOUR;
            Question.of(
                            "SELECT hour, flows, sent, received FROM hour_host WHERE hour >= ? AND hour < ? AND host = ?",
                            first,
                            to,
                            host)
                    .each(
                            connection,
                            row -> hours.put(
                                    row.getLong(1),
                                    new Hour(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))));
            // Hours are added up once they are over; of what comes after the last of them there are minutes.
            long added = Question.of(
                            "SELECT coalesce(max(hour) + " + HOUR + ", 0) FROM hour_service WHERE hour < ?", to)
                    .number(connection);
            Question.of(
                            "SELECT minute - minute % " + HOUR
                                    + ", sum(flows), sum(sent), sum(received) FROM minute_host"
                                    + " WHERE minute >= ? AND minute < ? AND host = ? GROUP BY minute - minute % "
                                    + HOUR,
                            Math.max(first, added),
                            to,
                            host)
                    .each(
                            connection,
                            row -> hours.put(
                                    row.getLong(1),
                                    new Hour(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4))));
            List<Hour> all = new ArrayList<>(hours.values());
            all.sort((one, other) -> Long.compare(one.hour(), other.hour()));
            return all;
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
