package vedette.app.operate;

import java.io.IOException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import vedette.api.engine.Findings;
import vedette.app.learn.AtWork;
import vedette.app.text.Times;
import vedette.flow.record.FlowView;
import vedette.flow.shard.FlowSink;
import vedette.incident.feedback.Feedback;
import vedette.incident.suppress.Suppression;
import vedette.incident.suppress.Suppressions;
import vedette.store.StorePlace;
import vedette.store.actions.Action;
import vedette.store.actions.ActionBook;
import vedette.store.actions.Requests;
import vedette.store.actions.Taken;

/// What people ask of a run, on its way into the engine and into the journal.
///
/// One thread looks into the store and writes the journal; the thread of the ticks only takes from a queue and puts
/// into another. What is asked is obeyed between two ticks, and the journal has the end of the later one.
public final class Orders implements AutoCloseable {

    private final long run;
    private final Findings findings;
    private final Requests requests;
    private final ActionBook journal;
    private final Told told;
    private final ModelWatch models;
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
    private Suppressions rules = Suppressions.NONE;
    private boolean isTroubled;

    /// What was asked.
    ///
    /// @param obeyed done by the thread of the ticks
    private record Asked(Action action, Runnable obeyed) {}

    /// Who is told of it.
    ///
    /// @param notes what is obeyed, once it is in the journal
    /// @param problems once when looking begins to fail
    public record Told(Consumer<String> notes, Consumer<String> problems) {}

    /// Looks for the first time, so that the first tick obeys what was asked before.
    ///
    /// @param run as its ticks have it
    /// @param isFeedbackTaken whether what people say of incidents counts here
    /// @param models those at work, which the journal begins with
    public Orders(
            StorePlace place, long run, Findings findings, boolean isFeedbackTaken, ModelWatch models, Told told) {
        this.run = run;
        this.findings = findings;
        this.models = models;
        this.told = told;
        journal = new ActionBook(place.incidents());
        requests = isFeedbackTaken
                ? Requests.of(place.incidents(), findings.trust().judgements())
                : Requests.ofRules(place.incidents());
        look();
        asked.add(new Asked(action(models.latest()), () -> {}));
    }

    private static Action action(AtWork models) {
        return new Action.AtWork(models.models(), models.hasSeries(), models.budget());
    }

    /// Keeps the journal and looks for what is new. To be called about once a second, by one thread at a time.
    public void look() {
        try {
            keepJournal();
            if (asked.isEmpty()) {
                requests.look().forEach(action -> asked.add(new Asked(action, () -> obey(action))));
            }
            models.look()
                    .ifPresent(news -> asked.add(new Asked(action(news.models()), () -> findings.swap(news.learnt()))));
            isTroubled = false;
        } catch (IOException e) {
            if (!isTroubled) {
                isTroubled = true;
                told.problems.accept(e.getMessage() + "; until then what was obeyed last is");
            }
        }
    }

    private void keepJournal() throws IOException {
        List<Taken> news = new ArrayList<>(taken);
        if (news.isEmpty()) {
            return;
        }
        journal.add(run, news);
        for (Taken one : news) {
            taken.remove();
            told.notes.accept("from " + Times.iso(one.nanos()) + " on: " + words(one.action()));
        }
    }

    private static String words(Action action) {
        return switch (action) {
            case Action.Suppress(List<Suppression> rules) when rules.isEmpty() -> "nothing is suppressed";
            case Action.Suppress(List<Suppression> rules) ->
                "incidents are not told of by "
                        + (rules.size() == 1
                                ? "rule " + rules.getFirst().number()
                                : Times.count(rules.size()) + " rules");
            case Action.Judge(Feedback said) ->
                "incident " + said.incident() + " counts as " + said.judgement().label();
            case Action.AtWork(List<String> models, boolean hasSeries, double budget) ->
                "models at work: "
                        + (models.isEmpty() ? hasSeries ? "only series" : "none" : String.join(", ", models))
                        + "; alert budget "
                        + new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(budget)
                        + " a day";
            case Action.Unknown(String kind) -> kind + " is not known";
        };
    }

    /// Obeys at each tick. To be told of it before who judges it.
    public FlowSink sink() {
        return new FlowSink() {
            @Override
            public void onFlow(FlowView flow) {}

            @Override
            public void onTick(long endNanos) {
                if (endNanos <= 0) {
                    return; // the end of a run that read no packet: nothing was judged by anything
                }
                for (Asked one = asked.poll(); one != null; one = asked.poll()) {
                    one.obeyed().run();
                    taken.add(new Taken(endNanos, one.action()));
                }
            }
        };
    }

    private void obey(Action action) {
        switch (action) {
            case Action.Suppress(List<Suppression> now) -> rules = new Suppressions(now);
            case Action.Judge(Feedback said) -> findings.judge(said);
            case Action.AtWork _, Action.Unknown _ -> {} // models are opened before they get here
        }
    }

    /// The rules that are obeyed. For the thread of the ticks.
    public Suppressions rules() {
        return rules;
    }

    /// Keeps the rest of the journal. To be called once no tick comes any more.
    @Override
    public void close() throws IOException {
        try (requests) {
            keepJournal();
        }
    }
}
