package vedette.detect.learned;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutput;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Reason;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.budget.AlertBudget;
import vedette.detect.drift.Drift;
import vedette.detect.learned.Noticed.Behaviour;
import vedette.flow.activity.Home;
import vedette.flow.record.FlowView;

/// All models that are at work, as one detector.
///
/// Where behaviour is noticed, what models think of the same hosts speaks for it: never as loud as a behaviour, and the
/// louder the rarer their scores are at this site. Where it is not, an alarm of a model is a signal that its host is
/// unusual.
public final class LearnedDetector implements Detector {

    private static final String NAME = "models";
    private static final String OPINION = "learnt-attacks";
    private static final int MINUTE = 60;

    /// How strong a model's support can be at most.
    private static final double MOST_SUPPORT = 0.5;

    /// Scores that one in fifty minutes of hosts reaches support half as much as can be.
    private static final double HALF_SUPPORT_AT = 0.02;

    /// What only models notice is signalled with this strength, which opens an incident.
    private static final double ALONE = 0.6;

    /// So many flows lately that resemble an attack are an opinion.
    private static final double LEAST_FLOWS = 1.5;

    /// Of a run, for its end.
    private static final int MOST_DRIFTS = 100;

    /// How often flows of a host resemble an attack where there is none.
    private static final double CHANCE_OF_OPINION = 0.05;

    private final FlowModels flows;
    private final ActivityModels activity;
    private final Home home;
    private @Nullable SeriesModels series;
    private @Nullable ModelSet next;
    private MinuteHandler told = (_, _, _, _, _) -> {};
    private final AlertBudget budget;
    private final Noticed noticed = new Noticed();
    private final Opinions opinions = new Opinions();
    private final List<Alarm> alarms = new ArrayList<>();
    private final List<Drift> drifts = new ArrayList<>();
    private volatile ModelMinute latest = ModelMinute.NONE;
    private long minute = Long.MIN_VALUE;
    private long hostMinutes;
    private long suspectMinutes;

