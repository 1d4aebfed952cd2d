package vedette.app.analyze;

import java.util.Locale;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import vedette.app.text.Times;
import vedette.detect.drift.Drift;
import vedette.detect.learned.ModelMinute;

/// What models had to do in a run, and how that stands to the alert budget, for people and for machines.
public final class ModelWork {

    private static final double PERCENT = 100;

    private ModelWork() {}

    /// One object.
    public static void write(JsonGenerator json, ModelMinute sums) {
        json.writeStartObject();
        json.writeNumberProperty("judged", sums.judged());
        json.writeNumberProperty("left_out", sums.leftOut());
        json.writeName("classes");
        json.writeStartObject();
        new TreeMap<>(sums.classes()).forEach(json::writeNumberProperty);
        json.writeEndObject();
        json.writeNumberProperty("budget_per_day", sums.budget().perDay());
        json.writeNumberProperty("opened", sums.budget().opened());
        json.writeNumberProperty("held_back", sums.budget().heldBack());
        json.writeName("drift");
        json.writeStartArray();
        sums.drifts().forEach(drift -> json.writeString(inWords(drift)));
        json.writeEndArray();
        json.writeEndObject();
    }

    /// That a model does not fit, and what to do.
    public static String inWords(Drift drift) {
        return switch (drift.subject()) {
            case SCORES ->
                String.format(
                        Locale.ROOT,
                        "the scores of %s have shifted from %.3f to %.3f on average: look whether the network has"
                                + " changed, and if that is meant, train the model anew",
                        drift.model(),
                        drift.before(),
                        drift.after());
            case VALUES ->
                String.format(
                        Locale.ROOT,
                        "what %s is shown is not like what it has learnt from in %.0f %% of its columns, most of all %s:"
                                + " believe it less, and train it with traffic of this network",
                        drift.model(),
                        PERCENT * drift.after(),
                        String.join(", ", drift.columns()));
        };
    }

    /// In a line.
    public static String inWords(ModelMinute sums) {
        ModelMinute.Budget budget = sums.budget();
        return Times.count(sums.judged()) + " flows and minutes of hosts judged"
                + (sums.leftOut() == 0
                        ? ""
                        : ", " + Times.count(sums.leftOut()) + " not, because there were too many at once")
                + "; " + Times.count(budget.opened())
                + (budget.opened() == 1 ? " incident is only unusual" : " incidents are only unusual")
                + realised(budget)
                + (budget.heldBack() == 0 ? "" : "; " + Times.count(budget.heldBack()) + " more held back");
    }

    private static String realised(ModelMinute.Budget budget) {
        double perDay = budget.realisedPerDay();
        return Double.isNaN(perDay)
                ? String.format(Locale.ROOT, ", of %s a day wished for", plain(budget.perDay()))
                : String.format(Locale.ROOT, ", %.1f a day of %s wished for", perDay, plain(budget.perDay()));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
