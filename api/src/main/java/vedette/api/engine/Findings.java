package vedette.api.engine;

import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import vedette.api.event.IncidentOpened;
import vedette.api.event.ModelsSwapped;
import vedette.detect.Detection;
import vedette.detect.Detector;
import vedette.detect.Signal;
import vedette.detect.budget.AlertBudget;
import vedette.detect.catalogue.Detectors;
import vedette.detect.learned.LearnedDetector;
import vedette.detect.learned.MinuteHandler;
import vedette.detect.learned.ModelMinute;
import vedette.detect.site.Site;
import vedette.flow.activity.Home;
import vedette.flow.shard.FlowSink;
import vedette.incident.Correlator;
import vedette.incident.Incident;
import vedette.incident.IncidentConfig;
import vedette.incident.IncidentHandler;
import vedette.incident.IncidentSnapshot;
import vedette.incident.feedback.Feedback;
import vedette.incident.feedback.Judgement;
import vedette.incident.feedback.Trust;

/// The incidents of one run: detectors and correlator, wired to what the shards tell. Filled by the thread that
/// merges ticks; to be read once the run has ended, but for [#opened] and [#changed].
public final class Findings {

    /// As many as are kept for the end of a run; any more are counted.
    private static final int MOST = 100_000;

    private static final IncidentConfig SITE = IncidentConfig.defaults();

    private static final Comparator<Incident> WORST_FIRST = Comparator.comparingInt(Incident::score)
            .reversed()
            .thenComparingLong(Incident::firstNanos)
            .thenComparing(Incident::id);

    private final Map<String, Incident> incidents = new LinkedHashMap<>();
    private final AlertBudget budget;
    private final LearnedDetector models;
    private final Detection detection;
    private final Correlator correlator;
    private final AtomicLong opened = new AtomicLong();
    private final Map<String, Incident> changed = new LinkedHashMap<>();
    private boolean isListed;
    private long leftOut;
    private long nanos = Long.MIN_VALUE;

    /// Of behaviour only.
    public Findings(Home home) {
        this(home, Learnt.NOTHING);
    }

    /// @param learnt the models that are at work beside
    public Findings(Home home, Learnt learnt) {
        budget = new AlertBudget(learnt.budget());
        List<Detector> detectors = new ArrayList<>(learnt.isAlone() ? List.of() : Detectors.all());
        models = learnt.detector(budget, home);
        detectors.add(models);
        correlator = new Correlator(SITE, budget::open, this::take);
        detection = new Detection(home, detectors, this::onTick);
    }

    /// What an incident is now.
    public static IncidentSnapshot snapshot(Incident incident) {
        return incident.snapshot(SITE.site(), SITE.sensor());
    }

    /// Has somebody told of how surprising models find each host in each minute. To be called before the run
    /// begins.
    public void tellMinutes(MinuteHandler whom) {
        models.tell(whom);
    }

    /// Keeps all incidents for the end of a run, which then may ask for them ([#inOrder]). A run that goes on and on
    /// does not ask for it: there they are kept elsewhere. To be called before the run begins.
    public Findings list() {
        isListed = true;
        return this;
    }

    /// Has other models judge from the next tick on, within another budget. Between two ticks.
    public void swap(Learnt learnt) {
        budget.wish(learnt.budget());
        models.swap(learnt.models());
        ModelsSwapped.record(learnt.names(), learnt.budget());
    }

    /// When a state was written that [#read] can go on from, in traffic time. Leaves it as it was.
    public static long timeOf(DataInputStream state) throws IOException {
        state.mark(Long.BYTES);
        long nanos = state.readLong();
        state.reset();
        return nanos;
    }

    /// What models were at in the latest minute that is over. For any thread.
    public ModelMinute latestMinute() {
        return models.latest();
    }

    /// What models were at until now. To be asked once the run has ended.
    public ModelMinute models() {
        return models.sums();
    }

    /// What the shards are to tell.
    public FlowSink sink() {
        return detection;
    }

    private void onTick(long endNanos, List<Signal> signals, Site site) {
        if (endNanos < nanos) {
            throw new IllegalArgumentException("the traffic begins at " + time(endNanos)
                    + ", before the end of what was learnt already (" + time(nanos)
                    + "): read files in the order of their times, or begin with another state");
        }
        nanos = endNanos;
        changed.clear();
        correlator.onTick(endNanos, signals, site);
    }

    private static Instant time(long nanos) {
        return Instant.EPOCH.plusNanos(nanos);
    }

    /// Of those that were open when the run began, the ones that go on are taken too.
    private void take(Incident incident, IncidentHandler.Change change) {
        changed.put(incident.id(), incident);
        boolean isOpened = change == IncidentHandler.Change.OPENED;
        if (isOpened) {
            opened.incrementAndGet();
            IncidentOpened.record(
                    incident.id(), incident.kind().label(), incident.entity().toString(), incident.score());
        }
        if (!isListed || change == IncidentHandler.Change.CLOSED || incidents.containsKey(incident.id())) {
            return;
        }
        if (incidents.size() < MOST) {
            incidents.put(incident.id(), incident);
        } else {
            leftOut += isOpened ? 1 : 0;
        }
    }

    /// The incidents that the latest tick has changed, as they are now.
    public List<IncidentSnapshot> changed() {
        return changed.values().stream().map(Findings::snapshot).toList();
    }

    /// Takes what somebody says of an incident. Between two ticks.
    public void judge(Feedback said) {
        correlator.judge(said);
        if (said.judgement() == Judgement.HARMLESS) {
            said.noticed().forEach(noticed -> detection.harmless(noticed.detector(), said.sources()));
        }
    }

    /// How far detectors are believed. Between two ticks.
    public Trust trust() {
        return correlator.trust();
    }

    /// The incidents that people were told of and that may go on, as they are now. Between two ticks.
    public List<IncidentSnapshot> followed() {
        return correlator.told().stream().map(Findings::snapshot).toList();
    }

    /// How many incidents were opened so far. For any thread.
    public long opened() {
        return opened.get();
    }

    /// Those that are listed, the worst first.
    public List<Incident> worstFirst() {
        return incidents.values().stream().sorted(WORST_FIRST).toList();
    }

    /// Those that are listed, in the order in which they opened.
    public Collection<Incident> inOrder() {
        return incidents.values();
    }

    /// Who is inside, what they are called, what they offer.
    public Site site() {
        return detection.site();
    }

    /// How many incidents are no longer followed for want of room: what is noticed of them later is another
    /// incident.
    public long noLongerFollowed() {
        return correlator.noLongerFollowed();
    }

    /// Writes all that was learnt. To be called once the run has ended.
    public void write(DataOutput out) throws IOException {
        out.writeLong(nanos);
        detection.write(out);
        correlator.write(out);
    }

    /// Goes on from what was written. To be called before the run begins.
    public void read(DataInput in) throws IOException {
        nanos = in.readLong();
        detection.read(in);
        correlator.read(in);
    }

    /// How many are not among those that are listed, for want of room.
    public long leftOut() {
        return leftOut;
    }
}
