package vedette.app.whatif;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.api.engine.Learnt;
import vedette.app.learn.AtWorkOptions;
import vedette.incident.suppress.Conditions;
import vedette.incident.suppress.Suppression;

/// What is to be otherwise.
final class ChangeOptions {

    @Option(
            names = "--suppress",
            paramLabel = "CONDITIONS",
            description = "hide incidents that fulfil all of these, as 'source 10.0.0.9, kind port-scan'; may be given"
                    + " several times")
    private List<String> rules = new ArrayList<>();

    @Option(names = "--without-suppressions", description = "as if no rule had hidden anything")
    private boolean isWithoutRules;

    @Option(names = "--without-feedback", description = "as if nothing had been said of any incident")
    private boolean isWithoutFeedback;

    @Mixin
    private final AtWorkOptions models = new AtWorkOptions();

    ChangeOptions() {}

    /// The models that would be at work; null if those that were.
    ///
    /// @param data the folder in which the shelf of models is
    @Nullable
    Learnt learnt(Path data) throws IOException {
        return models.isOfShelf() ? null : models.chosen(data).open(data);
    }

    /// The alert budget that would be kept; null if the one that was.
    @Nullable
    Double budget() {
        return models.budget();
    }

    /// Rules beside those in the store have numbers below 0.
    Change change(Instant now) {
        List<Suppression> added = new ArrayList<>();
        for (String text : rules) {
            added.add(new Suppression(-1 - added.size(), Conditions.parse(text), "what if", "whatif", now, null));
        }
        return new Change(added, isWithoutRules, isWithoutFeedback, models.inWords());
    }
}
