package vedette.web.page.models;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vedette.report.text.Numbers;
import vedette.web.operate.ModelRoom;
import vedette.web.view.models.ModelPage;

/// A passport in words.
///
/// @param passport as JSON has it
record PassportWords(Tree passport) {

    /// One harmless row in so many is taken for an attack where that is the share.
    private static final double ONE_PERCENT = 0.01;

    private static final double PERCENT = 100;

    private static final Pattern IN_THE_MIDDLE = Pattern.compile("in the middle ([01]\\.[0-9]+)");

    static PassportWords of(ModelRoom.Model model) {
        return new PassportWords(new Tree(model.passport()));
    }

    /// What kind of model it is, for people who have not heard of it.
    static String kind(String kind) {
        return switch (kind) {
            case "random-forest" -> "Random forest";
            case "boosting" -> "Boosted trees";
            case "isolation-forest" -> "Isolation forest";
            case "neighbours" -> "Nearest neighbours";
            case "cnn" -> "Convolutional network";
            case "autoencoder" -> "Autoencoder";
            case "imported" -> "From elsewhere";
            default -> kind;
        };
    }

    /// What it is for: "of conversations, tells what they resemble".
    static String purpose(String slot) {
        int stroke = slot.indexOf('/');
        if (stroke < 0) {
            return slot;
        }
        String rows = slot.substring(0, stroke).equals("activity") ? "what hosts do in a time" : "conversations";
        return slot.substring(stroke + 1).startsWith("anomaly")
                ? "notices unusual " + rows.replace("what hosts do in a time", "behaviour of hosts")
                : "tells what " + rows + " resemble";
    }

    /// What it is and what it has shown, in sentences.
    String sentences(ModelRoom.Model model, Instant now) {
        if (!model.damage().isEmpty()) {
            return "";
        }
        return origin(model, now) + trained() + "." + found() + unseen() + unusual(model.slot());
    }

    private static String origin(ModelRoom.Model model, Instant now) {
        if (model.made().isEmpty()) {
            return "Comes with Vedette, trained";
        }
        Duration age = Duration.between(model.made().get(), now);
        return "Trained " + (age.toSeconds() < 60 ? "just now" : Numbers.time(age) + " ago");
    }

    private String trained() {
        Tree sizes = passport.at("division");
        long rows = sizes.at("trainRows").count() + sizes.at("validationRows").count();
        int files = passport.at("data").list().size();
        if (rows == 0) {
            return "; of what is not known here";
        }
        return " on " + Numbers.exact(rows) + " labelled rows of " + Numbers.several(files, "file", "files");
    }

    private String found() {
        for (Tree point : passport.at("test", "atFalseShare").list()) {
            if (point.at("wanted").number() == ONE_PERCENT) {
                return " Of " + Numbers.exact(passport.at("test", "rows").count())
                        + " rows it had not seen, it found "
                        + percent(point.at("recall").number())
                        + " of the attacks where one harmless row in a hundred is taken for one.";
            }
        }
        return "";
    }

    /// What its gate for kinds of attacks that it did not learn from has shown.
    private String unseen() {
        for (Tree gate : passport.at("gates").list()) {
            Matcher matcher = IN_THE_MIDDLE.matcher(gate.at("found").text());
            if (gate.at("name").text().equals("unseen attacks") && matcher.find()) {
                return " Attacks of a kind that it never saw stood above what is harmless in "
                        + Math.round(PERCENT * Double.parseDouble(matcher.group(1)))
                        + " of 100 comparisons.";
            }
        }
        return "";
    }

    /// A model of what is usual is not asked about single rows alone.
    private static String unusual(String slot) {
        return slot.contains("/anomaly")
                ? " It has learnt only what is usual, and raises an alarm where a host stands out over a minute."
                : "";
    }

    /// How its gates came out.
    String gates() {
        List<Tree> gates = passport.at("gates").list();
        long failed = gates.stream()
                .filter(gate -> gate.at("outcome").text().equals("failed"))
                .count();
        if (gates.isEmpty()) {
            return "never asked to pass a gate";
        }
        return failed == 0
                ? "passed " + Numbers.several(gates.size(), "gate", "gates")
                : "failed " + failed + " of " + Numbers.several(gates.size(), "gate", "gates");
    }

    boolean isGood() {
        return passport.at("good").isTrue();
    }

    List<ModelPage.Gate> gateList() {
        return passport.at("gates").list().stream()
                .map(gate -> new ModelPage.Gate(
                        gate.at("name").text(),
                        gate.at("outcome").text(),
                        gate.at("asks").text(),
                        gate.at("found").text()))
                .toList();
    }

