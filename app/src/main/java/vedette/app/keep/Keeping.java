package vedette.app.keep;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.api.engine.Findings;
import vedette.api.engine.KeepingSink;
import vedette.api.engine.SystemClock;
import vedette.app.analyze.ModelWork;
import vedette.app.evidence.EvidenceKeeping;
import vedette.app.figures.Delays;
import vedette.app.figures.LatestFigures;
import vedette.app.figures.ModelFigures;
import vedette.app.figures.SelfWatch;
import vedette.app.flows.HomeOption;
import vedette.app.network.NetworkFigures;
import vedette.app.operate.ModelWatch;
import vedette.app.operate.Orders;
import vedette.app.text.Times;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketSource;
import vedette.common.Backlog;
import vedette.flow.PacketTap;
import vedette.flow.packet.PacketOutlet;
import vedette.flow.shard.FlowSink;
import vedette.incident.Incident;
import vedette.incident.IncidentSnapshot;
import vedette.incident.suppress.Suppression;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.flows.FlowBook;
import vedette.store.flows.FlowBookConfig;
import vedette.store.incidents.Watched;
import vedette.store.outbox.Outbox;
import vedette.store.packets.PacketBook;
import vedette.store.privacy.Privacy;
import vedette.store.ticks.TickHeader;
import vedette.store.ticks.TickLog;

/// The store of a run, and what fills it: incidents, flows and ticks as they come.
public final class Keeping implements AutoCloseable {

    private final Store store;
    private final @Nullable TickLog ticks;
    private final Privacy privacy;
    private final @Nullable PacketBook packets;
    private final EvidenceKeeping evidence;
    private final Orders orders;
    private final KeepingSink keeper;
    private final FlowSink sink;
    private final StorePlace where;
    private final String version;
    private final Delays delays = new Delays(SystemClock.INSTANCE);
    private final LatestFigures figures;
    private final Consumer<String> problems;
    private long watchedId;

    /// What is kept, and who is told.
    ///
    /// @param options of the command
    /// @param version of the program
    /// @param home the addresses that are inside
    /// @param isLive whether the network goes on when the disk is slow; files wait
    /// @param isFeedbackTaken whether what people say of incidents counts for what comes
    /// @param models those at work
    /// @param outbox is kept with incidents, for others to be told of them
    /// @param saved is told of incidents that were saved, but for those that a rule hides
    /// @param notes is told what is obeyed
    /// @param problems is told what could not be
    public record How(
            KeepingOptions options,
            String version,
            HomeOption home,
            boolean isLive,
            boolean isFeedbackTaken,
            ModelWatch models,
            Outbox outbox,
            Consumer<IncidentSnapshot> saved,
            Consumer<String> notes,
            Consumer<String> problems) {}

    private Keeping(StoreOptions options, Findings findings, How how) throws IOException {
        where = options.place();
        version = how.version;
        problems = how.problems;
        FlowBookConfig usual = FlowBookConfig.defaults();
        long run = new SecureRandom().nextLong();
        try (Unfinished opened = new Unfinished()) {
            store = opened.add(
                    Store.open(where, how.isLive ? usual : usual.waiting(), InstantSource.system(), how.problems));
            privacy = opened.add(how.options.openPrivacy(where, how.home.home()));
            packets = opened.add(how.options.openPackets(where, !how.isLive, how.problems));
            ticks = how.options.keepsTicks() ? opened.add(ticks(findings, how, run)) : null;
            evidence = opened.add(new EvidenceKeeping(
                    where,
                    how.options.evidence(),
                    how.options.retention(),
                    "Vedette " + how.version,
                    !how.isLive,
                    how.notes,
                    how.problems));
            orders = opened.add(new Orders(
                    where, run, findings, how.isFeedbackTaken, how.models, new Orders.Told(how.notes, how.problems)));
            opened.forget();
        }
        figures = new LatestFigures(store.flows()::figure, System::nanoTime);
        keeper = new KeepingSink(
                new FanOut(
                        orders.sink(),
                        new FanOut(
                                findings.sink(),
                                new FanOut(
                                        new ModelFigures(
                                                findings::latestMinute,
                                                drift -> how.notes.accept(ModelWork.inWords(drift)),
                                                figures),
                                        new NetworkFigures(how.home.home(), figures)))),
                store,
                privacy,
                findings::changed,
                orders::rules,
                how.outbox,
                delays,
                new KeepingSink.Told(how.saved, evidence::onChange, how.problems));
        sink = ticks == null ? keeper : new FanOut(keeper, ticks);
    }

