package vedette.store.flows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import vedette.store.database.Question;

/// Makes of many minutes few hours, so that a month can be asked as fast as a day: of a minute that is over only the
/// busiest hosts and services stay, and of an hour that is over its busiest are added up.
///
/// A conversation is told when it ends, which may be long after its last packet: so minutes and hours are over a while
/// after their end, and what comes even later is missing from the hours. Owned by the thread of a [FlowBook].
final class HourTally {

    static final long HOUR_MICROS = 3_600_000_000L;

    private static final long MINUTE_MICROS = 60_000_000L;
    private static final long LATE_MICROS = 20 * MINUTE_MICROS;
    private static final int MOST_HOSTS = 256;
    private static final int MOST_SERVICES = 64;

    private long settled = Long.MIN_VALUE;

    /// Settles what is over, if another minute is.
    ///
    /// @param newest when the latest flow ended
    void settle(Connection connection, long newest) throws SQLException {
        long over = Math.floorDiv(newest - LATE_MICROS, MINUTE_MICROS) * MINUTE_MICROS;
        if (over <= settled) {
            return;
        }
        keepBusiest(connection, "minute_host", "host", "sent + received", MOST_HOSTS, over);
        keepBusiest(connection, "minute_service", "protocol * 65536 + port", "bytes", MOST_SERVICES, over);
        long hour = Math.floorDiv(over, HOUR_MICROS) * HOUR_MICROS;
        if (settled == Long.MIN_VALUE || Math.floorDiv(settled, HOUR_MICROS) * HOUR_MICROS < hour) {
            addUpHours(connection, hour);
        }
        settled = over;
    }

    private void keepBusiest(Connection connection, String table, String key, String size, int most, long over)
            throws SQLException {
        List<Long> minutes = Question.of(
                        "SELECT minute FROM " + table + " WHERE minute >= ? AND minute < ? GROUP BY minute"
                                + " HAVING count(*) > " + most,
                        settled,
                        over)
                .list(connection, row -> row.getLong(1));
        for (long minute : minutes) {
            Question.of(
                            "DELETE FROM " + table + " WHERE minute = ? AND " + key + " NOT IN (SELECT " + key
                                    + " FROM " + table + " WHERE minute = ? ORDER BY " + size + " DESC, " + key
                                    + " LIMIT " + most + ")",
                            minute,
                            minute)
                    .run(connection);
        }
    }

    /// Those before this one that are not added up yet.
    private static void addUpHours(Connection connection, long before) throws SQLException {
        long last = Question.of("SELECT coalesce(max(hour), " + Long.MIN_VALUE + ") FROM hour_service")
                .number(connection);
        List<Long> hours = Question.of(
                        "SELECT DISTINCT minute - minute % " + HOUR_MICROS
                                + " FROM minute_service WHERE minute >= ? AND minute < ? ORDER BY 1",
                        last == Long.MIN_VALUE ? last : last + HOUR_MICROS,
                        before)
                .list(connection, row -> row.getLong(1));
        for (long hour : hours) {
            addUp(connection, "host", "host, flows, sent, received", "sum(sent) + sum(received)", MOST_HOSTS, hour);
            addUp(connection, "service", "protocol, port, flows, bytes", "sum(bytes)", MOST_SERVICES, hour);
        }
    }

    private static void addUp(Connection connection, String what, String columns, String size, int most, long hour)
            throws SQLException {
        boolean isHost = what.equals("host");
        String key = isHost ? "host" : "protocol, port";
        String sums = isHost
                ? "CAST(sum(flows) AS BIGINT), CAST(sum(sent) AS BIGINT), CAST(sum(received) AS BIGINT)"
                : "CAST(sum(flows) AS BIGINT), CAST(sum(bytes) AS BIGINT)";
        Question.of(
                        "INSERT INTO hour_" + what + " (hour, " + columns + ") SELECT CAST(? AS BIGINT), " + key + ", "
                                + sums + " FROM minute_" + what + " WHERE minute >= ? AND minute < ? GROUP BY " + key
                                + " ORDER BY " + size + " DESC, " + key + " LIMIT " + most
                                + " ON CONFLICT DO NOTHING",
                        hour,
                        hour,
                        hour + HOUR_MICROS)
                .run(connection);
    }
}
