package vedette.store.flows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import vedette.store.database.Question;

/// Sums of hosts or services over a time, as rows of SQL: of whole hours that are added up, those; of what is left of
/// the
/// time, minutes.
///
/// @param sql what can stand after FROM, with the columns `at`, the key and the sums
/// @param values for its question marks
record RollUps(String sql, List<Object> values) {

    private static final long HOUR = HourTally.HOUR_MICROS;

    /// Gaps between hours that are added up, before minutes are faster.
    private static final int MOST_MISSING = 100;

    /// A time, cut into hours that are added up and what is left.
    ///
    /// @param firstHour that is used
    /// @param lastHour the first that is not used any more
    /// @param minutes what is left
    record Times(long firstHour, long lastHour, List<Time> minutes) {

        static Times of(Connection connection, long from, long to) throws SQLException {
            long firstHour = -Math.floorDiv(-Math.max(from, Long.MIN_VALUE >> 1), HOUR) * HOUR;
            long lastHour = Math.max(firstHour, Math.floorDiv(Math.min(to, Long.MAX_VALUE >> 1), HOUR) * HOUR);
            List<Time> missing = missing(connection, firstHour, lastHour);
            if (missing.size() > MOST_MISSING) {
                return new Times(firstHour, firstHour, List.of(new Time(from, to)));
            }
            List<Time> minutes = new ArrayList<>();
            minutes.add(new Time(from, Math.min(firstHour, to)));
            minutes.addAll(missing);
            minutes.add(new Time(lastHour, to));
            return new Times(firstHour, lastHour, minutes);
        }
    }

    record Time(long from, long to) {}

    /// @param what `host` or `service`
    /// @param columns the key and what is summed
    static RollUps of(Times times, String what, String columns) {
        List<Object> values = new ArrayList<>(List.of(times.firstHour, times.lastHour));
        for (Time time : times.minutes) {
            values.add(time.from);
            values.add(time.to);
        }
        String ofMinutes =
                String.join(" OR ", Collections.nCopies(times.minutes.size(), "(minute >= ? AND minute < ?)"));
        return new RollUps(
                "(SELECT hour AS at, " + columns + " FROM hour_" + what + " WHERE hour >= ? AND hour < ? UNION ALL"
                        + " SELECT minute AS at, " + columns + " FROM minute_" + what + " WHERE " + ofMinutes
                        + ") AS seen",
                values);
    }

    /// The same of minutes only.
    static RollUps ofMinutes(String what, String columns, long from, long to) {
        return new RollUps(
                "(SELECT minute AS at, " + columns + " FROM minute_" + what
                        + " WHERE minute >= ? AND minute < ?) AS seen",
                List.of(from, to));
    }

    /// Whole hours in which there was traffic, and which are not added up.
    private static List<Time> missing(Connection connection, long firstHour, long lastHour) throws SQLException {
        List<Long> hours = Question.of(
                        "SELECT DISTINCT minute - minute % " + HOUR + " FROM minute WHERE minute >= ? AND minute < ?"
                                + " AND flows > 0 EXCEPT SELECT hour FROM hour_service WHERE hour >= ? AND hour < ?"
                                + " ORDER BY 1",
                        firstHour,
                        lastHour,
                        firstHour,
                        lastHour)
                .list(connection, row -> row.getLong(1));
        List<Time> times = new ArrayList<>();
        for (long hour : hours) {
            boolean isNext = !times.isEmpty() && times.getLast().to() == hour;
            long from = isNext ? times.removeLast().from() : hour;
            times.add(new Time(from, hour + HOUR));
        }
        return times;
    }
}
