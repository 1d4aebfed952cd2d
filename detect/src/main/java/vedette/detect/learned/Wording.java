package vedette.detect.learned;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.detect.Reason;
import vedette.feature.FlowColumn;
import vedette.feature.FlowSchema;
import vedette.feature.activity.ActivityFeature;
import vedette.feature.activity.ActivitySchema;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Explainer;
import vedette.learn.examples.Nearest;
import vedette.learn.examples.Nearest.Like;
import vedette.learn.prepare.Preparation;

/// Says in words why a model gave a score.
final class Wording {

    private static final double PERCENT = 100;
    private static final int MOST_CHARACTERS = 90;

    private static final Map<String, String> MEANINGS = new HashMap<>();
    private static final Map<String, String> UNITS = new HashMap<>();

    static {
        for (FlowColumn column : FlowSchema.FULL.columns()) {
            MEANINGS.put(column.name(), column.formula());
            UNITS.put(column.name(), column.unit());
        }
        for (ActivityFeature feature : ActivitySchema.HOST.features()) {
            MEANINGS.put(feature.name(), feature.formula());
            UNITS.put(feature.name(), feature.unit());
        }
    }

    private final Preparation preparation;

    Wording(Bundle bundle) {
        preparation = bundle.parts().preparation();
    }

    /// How rare it is here that a host stands out so far.
    Reason score(ScoreStream stream, double standing, double score, String looksLike) {
        String seen = String.format(Locale.ROOT, "%.1f", standing)
                + String.format(Locale.ROOT, ", most of all by a score of %.3f", score)
                + (looksLike.isEmpty() ? "" : ", most like " + looksLike);
        String usual = stream.isLearning()
                ? "still being learnt here: " + stream.decisions() + " minutes of hosts so far"
                : String.format(
                        Locale.ROOT,
                        "less in %.2f %% of %d minutes of hosts here",
                        PERCENT * stream.rank(standing),
                        stream.decisions());
        return new Reason("how far the host stands out in a minute by " + stream.name(), seen, usual);
    }

    /// What it is most like of what was learnt from.
    static Reason alike(Nearest nearest) {
        return new Reason(
                "most like in training (0 is the same, 1 as unlike as any two usually are)",
                words("attack", nearest.attack(), true),
                words("nearest harmless", nearest.harmless(), false));
    }

    private static String words(String what, @Nullable Like like, boolean isNamed) {
        if (like == null) {
            return what + ": none was learnt from";
        }
        String named = (isNamed ? " " + like.name() : "") + (like.detail().isEmpty() ? "" : " " + like.detail());
        return what
                + (named.isEmpty() ? "" : ":" + named)
                + String.format(Locale.ROOT, " (distance %.1f)", like.distance());
    }

    /// What one column had to do with it.
    Reason column(Explainer.Reason reason) {
        int column = preparation.columns().indexOf(reason.column());
        String unit = UNITS.getOrDefault(reason.column(), "");
        String meaning = MEANINGS.getOrDefault(reason.column(), "");
        return new Reason(
                named(reason.column(), meaning),
                number(reason.seen(), unit),
                number(reason.usual(), unit) + peers(column, reason.seen()));
    }

    private static String named(String column, String meaning) {
        String whole = meaning.isEmpty() ? column : column + " (" + meaning + ")";
        return whole.length() <= MOST_CHARACTERS ? whole : column;
    }

    /// Where the value stands among those of training, if that is known.
    private String peers(int column, float value) {
        float[] knots = preparation.knots(column);
        if (knots.length < 2) {
            return "";
        }
        int below = 0;
        while (below < knots.length && knots[below] < value) {
            below++;
        }
        int equal = below;
        while (equal < knots.length && knots[equal] == value) {
            equal++;
        }
        long share = Math.round(PERCENT * below / knots.length);
        if (equal > below && below > 0 && equal < knots.length) {
            return "";
        }
        if (share >= PERCENT) {
            return ", more than in all training";
        }
        return below == 0 ? ", as little as hardly ever" : ", less in " + share + " % of training";
    }

    private static String number(float value, String unit) {
        String text = value == Math.rint(value) && Math.abs(value) < 1e9
                ? Long.toString((long) value)
                : String.format(Locale.ROOT, "%.3g", value);
        return unit.isEmpty() ? text : text + " " + unit;
    }
}
