package vedette.store.flows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import vedette.store.database.Question;

/// Makes of many minutes few hours, so that a month can be asked as fast as a day: of a minute that is over only the
/// busiest hosts and services stay, and of an hour that is over its busiest are added up.
///
/// A conversation is told when it ends, which may be long after its last packet: so minutes and hours are over a while
/// after their end. An hour of which more is told later, as when a capture of last week is read, is not added up any
/// more until it is over again; who asks takes minutes where an hour is missing. Owned by the thread of a [FlowBook].
final class HourTally {

    static final long HOUR_MICROS = 3_600_000_000L;

    private static final long MINUTE_MICROS = 60_000_000L;
    private static final long LATE_MICROS = 20 * MINUTE_MICROS;
    private static final int MOST_HOSTS = 256;
    private static final int MOST_SERVICES = 64;

    /// Not over yet, or not looked at.
    private final NavigableSet<Long> minutes = new TreeSet<>();

    /// Not added up.
    private final NavigableSet<Long> hours = new TreeSet<>();

    private boolean isBegun;
    private long latest = Long.MIN_VALUE;

    /// Settles what is over.
    ///
    /// @param touched minutes that have just got more
    /// @param newest when the latest flow in the database ended
    void settle(Connection connection, Iterable<Long> touched, long newest) throws SQLException {
        boolean isFirst = !isBegun;
        if (isFirst) {
            begin(connection);
        }
        for (long minute : touched) {
            minutes.add(minute);
            latest = Math.max(latest, minute);
            long hour = hour(minute);
            if (hours.add(hour)) {
                forget(connection, hour);
            }
        }
        long now = isFirst ? Math.max(newest, latest) : latest;
        long over = Math.max(now, 0) - LATE_MICROS;
        while (!minutes.isEmpty() && minutes.first() + MINUTE_MICROS <= over) {
            long minute = minutes.removeFirst();
            keepBusiest(connection, "minute_host", "host", "sent + received", MOST_HOSTS, minute);
            keepBusiest(connection, "minute_service", "protocol * 65536 + port", "bytes", MOST_SERVICES, minute);
        }
        while (!hours.isEmpty() && hours.first() + HOUR_MICROS <= over) {
            addUp(connection, hours.removeFirst());
        }
    }

    /// After a failure: what the database has is looked up again.
    void startAnew() {
        minutes.clear();
        hours.clear();
        isBegun = false;
    }

    /// What was left by whoever wrote before.
    private void begin(Connection connection) throws SQLException {
        List<Long> left = Question.of("SELECT minute FROM minute WHERE flows > 0 AND minute - minute % " + HOUR_MICROS
                        + " NOT IN (SELECT hour FROM hour_service)")
                .list(connection, row -> row.getLong(1));
        for (long minute : left) {
            minutes.add(minute);
            hours.add(hour(minute));
        }
        isBegun = true;
    }

    private static long hour(long minute) {
        return Math.floorDiv(minute, HOUR_MICROS) * HOUR_MICROS;
    }

    private static void forget(Connection connection, long hour) throws SQLException {
        Question.of("DELETE FROM hour_host WHERE hour = ?", hour).run(connection);
        Question.of("DELETE FROM hour_service WHERE hour = ?", hour).run(connection);
    }

    private static void keepBusiest(Connection connection, String table, String key, String size, int most, long minute)
            throws SQLException {
        Question.of(
                        "DELETE FROM " + table + " WHERE minute = ? AND " + key + " NOT IN (SELECT " + key + " FROM "
                                + table + " WHERE minute = ? ORDER BY " + size + " DESC, " + key + " LIMIT " + most
                                + ")",
                        minute,
                        minute)
                .run(connection);
    }

    private static void addUp(Connection connection, long hour) throws SQLException {
        forget(connection, hour); // another process may have added it up
        addUp(connection, "host", "host", "flows, sent, received", "sum(sent) + sum(received)", MOST_HOSTS, hour);
        addUp(connection, "service", "protocol, port", "flows, bytes", "sum(bytes)", MOST_SERVICES, hour);
    }

    private static void addUp(
            Connection connection, String what, String key, String columns, String size, int most, long hour)
            throws SQLException {
        String sums = "CAST(sum(" + columns.replace(", ", ") AS BIGINT), CAST(sum(") + ") AS BIGINT)";
        Question.of(
                        "INSERT INTO hour_" + what + " (hour, " + key + ", " + columns
                                + ") SELECT CAST(? AS BIGINT), " + key + ", " + sums + " FROM minute_" + what
                                + " WHERE minute >= ? AND minute < ? GROUP BY " + key + " ORDER BY " + size + " DESC, "
                                + key + " LIMIT " + most,
                        hour,
                        hour,
                        hour + HOUR_MICROS)
                .run(connection);
    }
}