    /// Opens the store. The findings know by now what they are to begin with.
    public static Keeping open(StoreOptions where, Findings findings, How how) throws IOException {
        return new Keeping(where, findings, how);
    }

    private TickLog ticks(Findings findings, How how, long run) throws IOException {
        TickHeader header = new TickHeader("vedette " + how.version, how.home.text(), run, 0);
        return new TickLog(where.ticks(), header, findings::write, !how.isLive, how.problems);
    }

    /// Is to be told what the shards tell; it tells the findings first.
    public FlowSink sink() {
        return sink;
    }

    /// The same, and somebody else after it.
    public FlowSink sinkBefore(FlowSink last) {
        return new FanOut(sink, last);
    }

    /// Where packets go, if they are kept.
    public @Nullable PacketOutlet packets() {
        return packets;
    }

    /// Sees all packets that may be evidence, if they are kept.
    ///
    /// @param source that they come from
    public @Nullable PacketTap tap(PacketSource source) {
        return evidence.tap(source::interfaces);
    }

    public Store store() {
        return store;
    }

    /// What people ask of the run; to be asked to look about once a second.
    public Orders orders() {
        return orders;
    }

    /// The number of the rule that hides an incident as it is now; 0 if none does. For the end of a run.
    public long hiddenBy(Incident incident) {
        IncidentSnapshot kept = privacy.of(Findings.snapshot(incident));
        return orders.rules()
                .hiding(kept, kept.lastNanos())
                .map(Suppression::number)
                .orElse(0L);
    }

    /// Keeps what the run says of itself; to be asked to look several times a second, and closed before this.
    public SelfWatch selfWatch(List<String> inputs) {
        return new SelfWatch(
                where,
                store,
                new SelfWatch.Self(version, inputs, !privacy.isOn()),
                figures,
                SystemClock.INSTANCE,
                delays,
                problems);
    }

    /// The figures of the latest minute, and where others are to be given.
    public LatestFigures figures() {
        return figures;
    }

    /// How much waits to be kept.
    public List<Backlog> backlogs() {
        List<Backlog> backlogs = new ArrayList<>();
        backlogs.add(store.flows().backlog());
        if (ticks != null) {
            backlogs.add(ticks.backlog());
        }
        if (packets != null) {
            backlogs.add(packets.backlog());
        }
        backlogs.addAll(evidence.backlogs());
        return backlogs;
    }

    /// How many seconds of ticks were not kept.
    public long ticksLeftOut() {
        return ticks == null ? 0 : ticks.leftOut();
    }

    /// What is kept for evidence.
    public EvidenceKeeping evidence() {
        return evidence;
    }

    /// Where all that is.
    public StorePlace place() {
        return where;
    }

    /// How long it takes until incidents are kept.
    public Delays delays() {
        return delays;
    }

    /// The end of the latest second that was kept; 0 before the first. For any thread.
    public long lastNanos() {
        return keeper.lastNanos();
    }

    /// How many flows have ended; all were kept, or else it was said.
    public long flows() {
        return keeper.flows();
    }

    /// How many incidents could not be saved.
    public int unsaved() {
        return keeper.unsaved();
    }

    /// Keeps what the run has seen so far, while it goes on.
    public void watching(CaptureStatistics statistics) throws IOException {
        watched(new Watched(
                keeper.firstNanos(),
                keeper.lastNanos(),
                statistics.packets(),
                statistics.bytes(),
                statistics.drops(),
                statistics.drops() == 0 ? "" : "packets were dropped"));
    }

    /// Keeps what the run has seen.
    public void watched(Watched watched) throws IOException {
        if (watched.packets() > 0) {
            watchedId = store.incidents().watched(watchedId, watched);
        }
    }

    @Override
    public void close() throws IOException {
        try (store;
                orders;
                privacy;
                packets;
                ticks;
                evidence) {
            // in the reverse order
        }
        FlowBook flows = store.flows();
        if (flows.sampledOut() > 0 || flows.failed() > 0) {
            problems.accept(Times.count(flows.sampledOut()) + " flows were not kept because the disk was too slow, "
                    + Times.count(flows.failed()) + " because writing failed");
        }
        if (ticks != null && ticks.leftOut() > 0) {
            problems.accept(Times.count(ticks.leftOut()) + " seconds of ticks were not kept");
        }
    }
}
