package vedette.app.learn;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.api.engine.Learnt;

/// Which models are at work beside detectors of behaviour, and the alert budget.
public final class AtWorkOptions {

    private static final String NONE = "none";

    @Option(
            names = "--models",
            paramLabel = "DIR|none",
            description =
                    "the models at work: a folder of one or several, or none (default: for each purpose the one that"
                            + " `vedette models use` has put to work, else the one that comes with Vedette)")
    private @Nullable String models;

    @Option(
            names = "--budget",
            paramLabel = "N",
            description = "how many incidents a day you want to be told of that are only unusual, by what models"
                    + " have learnt (default: 5); what is more is kept, and not told")
    private @Nullable Double given;

    @Option(names = "--models-alone", hidden = true, description = "do not look at behaviour")
    private boolean isAlone;

    public AtWorkOptions() {}

    /// What was asked for; empty if nothing was.
    public String inWords() {
        String budget = given == null ? "" : "an alert budget of " + given + " a day";
        String which = models == null ? "" : "models of " + models;
        return which.isEmpty() || budget.isEmpty() ? which + budget : which + " and " + budget;
    }

    /// The models that are to be at work.
    ///
    /// @param data the folder in which the shelf of models is
    public AtWork chosen(Path data) throws IOException {
        return chosen(data, Learnt.USUAL_BUDGET);
    }

    /// The same.
    ///
    /// @param usual the alert budget unless another was asked for
    public AtWork chosen(Path data, double usual) throws IOException {
        double budget = given == null ? usual : given;
        String wanted = models;
        if (wanted == null) {
            return AtWork.usual(data, budget, isAlone);
        }
        return wanted.equals(NONE) ? AtWork.none(budget, isAlone) : AtWork.of(Path.of(wanted), budget, isAlone);
    }

    /// Whether they are those of the shelf, which may change.
    public boolean isOfShelf() {
        return models == null;
    }

    /// The alert budget that was asked for; null if none was.
    public @Nullable Double budget() {
        return given;
    }
}