    /// What it showed on rows that were kept back.
    List<ModelPage.Measure> measures() {
        Tree test = passport.at("test");
        List<ModelPage.Measure> all = new ArrayList<>();
        add(all, "rows it was judged by", Numbers.exact(test.at("rows").count()), "");
        share(all, "right in all", test, "accuracy");
        share(all, "harmless rows taken for attacks", test, "benignFpr");
        number(all, "F1, mean of all classes", test, "macroF1");
        number(all, "area under ROC", test, "rocAuc");
        number(all, "area under precision and recall", test, "prAuc");
        for (Tree point : test.at("atFalseShare").list()) {
            add(
                    all,
                    "attacks found at " + percent(point.at("wanted").number()) + " false",
                    percent(point.at("recall").number()),
                    "");
        }
        number(all, "calibration error", test, "calibrationError");
        number(all, "Brier score", test, "brier");
        for (Tree baseline : passport.at("baselines").list()) {
            Tree auc = baseline.at("rocAuc");
            add(
                    all,
                    "to compare: " + baseline.at("name").text(),
                    auc.isThere()
                            ? "ROC " + three(auc.number())
                            : "F1 " + three(baseline.at("macroF1").number()),
                    "");
        }
        return all;
    }

    private static void add(List<ModelPage.Measure> all, String name, String value, String range) {
        all.add(new ModelPage.Measure(name, value, range));
    }

    private static void share(List<ModelPage.Measure> all, String words, Tree test, String name) {
        if (test.at(name).isThere()) {
            List<Tree> bounds = test.at(name + "95").list();
            add(
                    all,
                    words,
                    percent(test.at(name).number()),
                    bounds.size() == 2
                            ? percent(bounds.get(0).number()) + " to "
                                    + percent(bounds.get(1).number())
                            : "");
        }
    }

    private static void number(List<ModelPage.Measure> all, String words, Tree test, String name) {
        if (test.at(name).isThere()) {
            List<Tree> bounds = test.at(name + "95").list();
            add(
                    all,
                    words,
                    three(test.at(name).number()),
                    bounds.size() == 2
                            ? three(bounds.get(0).number()) + " to "
                                    + three(bounds.get(1).number())
                            : "");
        }
    }

    /// Those that it goes by most.
    List<ModelPage.Feature> features(int most) {
        List<Tree> all = passport.at("importance").list();
        double largest =
                all.isEmpty() ? 1 : Math.max(1e-9, all.getFirst().at("share").number());
        return all.stream()
                .limit(most)
                .map(one -> new ModelPage.Feature(
                        one.at("feature").text(),
                        percent(one.at("share").number()),
                        whole(PERCENT * one.at("share").number() / largest)))
                .toList();
    }

    /// What it was trained on.
    List<ModelPage.Data> data() {
        return passport.at("data").list().stream()
                .map(one -> new ModelPage.Data(
                        one.at("name").text(),
                        one.at("origin").text(),
                        Numbers.exact(one.at("rows").members().values().stream()
                                .mapToLong(Tree::count)
                                .sum()),
                        one.at("sha256").text()))
                .toList();
    }

    /// How well each class is told, those with most rows first.
    List<ModelPage.OfClass> classes() {
        return passport.at("test", "perClass").members().entrySet().stream()
                .filter(entry -> entry.getValue().at("support").count() > 0)
                .sorted((one, other) -> Long.compare(
                        other.getValue().at("support").count(),
                        one.getValue().at("support").count()))
                .map(PassportWords::ofClass)
                .toList();
    }

    private static ModelPage.OfClass ofClass(Map.Entry<String, Tree> entry) {
        Tree one = entry.getValue();
        return new ModelPage.OfClass(
                entry.getKey(),
                Numbers.exact(one.at("support").count()),
                percent(one.at("recall").number()),
                percent(one.at("precision").number()));
    }

    static String percent(double share) {
        if (Double.isNaN(share)) {
            return "–";
        }
        double percent = PERCENT * share;
        boolean isFine = percent != 0 && percent != PERCENT && (percent < 10 || percent > 90);
        return String.format(Locale.ROOT, isFine ? "%.1f %%" : "%.0f %%", percent);
    }

    static String three(double number) {
        return Double.isNaN(number) ? "–" : String.format(Locale.ROOT, "%.3f", number);
    }

    static String whole(double number) {
        return Double.isNaN(number) ? "0" : Long.toString(Math.round(Math.clamp(number, 0, PERCENT)));
    }
}
