package vedette.web.explore;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import vedette.incident.IncidentSnapshot;
import vedette.report.text.ServiceName;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Triage;
import vedette.store.search.FlowPage;
import vedette.store.search.FlowReader;
import vedette.store.search.FlowSearch;
import vedette.store.search.FlowTotals;
import vedette.store.search.IncidentMarks;
import vedette.store.search.KeptFlow;
import vedette.store.search.language.FlowFilter;
import vedette.store.search.language.SearchText;
import vedette.web.http.Refusal;
import vedette.web.operate.Room;

/// Looks conversations up for pages and programs. Safe for any thread; the archive is asked by few at a time.
public final class FlowDesk {

    /// An export has no more rows.
    public static final long MOST_EXPORTED = 1_000_000;

    private static final int MOST_INCIDENTS = 500;
    private static final int ASKING_THE_ARCHIVE = 2;
    private static final int EXPORTING = 2;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration EXPORT_LIMIT = Duration.ofMinutes(5);

    private final Room room;
    private final InstantSource clock;
    private final SearchText language = new SearchText(ServiceName.ports());
    private final Semaphore archive = new Semaphore(ASKING_THE_ARCHIVE);
    private final Semaphore exporting = new Semaphore(EXPORTING);

    /// A page with what is to be said of it.
    ///
    /// @param leftOut incidents that the search is about, but that were too many
    /// @param millis how long it took
    public record Found(FlowPage page, IncidentMarks marks, long leftOut, long millis) {}

    /// @param clock by which it is measured how long something takes
    public FlowDesk(Room room, InstantSource clock) {
        this.room = room;
        this.clock = clock;
    }

    /// What the words mean.
    ///
    /// @throws vedette.store.search.BadSearch if nobody can understand them
    public FlowFilter filter(FlowAsked asked) throws IOException {
        FlowFilter filter = language.parse(asked.search());
        if (!filter.needsIncidents() || !room.place().exists()) {
            return filter;
        }
        try (IncidentReader incidents = new IncidentReader(room.place().incidents())) {
            return filter.resolved(
                    incidents, asked.range().fromMicros(), asked.range().toMicros());
        }
    }

    private static FlowSearch search(FlowAsked asked, FlowFilter filter, int limit) {
        return new FlowSearch(
                filter,
                asked.range().fromMicros(),
                asked.range().toMicros(),
                asked.order(),
                asked.isUp(),
                asked.after().orElse(null),
                limit);
    }

    /// A page of them.
    public Found page(FlowAsked asked, int limit) throws IOException {
        long begin = clock.millis();
        FlowFilter filter = filter(asked);
        FlowSearch search = search(asked, filter, limit);
        FlowPage page = reading(asked.withArchive(), LIMIT, reader -> reader.page(search, asked.withArchive()));
        IncidentMarks marks = marks(page.rows());
        return new Found(page, marks, filter.leftOut(), Math.max(0, clock.millis() - begin));
    }

    /// How much there is of what is asked for, whichever page.
    public FlowTotals totals(FlowAsked asked) throws IOException {
        FlowSearch search = search(asked.first(), filter(asked), 1);
        return reading(asked.withArchive(), LIMIT, reader -> reader.totals(search, asked.withArchive()));
    }

    /// An export that may begin. Whoever has it closes it.
    public final class Export implements AutoCloseable {

        private final AtomicBoolean isOpen = new AtomicBoolean(true);

        private Export() {}

        /// All of them, as far as an export goes.
        ///
        /// @return how many
        public long each(FlowAsked asked, FlowFilter filter, FlowReader.Handler handler) throws IOException {
            FlowSearch search = search(asked.first(), filter, 1);
            try (FlowReader reader = new FlowReader(room.place().required(), EXPORT_LIMIT)) {
                return reader.each(search, asked.withArchive(), MOST_EXPORTED, handler);
            }
        }

        @Override
        public void close() {
            if (isOpen.getAndSet(false)) {
                exporting.release();
            }
        }
    }

    /// Lets an export begin. It goes at the pace of whoever reads it, so it takes no turn of those who look.
    ///
    /// @throws Refusal if there are as many as there may be
    public Export export() {
        if (!exporting.tryAcquire()) {
            throw Refusal.tooOften("Others are exporting already. Try again when they are done.");
        }
        return new Export();
    }

    /// The one with this number.
    public Optional<KeptFlow> one(long number) throws IOException {
        Optional<KeptFlow> hot = reading(false, LIMIT, reader -> reader.hot(number));
        return hot.isPresent() ? hot : reading(true, LIMIT, reader -> reader.one(number));
    }

    /// Something that is read.
    @FunctionalInterface
    private interface Reading<T> {

        T from(FlowReader reader) throws IOException;
    }

    private <T> T reading(boolean withArchive, Duration limit, Reading<T> reading) throws IOException {
        if (withArchive && !archive.tryAcquire()) {
            throw Refusal.tooOften("The archive is being read for others already. Try again in a moment.");
        }
        try (FlowReader reader = new FlowReader(room.place().required(), limit)) {
            return reading.from(reader);
        } finally {
            if (withArchive) {
                archive.release();
            }
        }
    }

    /// Of which incidents conversations may be a part.
    public IncidentMarks marks(List<KeptFlow> rows) throws IOException {
        if (rows.isEmpty()) {
            return new IncidentMarks(List.of());
        }
        long from = rows.stream().mapToLong(row -> row.flow().begun()).min().orElse(0);
        long to = rows.stream().mapToLong(row -> row.flow().ended()).max().orElse(0);
        try (IncidentReader incidents = new IncidentReader(room.place().incidents())) {
            Triage triage = Triage.all().between(from * 1_000, (to + 1) * 1_000);
            List<IncidentSnapshot> all = incidents.list(triage, MOST_INCIDENTS, 0).stream()
                    .map(listed -> listed.incident().incident())
                    .toList();
            return new IncidentMarks(all);
        }
    }
}