    /// @param siteSeed of the activity that ticks have
    /// @throws IOException if a model cannot judge live traffic; the message says why
    public LearnedDetector(ModelSet models, AlertBudget budget, long siteSeed, Home home) throws IOException {
        this.budget = budget;
        this.home = home;
        flows = new FlowModels(models.flows());
        activity = new ActivityModels(models.activity(), siteSeed, home);
        series = models.watchesSeries() ? new SeriesModels(home) : null;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public StateKey key() {
        return StateKey.SITE;
    }

    @Override
    public void onFlow(FlowView flow) {
        flows.add(flow);
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        alarms.clear();
        flows.judge(tick.site(), tick.second(), opinions, alarms::add);
        activity.judge(tick, alarms::add);
        if (series != null) {
            series.judge(tick, alarms::add);
        }
    }

    /// Behaviour first: it says of whom models are asked.
    @Override
    public void onSignals(Tick tick, List<Signal> signals, SignalHandler out) {
        for (Signal signal : signals) {
            noticed.learn(signal, tick.second());
        }
        for (Signal signal : signals) {
            supportByOpinion(tick, signal, out);
        }
        for (Alarm alarm : alarms) {
            Behaviour behaviour = behaviour(alarm, tick.second());
            out.onSignal(behaviour == null ? unusual(tick, alarm) : support(tick, alarm, behaviour));
        }
        endMinute(tick);
        swapIfAsked();
    }

    private void supportByOpinion(Tick tick, Signal signal, SignalHandler out) {
        double resembling = opinions.of(signal.entity(), signal.kind().family(), tick.second());
        if (resembling >= LEAST_FLOWS) {
            out.onSignal(Signal.of(OPINION, signal.kind(), signal.entity(), tick)
                    .strength(support(CHANCE_OF_OPINION))
                    .confidence(signal.confidence())
                    .supporting()
                    .because(
                            "flows that resemble " + signal.kind().family().label() + ", by what was learnt of attacks",
                            Math.round(resembling) + " within about a minute",
                            "hardly any")
                    .make());
        }
    }

    private static double support(double chance) {
        return MOST_SUPPORT * HALF_SUPPORT_AT / (HALF_SUPPORT_AT + chance);
    }

    private @Nullable Behaviour behaviour(Alarm alarm, long second) {
        for (Address address : List.of(alarm.host(), alarm.initiator(), alarm.responder())) {
            Behaviour behaviour = noticed.about(address, second);
            if (behaviour != null) {
                return behaviour;
            }
        }
        return null;
    }

    private Signal support(Tick tick, Alarm alarm, Behaviour behaviour) {
        Signal.Draft draft = Signal.of(alarm.stream().name(), behaviour.kind(), behaviour.entity(), tick)
                .strength(support(alarm.stream().chance(alarm.standing())))
                .confidence(confidence(alarm))
                .supporting();
        return because(alarm, draft).make();
    }

    private Signal unusual(Tick tick, Alarm alarm) {
        Signal.Draft draft = Signal.of(alarm.stream().name(), Kind.UNUSUAL, alarm.host(), tick)
                .strength(ALONE)
                .confidence(confidence(alarm))
                .sources(List.of(alarm.initiator()))
                .flows(1);
        if (!alarm.responder().equals(alarm.initiator())) {
            draft.targets(List.of(alarm.responder()));
        }
        if (alarm.port() > 0) {
            draft.ports(List.of(alarm.port()));
        }
        return because(alarm, draft).make();
    }

    private static Signal.Draft because(Alarm alarm, Signal.Draft draft) {
        for (Reason reason : alarm.reasons()) {
            draft.because(reason.feature(), reason.seen(), reason.usual());
        }
        return draft;
    }

    /// How likely it is an attack: by how often there are attacks here at all, and how often chance says the same.
    private double confidence(Alarm alarm) {
        double baseRate = (suspectMinutes + 0.1) / (hostMinutes + 1_000.0);
        return baseRate / (baseRate + alarm.stream().chance(alarm.standing()));
    }

    /// Has other models judge from the next tick on. What is known of the scores of those that stay is kept.
    ///
    /// @param models each of which can judge live traffic
    public void swap(ModelSet models) {
        next = models;
    }

    private void swapIfAsked() {
        ModelSet models = next;
        if (models == null) {
            return;
        }
        next = null;
        try {
            ByteArrayOutputStream known = new ByteArrayOutputStream();
            StreamStates.write(models().toList(), new DataOutputStream(known));
            flows.put(models.flows());
            activity.put(models.activity());
            StreamStates.read(models().toList(), new DataInputStream(new ByteArrayInputStream(known.toByteArray())));
        } catch (IOException e) {
            throw new UncheckedIOException("models that were checked do not fit", e);
        }
        if (!models.watchesSeries()) {
            series = null;
        } else if (series == null) {
            series = new SeriesModels(home);
        }
        tell(told);
    }

    private void endMinute(Tick tick) {
        long now = Math.floorDiv(tick.second(), MINUTE);
        if (now == minute) {
            return;
        }
        long ended = minute;
        minute = now;
        int streams = (int) streams().count();
        int most = 0;
        int suspects = 0;
        List<ModelMinute.Stream> scores = new ArrayList<>();
        for (ScoreStream stream : streams().toList()) {
            ScoreStream.Minute told =
                    stream.endMinute(budget, streams, host -> noticed.about(host, tick.second()) != null);
            most = Math.max(most, told.hosts());
            suspects = Math.max(suspects, told.suspects());
            scores.add(new ModelMinute.Stream(stream.name(), told.most(), told.limit(), stream.decisions()));
        }
        hostMinutes += most;
        suspectMinutes += suspects;
        budget.minute(tick.endNanos(), most);
        if (ended != Long.MIN_VALUE) {
            List<Drift> noticedNow = new ArrayList<>();
            models().forEach(model -> model.drift().endMinute(ended, noticedNow::add));
            noticedNow.stream().limit(Math.max(0, MOST_DRIFTS - drifts.size())).forEach(drifts::add);
            latest = new ModelMinute(ended, scores, most, judged(), leftOut(), flows.classes(), wished(), noticedNow);
        }
    }

    private ModelMinute.Budget wished() {
        return new ModelMinute.Budget(budget.perDay(), budget.days(), budget.opened(), budget.belowTheLine());
    }

    /// What was in the latest minute that is over. For any thread.
    public ModelMinute latest() {
        return latest;
    }

    /// What was until now, without the minute that is not over. For the end of a run.
    public ModelMinute sums() {
        return new ModelMinute(minute, List.of(), 0, judged(), leftOut(), flows.classes(), wished(), drifts);
    }

    private Stream<ScoreStream> streams() {
        Stream<ScoreStream> ofModels = models().map(ModelAtWork::stream);
        return series == null ? ofModels : Stream.concat(ofModels, series.streams());
    }

    private Stream<ModelAtWork> models() {
        return Stream.concat(flows.models().stream(), activity.models().stream());
    }

    /// Has somebody told of how far each host stood out in each minute, by each model.
    public void tell(MinuteHandler whom) {
        told = whom;
        streams()
                .forEach(stream -> stream.tell((host, standing, isSuspect) ->
                        whom.onMinute(minute - 1, stream.name(), host, standing, isSuspect)));
    }

    /// How many flows and hosts were judged.
    long judged() {
        return flows.judged() + activity.judged() + (series == null ? 0 : series.judged());
    }

    /// How many were not, because there were too many at once.
    long leftOut() {
        return flows.leftOut()
                + activity.leftOut()
                + (series == null ? 0 : series.leftOut())
                + streams().mapToLong(ScoreStream::full).sum();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeLong(minute);
        out.writeLong(hostMinutes);
        out.writeLong(suspectMinutes);
        noticed.write(out);
        opinions.write(out);
        budget.write(out);
        StreamStates.write(models().toList(), out);
        activity.write(out);
        out.writeBoolean(series != null);
        if (series != null) {
            series.write(out);
        }
    }

    /// What was learnt of the scores of models that are no longer at work is forgotten.
    @Override
    public void read(DataInput in) throws IOException {
        minute = in.readLong();
        hostMinutes = in.readLong();
        suspectMinutes = in.readLong();
        noticed.read(in);
        opinions.read(in);
        budget.read(in);
        StreamStates.read(models().toList(), in);
        activity.read(in);
        if (in.readBoolean()) {
            (series == null ? new SeriesModels(Home.PRIVATE) : series).read(in); // read over where it is not wanted
        }
    }
}
