package vedette.store.flows;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
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
/// some at a time ([FlowMove]).
final class FlowWriter implements AutoCloseable {

    private static final long MINUTE_MICROS = 60_000_000L;
    private static final int STATEMENTS_AT_ONCE = 1_000;

    private final Database database;
    private final FlowMove move;
    private final HotFlows hot;
    private Connection connection;
    private PreparedStatement insert;
    private boolean isBroken;
    private final MinuteTally tally = new MinuteTally();
    private final HourTally hours = new HourTally();
    private final FigureTally figures = new FigureTally();
    private final AtomicLong sampledOut = new AtomicLong();
    private long next;
    private long newest = Long.MIN_VALUE;

    FlowWriter(Database database, Archive archive, FlowBookConfig config) throws IOException {
        this.database = database;
        connection = database.connectToWrite(false);
        try {
            insert = connection.prepareStatement(FlowTable.INSERT);
            archive.tidy();
            move = new FlowMove(archive, config.hot().together());
            move.finishWhatWasBegun(connection);
            next = 1 + Math.max(number("SELECT coalesce(max(number), 0) FROM flow"), lastArchived(archive));
            newest = number("SELECT coalesce(max(ended), 0) FROM flow");
            hot = new HotFlows(config, number("SELECT coalesce(min(number), " + next + ") - 1 FROM flow"));
            hot.committed(newest, next - 1);
            connection.commit(); // who has only looked may not write after somebody else has
        } catch (SQLException e) {
            throw StoreException.of("cannot open " + database.name(), e);
        }
    }

    private long number(String sql) throws SQLException {
        return Question.of(sql).number(connection);
    }

    private static long lastArchived(Archive archive) throws IOException {
        return archive.parts().stream().mapToLong(Part::last).max().orElse(0);
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
            hot.committed(newest, next - 1);
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

    /// Whether so many are hot that some are to go before more come.
    boolean isFull() {
        return hot.isFull(next - 1);
    }

    /// Moves some of what is no longer hot to the archive. All that was put in was committed.
    ///
    /// @return whether there were any
    boolean spillSome() throws IOException {
        boolean isSome = hot.isDue();
        do {
            if (hot.isDue()) {
                spill(hot.due());
            }
        } while (hot.isDue() && isFull());
        return isSome;
    }

    /// Moves all flows to the archive. All that was put in was committed.
    void spillAll() throws IOException {
        while (spill(next - 1) < next - 1) {
            // some at a time
        }
    }

    private long spill(long upTo) throws IOException {
        mend();
        try {
            long last = move.some(connection, upTo);
            hot.moved(last);
            return last;
        } catch (IOException e) {
            hot.failed();
            throw e;
        } catch (SQLException e) {
            hot.failed();
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
