package vedette.app.whatif;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.api.engine.Findings;
import vedette.api.engine.Learnt;
import vedette.app.flows.HomeOption;
import vedette.app.learn.AtWork;
import vedette.feature.AddressSet;
import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowView;
import vedette.flow.sample.TickFacts;
import vedette.flow.shard.FlowSink;
import vedette.incident.IncidentSnapshot;
import vedette.incident.feedback.Feedback;
import vedette.incident.suppress.Suppression;
import vedette.incident.suppress.Suppressions;
import vedette.store.actions.Action;
import vedette.store.actions.ActionBook;
import vedette.store.actions.Taken;
import vedette.store.ticks.TickHeader;

/// One course of things over time that is played: an engine that obeys the journal, but for a change. It goes through
/// stretches without a gap, and begins each with what detectors knew at the time.
final class Course implements FlowSink {

    /// As many incidents as are kept; any more are counted.
    private static final int MOST = 100_000;

    private final Change change;
    private final ActionBook journal;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    private final Deque<Taken> due = new ArrayDeque<>();
    private final Path data;
    private final @Nullable Learnt instead;
    private final @Nullable Double budget;
    private final Map<Action.AtWork, Learnt> opened = new HashMap<>();
    private Findings findings;
    private Suppressions rules;
    private boolean isBegun;
    private long unknown;
    private long leftOut;

    /// @param data the folder in which the shelf of models is
    /// @param instead models that are at work in the place of those that were; null if the same are
    /// @param budget incidents a day that are only unusual; null if as many as were wished
    Course(Change change, ActionBook journal, Path data, @Nullable Learnt instead, @Nullable Double budget) {
        this.change = change;
        this.journal = journal;
        this.data = data;
        this.instead = instead;
        this.budget = budget;
        findings = new Findings(AddressSet.PRIVATE::contains);
        rules = rules(List.of());
    }

    private Suppressions rules(List<Suppression> of) {
        List<Suppression> all = new ArrayList<>(change.isWithoutRules() ? List.of() : of);
        change.rules().stream().limit(Suppressions.MOST - all.size()).forEach(all::add);
        return new Suppressions(all);
    }

    /// Begins a stretch.
    ///
    /// @throws IOException if detectors of this version cannot go on from what they knew
    void begin(TickHeader header, DataInputStream state) throws IOException {
        due.clear();
        due.addAll(journal.of(header.run()));
        AddressSet home = HomeOption.home(header.home());
        findings = new Findings(home::contains, modelsAt(Findings.timeOf(state)));
        findings.read(state);
        if (change.isWithoutFeedback()) {
            findings.trust().clear();
        }
        for (IncidentSnapshot incident : findings.followed()) {
            outcomes.computeIfPresent(incident.id(), (_, before) -> new Outcome(incident, before.rule()));
        }
        rules = rules(List.of());
        isBegun = false;
    }

    /// What was at work then, or what the run began with if it was to begin.
    private Learnt modelsAt(long nanos) throws IOException {
        Action.AtWork found = null;
        for (Taken taken : due) {
            if (taken.action() instanceof Action.AtWork models && (found == null || taken.nanos() <= nanos)) {
                found = models;
            }
        }
        if (instead != null) {
            return instead;
        }
        return found == null ? within(Learnt.NOTHING) : learnt(found);
    }

    private Learnt within(Learnt models) {
        return budget == null ? models : new Learnt(models.models(), budget, models.isAlone());
    }

    private Learnt learnt(Action.AtWork models) throws IOException {
        Learnt known = opened.get(models);
        if (known == null) {
            known = within(new AtWork(models.models(), models.hasSeries(), models.budget(), false).open(data));
            opened.put(models, known);
        }
        return known;
    }

    @Override
    public void onFlow(FlowView flow) {
        findings.sink().onFlow(flow);
    }

    @Override
    public void onActivity(TickActivity activity) {
        findings.sink().onActivity(activity);
    }

    @Override
    public void onFacts(TickFacts facts) {
        findings.sink().onFacts(facts);
    }

    @Override
    public void onTick(long endNanos) {
        while (!due.isEmpty() && due.getFirst().nanos() <= endNanos) {
            obey(due.removeFirst(), endNanos);
        }
        isBegun = true;
        findings.sink().onTick(endNanos);
        for (IncidentSnapshot incident : findings.changed()) {
            if (outcomes.size() == MOST && !outcomes.containsKey(incident.id())) {
                leftOut++;
                continue;
            }
            long rule = rules.hiding(incident, incident.lastNanos())
                    .map(Suppression::number)
                    .orElse(0L);
            outcomes.put(incident.id(), new Outcome(incident, rule));
        }
    }

    /// Feedback from before the stretch is in what detectors knew.
    private void obey(Taken taken, long endNanos) {
        switch (taken.action()) {
            case Action.Suppress(List<Suppression> now) -> rules = rules(now);
            case Action.Judge(Feedback said) -> {
                if (!change.isWithoutFeedback() && (isBegun || taken.nanos() == endNanos)) {
                    findings.judge(said);
                }
            }
            case Action.AtWork models -> {
                if (instead == null && (isBegun || taken.nanos() == endNanos)) {
                    swap(models);
                }
            }
            case Action.Unknown _ -> unknown++;
        }
    }

    private void swap(Action.AtWork models) {
        try {
            findings.swap(learnt(models));
        } catch (IOException _) { // removed since
            unknown++;
        }
    }

    /// What became of each incident that changed, by its id, in the order in which they first did.
    Map<String, Outcome> outcomes() {
        return outcomes;
    }

    /// How many actions could not be obeyed.
    long unknown() {
        return unknown;
    }

    /// How often an incident changed that there was no room for.
    long leftOut() {
        return leftOut;
    }
}
