package vedette.api.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vedette.detect.budget.AlertBudget;
import vedette.detect.learned.LearnedDetector;
import vedette.detect.learned.ModelSet;
import vedette.flow.activity.Home;
import vedette.store.people.Setting;

/// Which models are at work in a run, and how much people want to hear of what only they notice.
///
/// @param budget incidents a day
/// @param isAlone whether behaviour is not looked at, to see what models find without it
public record Learnt(ModelSet models, double budget, boolean isAlone) {

    /// What people can look at in a day and still look.
    public static final double USUAL_BUDGET = Setting.ALERT_BUDGET.usual();

    public static final Learnt NOTHING = new Learnt(ModelSet.NONE, USUAL_BUDGET, false);

    /// What the models are called, for people.
    String names() {
        return Stream.concat(models.flows().stream(), models.activity().stream())
                .map(bundle -> bundle.manifest().name())
                .collect(Collectors.joining(", "));
    }

    LearnedDetector detector(AlertBudget shared, Home home) {
        try {
            return new LearnedDetector(models, shared, CaptureSession.SITE_SEED, home);
        } catch (IOException e) {
            throw new UncheckedIOException("models that were checked do not fit", e);
        }
    }
}
