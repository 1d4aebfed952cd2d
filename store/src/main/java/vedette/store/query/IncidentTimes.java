package vedette.store.query;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import vedette.store.database.Question;

/// A table of when which incident was the worst between two ends: for any two ends and any time at most one row, so
/// that a packet finds at most one.
///
/// Ends are a source and a target of the incident, either way. Where an incident names only some of its sources (or
/// targets), or so many that the pairs would be too many, the other end may be anybody, and its text is empty.
final class IncidentTimes {

    static final String TABLE = "incident_times";

    private static final String ENTRIES = "incident_ends";
    private static final String COLUMNS =
            "src VARCHAR, dst VARCHAR, begun TIMESTAMP, ended TIMESTAMP, score INTEGER, incident VARCHAR";
    private static final int MOST_PAIRS = 256;

    /// An incident between two ends, in microseconds.
    record Time(long begun, long ended, int score, String incident) {

        private static final Comparator<Time> WORST_FIRST = Comparator.comparingInt(Time::score)
                .reversed()
                .thenComparing(Time::incident)
                .thenComparingLong(Time::begun);
    }

    private IncidentTimes() {}

    static void define(Connection connection) throws SQLException {
        Shelf.define(connection, TABLE, COLUMNS);
    }

    /// Fills the table from that of incidents.
    static void fill(DuckDBConnection connection) throws SQLException {
        define(connection);
        Shelf.define(connection, ENTRIES, COLUMNS);
        try (Connection reading = connection.duplicate();
                DuckDBAppender appender = connection.createAppender(ENTRIES)) {
            Question.of("SELECT epoch_us(begun), epoch_us(ended), score, id, sources, source_count, targets,"
                            + " target_count FROM incidents")
                    .each(reading, row -> putEnds(row, appender));
        }
        try (Connection reading = connection.duplicate();
                DuckDBAppender appender = connection.createAppender(TABLE)) {
            Run run = new Run(appender);
            Question.of("SELECT epoch_us(begun), epoch_us(ended), score, incident, src, dst FROM " + ENTRIES
                            + " ORDER BY src, dst")
                    .each(reading, run::take);
            run.end();
        }
    }

    private static Time time(ResultSet row) throws SQLException {
        return new Time(row.getLong(1), row.getLong(2), row.getInt(3), row.getString(4));
    }

    private static void putEnds(ResultSet row, DuckDBAppender appender) throws SQLException {
        Time time = time(row);
        List<String> sources = addresses(row.getString(5));
        List<String> targets = addresses(row.getString(7));
        boolean areTooMany = sources.size() * targets.size() > MOST_PAIRS;
        boolean isAnySource = sources.size() < row.getLong(6) || (areTooMany && sources.size() >= targets.size());
        boolean isAnyTarget = targets.size() < row.getLong(8) || (areTooMany && targets.size() > sources.size());
        if (isAnySource || isAnyTarget || sources.isEmpty() || targets.isEmpty()) {
            for (String end : isAnyTarget || targets.isEmpty() ? sources : targets) {
                putBothWays(end, "", time, appender);
            }
            for (String end : isAnySource && isAnyTarget ? targets : List.<String>of()) {
                putBothWays(end, "", time, appender);
            }
            return;
        }
        for (String source : sources) {
            for (String target : targets) {
                putBothWays(source, target, time, appender);
            }
        }
    }

    private static List<String> addresses(String list) {
        return list.isEmpty() ? List.of() : Stream.of(list.split(" ", -1)).toList();
    }

    private static void putBothWays(String one, String other, Time time, DuckDBAppender appender) throws SQLException {
        put(one, other, time, appender);
        if (!one.equals(other)) {
            put(other, one, time, appender);
        }
    }

    private static void put(String src, String dst, Time time, DuckDBAppender appender) throws SQLException {
        appender.beginRow();
        appender.append(src);
        appender.append(dst);
        appender.appendEpochMicros(time.begun);
        appender.appendEpochMicros(time.ended);
        appender.append(time.score);
        appender.append(time.incident);
        appender.endRow();
    }

    /// The times of the same two ends, one after the other.
    private static final class Run {

        private final DuckDBAppender appender;
        private final List<Time> times = new ArrayList<>();
        private String src = "";
        private String dst = "";

        Run(DuckDBAppender appender) {
            this.appender = appender;
        }

        void take(ResultSet row) throws SQLException {
            if (!src.equals(row.getString(5)) || !dst.equals(row.getString(6))) {
                end();
                src = row.getString(5);
                dst = row.getString(6);
            }
            times.add(time(row));
        }

        void end() throws SQLException {
            for (Time time : apart(times)) {
                put(src, dst, time, appender);
            }
            times.clear();
        }
    }

    /// When which is the worst: times that do not overlap.
    static List<Time> apart(List<Time> times) {
        record Edge(long micros, boolean isBegin, Time time) {}
        List<Edge> edges = new ArrayList<>();
        for (Time time : times) {
            edges.add(new Edge(time.begun, true, time));
            edges.add(new Edge(time.ended + 1, false, time));
        }
        edges.sort(Comparator.comparingLong(Edge::micros));
        TreeSet<Time> now = new TreeSet<>(Time.WORST_FIRST);
        List<Time> apart = new ArrayList<>();
        @Nullable Time worst = null;
        long since = 0;
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            if (edge.isBegin) {
                now.add(edge.time);
            } else {
                now.remove(edge.time);
            }
            boolean isLastOfMoment = i + 1 == edges.size() || edges.get(i + 1).micros != edge.micros;
            Time next = now.isEmpty() ? null : now.first();
            if (isLastOfMoment && !Objects.equals(next, worst)) {
                if (worst != null) {
                    apart.add(new Time(since, edge.micros - 1, worst.score, worst.incident));
                }
                worst = next;
                since = edge.micros;
            }
        }
        return apart;
    }
}
