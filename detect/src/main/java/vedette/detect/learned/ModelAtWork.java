package vedette.detect.learned;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.detect.Family;
import vedette.detect.Reason;
import vedette.detect.drift.DriftWatch;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Explainer;
import vedette.learn.bundle.Manifest;
import vedette.learn.examples.Examples;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.read.name.LabelMap;

/// A model, what it said of the rows in hand, and how this site knows its scores. Owned by one thread.
final class ModelAtWork {

    private static final int BATCH = 512;
    private static final int REASONS = 4;

    private final Manifest manifest;
    private final Model model;
    private final @Nullable Explainer explainer;
    private final @Nullable Examples examples;
    private final Wording wording;
    private final ScoreStream stream;
    private final DriftWatch drift;
    private final Verdicts verdicts;
    private final float[] batch;
    private final float[] scores;
    private final int[] classes;
    private final Map<String, Family> families = new HashMap<>();

    /// @param most rows in hand
    ModelAtWork(Bundle bundle, String about, int most) {
        manifest = bundle.manifest();
        model = bundle.model();
        explainer = bundle.explainer();
        examples = bundle.parts().examples();
        wording = new Wording(bundle);
        stream = new ScoreStream(about + "-" + manifest.kind().label(), manifest.threshold());
        drift = new DriftWatch(stream.name(), bundle.parts().preparation());
        verdicts = new Verdicts(BATCH, model.classes().size());
        batch = new float[BATCH * model.columns().size()];
        scores = new float[most];
        classes = new int[most];
        LabelMap labels = LabelMap.known();
        for (String name : model.classes()) {
            Family family = Opinions.family(labels.meaningOf(name).family());
            if (family != null) {
                families.put(name, family);
            }
        }
    }

    ScoreStream stream() {
        return stream;
    }

    DriftWatch drift() {
        return drift;
    }

    Manifest manifest() {
        return manifest;
    }

    /// Judges some rows of those that lie one after the other.
    ///
    /// @param which of them, by their places; what is said of each is asked for by its place in here
    void judge(float[] rows, int[] which, int count) {
        int width = model.columns().size();
        for (int first = 0; first < count; first += BATCH) {
            int size = Math.min(BATCH, count - first);
            for (int row = 0; row < size; row++) {
                System.arraycopy(rows, which[first + row] * width, batch, row * width, width);
            }
            model.judge(batch, size, verdicts);
            for (int row = 0; row < size; row++) {
                scores[first + row] = verdicts.score(row);
                classes[first + row] = verdicts.best(row);
                drift.score(verdicts.score(row));
            }
        }
    }

    double score(int row) {
        return scores[row];
    }

    /// The family of attacks that a row resembles; null if it is rather benign, or the model knows none.
    @Nullable
    Family family(int row) {
        return scores[row] < manifest.threshold() ? null : families.get(className(row));
    }

    /// The class that a row resembles; empty if the model knows none, or it is the benign one.
    String className(int row) {
        int which = classes[row];
        return which < 0 || which == manifest.benign() ? "" : model.classes().get(which);
    }

    /// Adds up what so many rows resemble.
    void countClasses(int count, Map<String, Long> into) {
        for (int row = 0; row < count; row++) {
            if (classes[row] >= 0) {
                into.merge(model.classes().get(classes[row]), 1L, Long::sum);
            }
        }
    }

    /// Why a row got its score, in words.
    ///
    /// @param place of it among all rows
    /// @param standing how far its host stands out in the minute
    List<Reason> reasons(int row, float[] rows, int place, double standing) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(wording.score(stream, standing, scores[row], className(row)));
        if (examples != null) {
            reasons.add(
                    Wording.alike(examples.nearest(rows, place * model.columns().size())));
        }
        if (explainer != null) {
            for (Explainer.Reason reason :
                    explainer.explain(rows, place * model.columns().size(), REASONS)) {
                if (reason.share() > 0) {
                    reasons.add(wording.column(reason));
                }
            }
        }
        return reasons;
    }
}
