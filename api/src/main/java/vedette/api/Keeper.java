package vedette.api;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.api.engine.Findings;
import vedette.api.engine.KeepingSink;
import vedette.api.engine.KeepingStages;
import vedette.api.engine.LossRecorder;
import vedette.capture.CaptureStatistics;
import vedette.flow.shard.FlowSink;
import vedette.incident.suppress.Suppressions;
import vedette.store.Store;
import vedette.store.StorePlace;
import vedette.store.flows.FlowBook;
import vedette.store.flows.FlowBookConfig;
import vedette.store.incidents.Watched;
import vedette.store.outbox.Outbox;
import vedette.store.people.SuppressionBook;
import vedette.store.privacy.Privacy;

/// The store of a run, if it has one, and the way of what passes by through it to those who are told of
/// incidents.
final class Keeper {

    /// As the `vedette` command has it in a data folder.
    private static final String STORE = "store";

    private final FlowSink sink;
    private final Telling telling;
    private final @Nullable Kept kept;

    /// What is open.
    private record Kept(Store store, Privacy privacy, KeepingSink sink) {}

    private Keeper(FlowSink sink, Telling telling, @Nullable Kept kept) {
        this.sink = sink;
        this.telling = telling;
        this.kept = kept;
    }

    /// Opens the store, if one is wanted.
    static Keeper open(MonitorSettings settings, Findings findings, Telling telling) throws IOException {
        Path folder = settings.store();
        if (folder == null) {
            return new Keeper(telling.after(findings.sink(), findings::changed), telling, null);
        }
        StorePlace place = StorePlace.in(folder.resolve(STORE));
        FlowBookConfig usual = FlowBookConfig.defaults();
        Store store = Store.open(
                place, settings.isLive() ? usual : usual.waiting(), InstantSource.system(), telling::problem);
        try {
            Privacy privacy = Privacy.open(
                    place,
                    false,
                    address -> settings.home().contains(address.high(), address.low()),
                    InstantSource.system());
            Suppressions rules = new SuppressionBook(place.incidents()).all();
            KeepingSink keeping = new KeepingSink(
                    findings.sink(),
                    store,
                    privacy,
                    findings::changed,
                    () -> rules,
                    Outbox.NOBODY,
                    KeepingStages.NOBODY,
                    new KeepingSink.Told(telling::incident, (_, _) -> {}, telling::problem));
            return new Keeper(telling.after(keeping, List::of), telling, new Kept(store, privacy, keeping));
        } catch (IOException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /// Is to be told what the shards tell.
    FlowSink sink() {
        return sink;
    }

    /// Looks at what could not be kept.
    void look(LossRecorder losses) {
        Kept open = kept;
        if (open != null) {
            losses.notKept(open.store.flows().sampledOut(), open.store.flows().failed());
        }
    }

    /// Says what was not kept, and what was seen.
    void close(CaptureStatistics statistics) throws IOException {
        Kept open = kept;
        if (open == null) {
            return;
        }
        try (Store store = open.store;
                Privacy _ = open.privacy) {
            if (statistics.packets() > 0) {
                store.incidents()
                        .watched(
                                0,
                                new Watched(
                                        open.sink.firstNanos(),
                                        open.sink.lastNanos(),
                                        statistics.packets(),
                                        statistics.bytes(),
                                        statistics.drops(),
                                        statistics.drops() == 0 ? "" : "packets were dropped"));
            }
        }
        FlowBook flows = open.store.flows();
        if (flows.sampledOut() > 0 || flows.failed() > 0) {
            telling.problem(flows.sampledOut() + " flows were not kept because the disk was too slow, " + flows.failed()
                    + " because writing failed");
        }
        if (open.sink.unsaved() > 0) {
            telling.problem(open.sink.unsaved() + " incidents could not be kept, and were not told of");
        }
    }
}
