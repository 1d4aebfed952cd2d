package vedette.store.search;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vedette.store.StorePlace;
import vedette.store.archive.Part;
import vedette.store.database.Database;
import vedette.store.database.Engine;
import vedette.store.database.Question;
import vedette.store.database.StoreException;
import vedette.store.search.language.Condition;

/// Answers which conversations there were: those that are hot at once, those of the archive if they are wanted too.
/// Every
/// one is there once, whatever moves from here to there meanwhile. Owned by one thread.
public final class FlowReader implements AutoCloseable {

    private static final int AT_ONCE = 10_000;
    private static final int UNKNOWN_HOURS = 1_000;

    private final StorePlace place;
    private static final String BY_NUMBER = "SELECT " + FlowSearch.COLUMNS + " FROM flow WHERE number = ?";

    private final Database database;
    private final Duration limit;
    private final Connection connection;

    /// Takes conversations one by one.
    @FunctionalInterface
    public interface Handler {
        void onFlow(KeptFlow flow) throws IOException;
    }

    /// @param limit after so long the archive is not asked any more
    public FlowReader(StorePlace place, Duration limit) throws StoreException {
        this.place = place;
        this.limit = limit;
        database = place.flows();
        connection = database.connectToRead();
        try {
            connection.setAutoCommit(false);
            if (database.engine() == Engine.POSTGRES) {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            }
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// What is hot as it is at one moment, and the archive as it is then or later.
    ///
    /// @param notArchived what is not in the archive, too
    /// @param hotFrom when the oldest ended
    private record Moment(ArchivedFlows archive, Condition notArchived, OptionalLong hotFrom) {}

    private Moment moment(FlowSearch search) throws SQLException, IOException {
        // one of each, or it would be looked for in all rows
        List<Long> first = Question.of("SELECT (SELECT coalesce(min(number), -1) FROM flow),"
                        + " (SELECT coalesce(min(ended), -1) FROM flow)")
                .list(connection, row -> List.of(row.getLong(1), row.getLong(2)))
                .getFirst();
        List<Part> parts = parts(search);
        List<Condition> twice = new ArrayList<>();
        for (Part part : parts) {
            if (first.getFirst() >= 0 && part.last() >= first.getFirst() && twice.size() < UNKNOWN_HOURS) {
                long hour = part.hour() * ArchivedFlows.HOUR_MICROS;
                twice.add(Condition.of(
                        "(number BETWEEN ? AND ? AND ended >= ? AND ended < ?)",
                        part.first(),
                        part.last(),
                        hour,
                        hour + ArchivedFlows.HOUR_MICROS));
            }
        }
        return new Moment(
                new ArchivedFlows(place, parts, limit),
                twice.isEmpty() ? Condition.ALWAYS : Condition.any(twice).not(),
                first.getFirst() < 0 ? OptionalLong.empty() : OptionalLong.of(first.get(1)));
    }

    private List<Part> parts(FlowSearch search) throws IOException {
        return place.archive()
                .parts(
                        Math.floorDiv(search.from(), ArchivedFlows.HOUR_MICROS),
                        Math.floorDiv(search.to() - 1, ArchivedFlows.HOUR_MICROS));
    }

    /// A page.
    ///
    /// @param withArchive whether the archive is asked, too, if it has anything of the time
    public FlowPage page(FlowSearch search, boolean withArchive) throws IOException {
        try {
            Moment moment = moment(search);
            List<KeptFlow> rows = new ArrayList<>(hot(search, moment));
            connection.rollback(); // nobody waits for us while the archive is asked
            ArchivedFlows archive = moment.archive;
            boolean isAsked = withArchive && !archive.isEmpty();
            if (isAsked) {
                addArchived(rows, search, archive);
                rows.sort(search.order().comparator(search.isUp()));
            }
            boolean isMore = rows.size() > search.limit();
            List<KeptFlow> shown = isMore ? rows.subList(0, search.limit()) : rows;
            return new FlowPage(
                    shown,
                    isMore ? Optional.of(FlowCursor.of(shown.getLast(), search.order())) : Optional.empty(),
                    moment.hotFrom,
                    archive.parts().size(),
                    isAsked);
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    private List<KeptFlow> hot(FlowSearch search, Moment moment) throws SQLException {
        return search.rows(database.engine(), moment.notArchived)
                .list(connection, row -> KeptFlow.of(new Columns(row)));
    }

    private static void addArchived(List<KeptFlow> rows, FlowSearch search, ArchivedFlows archive) throws IOException {
        Question question = search.rows(Engine.SQLITE, Condition.ALWAYS);
        ArchivedFlows.Handler handler = row -> rows.add(KeptFlow.of(row));
        if (search.order() == FlowOrder.TIME) {
            FlowCursor after = search.after();
            long key = after == null ? 0 : (Long) after.key();
            ArchivedFlows left = after == null
                    ? archive
                    : search.isUp() ? archive.between(key, search.to()) : archive.between(search.from(), key + 1);
            if (!left.isEmpty()) {
                left.hourByHour(question, search.isUp(), handler);
            }
        } else {
            archive.together(question, handler);
        }
    }

    /// How much there is.
    ///
    /// @param withArchive whether the archive is asked, too
    public FlowTotals totals(FlowSearch search, boolean withArchive) throws IOException {
        try {
            Moment moment = moment(search);
            FlowTotals hot = search.totals(moment.notArchived)
                    .list(connection, row -> totals(new Columns(row)))
                    .getFirst();
            connection.rollback();
            ArchivedFlows archive = moment.archive;
            if (!withArchive || archive.isEmpty()) {
                return hot;
            }
            FlowTotals[] archived = {FlowTotals.NONE};
            archive.whole(search.totals(Condition.ALWAYS), row -> archived[0] = totals(row));
            return hot.and(archived[0]);
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    private static FlowTotals totals(KeptFlow.Row row) throws SQLException {
        return new FlowTotals(row.number(1), row.number(2), row.number(3), row.number(4));
    }

    /// The one with this number, if it is hot.
    public Optional<KeptFlow> hot(long number) throws IOException {
        try {
            List<KeptFlow> hot = Question.of(BY_NUMBER, number).list(connection, row -> KeptFlow.of(new Columns(row)));
            connection.rollback();
            return hot.stream().findFirst();
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    /// The one with this number, hot or archived.
    public Optional<KeptFlow> one(long number) throws IOException {
        Optional<KeptFlow> hot = hot(number);
        if (hot.isPresent()) {
            return hot;
        }
        ArchivedFlows archive = new ArchivedFlows(place, place.archive().parts(), limit).with(number);
        List<KeptFlow> archived = new ArrayList<>();
        if (!archive.isEmpty()) {
            archive.whole(Question.of(BY_NUMBER, number), row -> archived.add(KeptFlow.of(row)));
        }
        return archived.stream().findFirst();
    }

    /// All that fit, up to a number: the hot ones in the order that is asked for, then those of the archive as they
    /// come.
    ///
    /// @return how many
    public long each(FlowSearch search, boolean withArchive, long most, Handler handler) throws IOException {
        try {
            Moment moment = moment(search);
            long first =
                    Question.of("SELECT coalesce(min(number), 0) FROM flow").number(connection);
            BitSet told = new BitSet(); // what moves to the archive meanwhile is met there again
            long count = 0;
            FlowSearch chunk = new FlowSearch(
                    search.filter(), search.from(), search.to(), search.order(), search.isUp(), null, AT_ONCE);
            while (true) {
                List<KeptFlow> rows = hot(chunk, moment);
                connection.rollback(); // whoever listens may be slow, and who writes must not wait for them
                boolean isMore = rows.size() > AT_ONCE;
                for (KeptFlow row : isMore ? rows.subList(0, AT_ONCE) : rows) {
                    if (count++ == most) {
                        return most;
                    }
                    told.set((int) Math.min(row.number() - first, Integer.MAX_VALUE - 1));
                    handler.onFlow(row);
                }
                if (!isMore) {
                    break;
                }
                chunk = chunk.after(FlowCursor.of(rows.get(AT_ONCE - 1), search.order()));
            }
            return withArchive ? count + archived(search, most - count, first, told, handler) : count;
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
    }

    private long archived(FlowSearch search, long most, long first, BitSet told, Handler handler) throws IOException {
        ArchivedFlows archive = new ArchivedFlows(place, parts(search), limit);
        long[] count = {0};
        if (!archive.isEmpty() && most > 0) {
            archive.hourByHour(search.unsorted(most), search.isUp(), row -> {
                KeptFlow flow = KeptFlow.of(row);
                long place = flow.number() - first;
                if (place < 0 || place > Integer.MAX_VALUE || !told.get((int) place)) {
                    count[0]++;
                    handler.onFlow(flow);
                }
            });
        }
        return count[0];
    }

    @Override
    public void close() throws StoreException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StoreException.of("cannot close " + database.name(), e);
        }
    }

    private record Columns(ResultSet row) implements KeptFlow.Row {

        @Override
        public long number(int column) throws SQLException {
            return row.getLong(column);
        }

        @Override
        public String text(int column) throws SQLException {
            return row.getString(column);
        }
    }
}
