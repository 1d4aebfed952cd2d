package vedette.app.retrain;

import java.io.Console;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.app.people.AuthorOption;
import vedette.app.session.MessageOptions;
import vedette.app.text.NotClosing;
import vedette.learn.json.JsonTree;
import vedette.learn.passport.Gate;

/// `vedette train --from-feedback`: candidates, how they compare with what is at work, and whether they are to be.
public final class FeedbackTraining {

    @Option(
            names = "--from-feedback",
            description =
                    "train what is at work again with what was said of incidents here, and compare: --model names a"
                            + " kind or a model (default: each at work that can learn so), --data the rows it was trained on"
                            + " (default: the lab's)")
    private boolean isWanted;

    @Option(names = "--yes", description = "with --from-feedback: put it to work without asking, if it is no worse")
    private boolean isYes;

    @Option(names = "--force", description = "with --from-feedback: put it to work although it is worse")
    private boolean isForced;

    @Option(
            names = "--labelled-only",
            description = "with --from-feedback: learn nothing from traffic that nobody has judged")
    private boolean isLabelledOnly;

    @Option(names = "--json", description = "with --from-feedback: print all figures as one JSON object")
    private boolean isJson;

    @Mixin
    private final AuthorOption author = new AuthorOption();

    public FeedbackTraining() {}

    /// Whether it was asked for.
    public boolean isWanted() {
        if (!isWanted && (isYes || isForced || isLabelledOnly || isJson)) {
            throw new IllegalArgumentException(
                    "--yes, --force, --labelled-only and --json are for what is trained with --from-feedback");
        }
        return isWanted;
    }

    /// Whether traffic that nobody has judged takes part.
    public boolean isSelfTraining() {
        return !isLabelledOnly;
    }

    /// Trains, shows and, if told so, puts to work.
    ///
    /// @return whether all that were trained may be put to work
    public boolean run(Retrainer retrainer, Retrainer.Request request, MessageOptions messages) throws IOException {
        List<Retrainer.Built> built = retrainer.build(request);
        messages.endProgress();
        boolean areGood = true;
        List<Object> all = new ArrayList<>();
        for (Retrainer.Built one : built) {
            one.notes().forEach(messages::note);
            if (!isJson) {
                print(one);
            }
            boolean isAtWork = decide(one, retrainer, messages);
            areGood &= one.candidate().isGood() || isAtWork;
            all.add(json(one, isAtWork));
        }
        if (isJson) {
            JsonTree.write(Map.of("candidates", all), new NotClosing(System.out));
        }
        System.out.flush();
        return areGood;
    }

    private static Map<String, Object> json(Retrainer.Built one, boolean isAtWork) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", one.reference());
        json.put("for", one.slot());
        json.put("before", one.before());
        json.put("good", one.candidate().isGood());
        json.put("atWork", isAtWork);
        json.put("notes", one.notes());
        json.putAll(ComparisonJson.of(one.candidate()));
        return json;
    }

    private static void print(Retrainer.Built one) {
        System.out.println(one.reference() + " for " + one.slot() + ", beside " + one.before() + ":");
        System.out.println("  learnt from " + one.candidate().learnt() + " rows of feedback, "
                + one.candidate().copies() + " times each, judged by "
                + one.candidate().heldBack() + " others; "
                + one.candidate().ofSelfTraining());
        ComparisonText.lines(one.candidate().comparison()).forEach(line -> System.out.println("  " + line));
        for (Gate gate : one.candidate().trained().passport().gates()) {
            System.out.println("  gate " + gate.name() + ": " + gate.outcome().label() + " (" + gate.found() + ")");
        }
        System.out.println("  verdict: " + one.candidate().comparison().verdict());
    }

    /// @return whether it is at work now
    private boolean decide(Retrainer.Built one, Retrainer retrainer, MessageOptions messages) throws IOException {
        if (!one.candidate().isGood() && !isForced) {
            messages.note(one.reference() + " failed a gate and is not put to work: `vedette models use --force "
                    + one.reference() + "` does it all the same, `vedette models remove " + one.reference()
                    + "` removes it");
            return false;
        }
        if (!isYes && !isForced && !isSaidYes(one)) {
            messages.note(one.reference() + " is kept and not at work: `vedette models use " + one.reference()
                    + "` puts it to work, `vedette models remove " + one.reference() + "` removes it");
            return false;
        }
        retrainer.install(one, isForced, author.name(), InstantSource.system().instant());
        messages.note(one.reference() + " is at work for " + one.slot()
                + "; a monitor that runs takes to it within seconds; `vedette models rollback " + one.slot()
                + "` goes back");
        return true;
    }

    @SuppressWarnings("SystemConsoleNull") // it is null again since JDK 25 where there is no terminal
    private static boolean isSaidYes(Retrainer.Built one) {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return false;
        }
        @Nullable String answer = console.readLine("put %s to work? [y/N] ", one.reference());
        return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }
}
