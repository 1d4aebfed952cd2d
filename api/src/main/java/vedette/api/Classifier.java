package vedette.api;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Explainer;
import vedette.learn.bundle.Manifest;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;

/// A trained model that judges features, as `vedette train`, `vedette models import` or the folder `lab/models`
/// have it. For any thread.
public final class Classifier {

    private static final int MOST_NAMED = 5;

    private final Manifest manifest;
    private final Bundle bundle;
    private final Model model;
    private final @Nullable Explainer explainer;

    private Classifier(Bundle bundle) {
        this.bundle = bundle;
        manifest = bundle.manifest();
        model = bundle.model();
        explainer = bundle.explainer();
    }

    /// Opens the model in a folder, and checks that it is whole.
    ///
    /// @throws VedetteException if it is none, damaged, or of a later version; the message says what to do
    public static Classifier open(Path folder) {
        try {
            return new Classifier(Bundle.open(folder));
        } catch (IOException e) {
            throw VedetteException.of(e);
        }
    }

    public String name() {
        return manifest.name();
    }

    /// What it is, as in `random-forest`.
    public String kind() {
        return manifest.kind().label();
    }

    /// What a row is about: `cic` or `full` for flows, `activity` for what a host does.
    public String rows() {
        return manifest.rows();
    }

    /// The names of the features that it looks at.
    public List<String> features() {
        return manifest.columns().names();
    }

    /// What it tells apart; none if it gives a score only.
    public List<String> classes() {
        return manifest.classes();
    }

    /// The score from which on a row is taken for an attack.
    public double threshold() {
        return manifest.threshold();
    }

    /// How good the model is, as its training found: what `passport.json` says, objects as maps and arrays as
    /// lists.
    ///
    /// @throws VedetteException if it cannot be read
    public Map<String, Object> passport() {
        try {
            return bundle.passport();
        } catch (IOException e) {
            throw VedetteException.of(e);
        }
    }

    /// Judges a row. It may have more features than the model looks at, in any order.
    ///
    /// @throws IllegalArgumentException if the row has not all that the model needs, with what is missing
    public Judgement judge(Features row) {
        Verdicts verdicts = new Verdicts(1, model.classes().size());
        model.judge(asWanted(row), 1, verdicts);
        Map<String, Double> probabilities = new LinkedHashMap<>();
        for (int which = 0; which < model.classes().size(); which++) {
            probabilities.put(model.classes().get(which), (double) verdicts.probability(0, which));
        }
        int best = verdicts.best(0);
        return new Judgement(
                verdicts.score(0),
                verdicts.score(0) >= manifest.threshold(),
                best < 0 ? "" : model.classes().get(best),
                probabilities);
    }

    /// Why a row gets its score: the features that have most to do with it, most first. Exact for trees; empty
    /// for kinds of models that cannot tell, as neural networks.
    ///
    /// @param most so many at most
    public List<Judgement.Share> explain(Features row, int most) {
        Explainer known = explainer;
        if (known == null) {
            return List.of();
        }
        float[] values = asWanted(row);
        synchronized (known) {
            return known.explain(values, 0, most).stream()
                    .map(reason -> new Judgement.Share(reason.column(), reason.seen(), reason.usual(), reason.share()))
                    .toList();
        }
    }

    private float[] asWanted(Features row) {
        List<String> wanted = features();
        float[] values = new float[wanted.size()];
        List<String> missing = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            if (row.has(wanted.get(i))) {
                values[i] = (float) row.value(wanted.get(i));
            } else {
                missing.add(wanted.get(i));
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the model " + name() + " needs " + missing.size()
                    + " features that the row has not, among them "
                    + String.join(", ", missing.subList(0, Math.min(MOST_NAMED, missing.size())))
                    + ": it is for rows of the kind '" + rows()
                    + "', and FeatureExtractor.of(classifier) makes those of flows");
        }
        return values;
    }
}
