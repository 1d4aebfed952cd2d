package vedette.app.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vedette.app.analyze.Learnt;
import vedette.detect.learned.ModelSet;
import vedette.learn.bundle.Bundle;
import vedette.learn.shelf.Shelf;

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

    /// The models, opened and checked.
    ///
    /// @param data the folder in which the shelf of models is
    public Learnt open(Path data) throws IOException {
        double budget = given == null ? Learnt.USUAL_BUDGET : given;
        if (NONE.equals(models)) {
            return new Learnt(ModelSet.NONE, budget, isAlone);
        }
        List<Bundle> bundles = new ArrayList<>();
        for (Path folder : folders(data)) {
            bundles.add(Bundle.open(folder));
        }
        return new Learnt(ModelSet.of(bundles), budget, isAlone);
    }

    private List<Path> folders(Path data) throws IOException {
        String wanted = models;
        if (wanted != null) {
            return within(Path.of(wanted));
        }
        return List.copyOf(AtWork.folders(new Shelf(data.resolve("models"))).values());
    }

    /// The folder itself if it is a model, else those in it.
    private static List<Path> within(Path folder) throws IOException {
        if (AtWork.isModel(folder)) {
            return List.of(folder);
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--models: there is no folder " + folder);
        }
        try (Stream<Path> inside = Files.list(folder)) {
            List<Path> found = inside.filter(AtWork::isModel).sorted().toList();
            if (found.isEmpty()) {
                throw new IllegalArgumentException(
                        "--models: there is no model in " + folder + "; `vedette train -o DIR` makes one");
            }
            return found;
        }
    }
}
