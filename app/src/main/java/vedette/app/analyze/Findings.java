package vedette.app.analyze;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import vedette.detect.Detection;
import vedette.detect.catalogue.Detectors;
import vedette.flow.activity.Home;
import vedette.flow.shard.FlowSink;
import vedette.incident.Correlator;
import vedette.incident.Incident;
import vedette.incident.IncidentConfig;
import vedette.incident.IncidentHandler;

/// The incidents of one run: detectors and correlator, wired to what the shards tell. Filled by the thread that merges
/// ticks; to be read once the run has ended, but for [#opened].
public final class Findings {

    /// As many as are kept for the end of a run; any more are counted.
    private static final int MOST = 100_000;

    private static final Comparator<Incident> WORST_FIRST = Comparator.comparingInt(Incident::score)
            .reversed()
            .thenComparingLong(Incident::firstNanos)
            .thenComparing(Incident::id);

    private final Map<String, Incident> incidents = new LinkedHashMap<>();
    private final Detection detection;
    private final Correlator correlator;
    private final AtomicLong opened = new AtomicLong();

    public Findings(Home home) {
        correlator = new Correlator(IncidentConfig.defaults(), this::take);
        detection = new Detection(home, Detectors.all(), correlator::onTick);
    }

    /// What the shards are to tell.
    public FlowSink sink() {
        return detection;
    }

    private void take(Incident incident, IncidentHandler.Change change) {
        if (change == IncidentHandler.Change.OPENED) {
            opened.incrementAndGet();
            if (incidents.size() < MOST) {
                incidents.put(incident.id(), incident);
            }
        }
    }

    /// How many incidents were opened so far. For any thread.
    public long opened() {
        return opened.get();
    }

    /// Those kept, the worst first.
    public List<Incident> worstFirst() {
        return incidents.values().stream().sorted(WORST_FIRST).toList();
    }

    /// Those kept, in the order in which they opened.
    public Collection<Incident> inOrder() {
        return incidents.values();
    }

    /// How many are not among those kept.
    public long leftOut() {
        return opened.get() - incidents.size();
    }
}
