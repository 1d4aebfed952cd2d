package vedette.store.flows;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import vedette.store.archive.Archive;
import vedette.store.archive.FlowTable;
import vedette.store.archive.Part;
import vedette.store.archive.StoredFlow;
import vedette.store.database.Database;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// Writes flows into the database, and moves them to the archive when they are no longer hot. Owned by the thread of a
/// [FlowBook].
///
/// Flows are numbered as they come and never get another number. What goes to the archive is every flow up to a number,
/// a file for each hour, and the file's name says which numbers it has: so a process that ends between writing a file
/// and removing its flows from the database leaves enough to finish the work, and none twice.
final class FlowWriter implements AutoCloseable {

    private static final long HOUR_MICROS = 3_600_000_000L;
    private static final long MINUTE_MICROS = 60_000_000L;
    private static final int STATEMENTS_AT_ONCE = 1_000;

    private final Database database;
    private final Archive archive;
    private final FlowBookConfig config;
    private Connection connection;
    private PreparedStatement insert;
    private boolean isBroken;
    private final MinuteTally tally = new MinuteTally();
    private final HourTally hours = new HourTally();
    private final FigureTally figures = new FigureTally();
    private final AtomicLong sampledOut = new AtomicLong();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long next;
    private long newest = Long.MIN_VALUE;
    private long spilled = Long.MIN_VALUE;

    /// All flows up to this number had ended at this time.
    private record Mark(long ended, long number) {}

    FlowWriter(Database database, Archive archive, FlowBookConfig config) throws IOException {
        this.database = database;
        this.archive = archive;
        this.config = config;
        connection = database.connectToWrite(false);
        try {
            insert = connection.prepareStatement(FlowTable.INSERT);
            archive.tidy();
            finishWhatWasBegun();
            next = 1 + Math.max(number("SELECT coalesce(max(number), 0) FROM flow"), lastArchived());
            newest = number("SELECT coalesce(max(ended), 0) FROM flow");
            marks.add(new Mark(newest, next - 1));
            connection.commit(); // who has only looked may not write after somebody else has
        } catch (SQLException e) {
            throw StoreException.of("cannot open " + database.name(), e);
        }
    }

    private long number(String sql) throws SQLException {
        return Question.of(sql).number(connection);
    }

    private long lastArchived() throws IOException {
        return archive.parts().stream().mapToLong(Part::last).max().orElse(0);
    }

    /// Removes flows that have got to the archive.
    private void finishWhatWasBegun() throws IOException, SQLException {
        long least = number("SELECT coalesce(min(number), " + Long.MAX_VALUE + ") FROM flow");
        for (Part part : archive.parts()) {
            if (part.last() >= least) {
                remove(part);
            }
        }
        connection.commit();
    }

    private void remove(Part part) throws SQLException {
        Question.of(
                        "DELETE FROM flow WHERE number BETWEEN ? AND ? AND ended / " + HOUR_MICROS + " = ?",
                        part.first(),
                        part.last(),
                        part.hour())
                .run(connection);
    }

    /// For any thread.
    void sampledOut(long count) {
        sampledOut.addAndGet(count);
    }

    /// For any thread.
    void figure(long minute, String name, String label, double value) {
        figures.add(Math.floorDiv(minute, MINUTE_MICROS) * MINUTE_MICROS, name, label, value);
    }

    boolean hasFigures() {
        return !figures.isEmpty();
    }

    void put(List<StoredFlow> flows) throws StoreException {
        mend();
        try {
            int waiting = 0;
            for (StoredFlow flow : flows) {
                FlowTable.bind(insert, next++, flow);
                insert.addBatch();
                newest = Math.max(newest, flow.ended());
                tally.add(flow);
                if (++waiting == STATEMENTS_AT_ONCE) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            if (waiting > 0) {
                insert.executeBatch();
            }
        } catch (SQLException e) {
            throw StoreException.of("cannot write to " + database.name(), e);
        }
    }

    void commit() throws StoreException {
        try {
            Set<Long> touched = tally.write(connection, sampledOut.getAndSet(0), newest);
            hours.settle(connection, touched, newest);
            figures.write(connection);
            connection.commit();
            if (marks.isEmpty() || marks.getLast().number() < next - 1) {
                marks.add(new Mark(newest, next - 1));
            }
        } catch (SQLException e) {
            throw StoreException.of("cannot write to " + database.name(), e);
        }
    }

    /// After a failure: what was not committed is given up. What a connection thinks of its transaction is no longer so
    /// where a disk was full, so there will be another.
    void startAnew() {
        tally.clear();
        hours.startAnew();
        figures.clear();
        isBroken = true;
        try {
            connection.close();
        } catch (SQLException _) {
            // it is of no more use either way
        }
    }

    private void mend() throws StoreException {
        if (!isBroken) {
            return;
        }
        connection = database.connectToWrite(false);
        try {
            insert = connection.prepareStatement(FlowTable.INSERT);
            isBroken = false;
        } catch (SQLException e) {
            throw StoreException.of("cannot write to " + database.name(), e);
        }
    }

    /// Moves what is no longer hot to the archive, if it is time to.
    void spill() throws IOException {
        if (spilled == Long.MIN_VALUE) {
            spilled = newest;
        }
        if (newest - spilled < config.spill().toNanos() / 1_000) {
            return;
        }
        spilled = newest;
        long upTo = 0;
        while (!marks.isEmpty() && marks.peek().ended() <= newest - config.hot().toNanos() / 1_000) {
            upTo = marks.remove().number();
        }
        if (upTo > 0) {
            spillUpTo(upTo);
        }
    }

    void spillAll() throws IOException {
        spillUpTo(next - 1);
        marks.clear();
    }

    private void spillUpTo(long number) throws IOException {
        mend();
        try {
            record Run(long hour, long first, long last, long rows) {}
            List<Run> runs = Question.of(
                            "SELECT ended / " + HOUR_MICROS + " AS hour, min(number), max(number), count(*) FROM flow"
                                    + " WHERE number <= ? GROUP BY ended / " + HOUR_MICROS + " ORDER BY 1",
                            number)
                    .list(connection, row -> new Run(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
            for (Run run : runs) {
                Question flows = Question.of(
                        "SELECT * FROM flow WHERE number BETWEEN ? AND ? AND ended / " + HOUR_MICROS
                                + " = ? ORDER BY number",
                        run.first(),
                        run.last(),
                        run.hour());
                Part part = archive.add(run.hour(), run.first(), run.last(), run.rows(), table -> {
                    try {
                        flows.each(connection, row -> {
                            try {
                                FlowTable.copy(row, table);
                            } catch (IOException e) {
                                throw new SQLException(e.getMessage(), e);
                            }
                        });
                    } catch (SQLException e) {
                        throw StoreException.of("cannot move flows from " + database.name() + " to the archive", e);
                    }
                });
                connection.commit(); // who has read for so long may not write after somebody else has
                remove(part);
                connection.commit();
            }
            connection.commit();
        } catch (SQLException e) {
            throw StoreException.of("cannot move flows from " + database.name() + " to the archive", e);
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
