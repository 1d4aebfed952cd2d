package vedette.web.page.models;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vedette.report.text.Numbers;
import vedette.store.flows.MinuteReader;
import vedette.web.operate.ModelRoom;
import vedette.web.operate.Room;
import vedette.web.view.IncidentPage;
import vedette.web.view.Range;
import vedette.web.view.models.ModelLine;

/// Models as lines of lists, with what they were at in a time.
///
/// @param figures of the time, in sum
record ModelLines(Room room, Range range, List<MinuteReader.FigureSums> figures) {

    /// Reads what they were at.
    static ModelLines of(Room room, Range range) throws IOException {
        if (!room.place().exists()) {
            return new ModelLines(room, range, List.of());
        }
        try (MinuteReader minutes = new MinuteReader(room.place().flows())) {
            return new ModelLines(room, range, minutes.figures(range.fromMicros(), range.toMicros()));
        }
    }

    static String path(String name) {
        return "/models/" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    ModelLine line(ModelRoom.Model model) {
        PassportWords words = PassportWords.of(model);
        return new ModelLine(
                model.name(),
                path(model.name()),
                model.kind().isEmpty()
                        ? model.name()
                        : PassportWords.kind(model.kind()) + ": " + PassportWords.purpose(model.slot()),
                model.slot(),
                words.sentences(model, room.now()),
                model.damage().isEmpty() ? words.gates() : "",
                words.isGood(),
                model.isAtWork(),
                model.isKept(),
                model.hasFormer(),
                model.isAtWork() ? limit(model.title()) : "",
                model.damage());
    }

    /// How high it stood, and from where on that is an alarm.
    private String limit(String title) {
        Optional<MinuteReader.FigureSums> standing = figure("model_standing", title);
        Optional<MinuteReader.FigureSums> limit = figure("model_limit", title);
        if (standing.isEmpty()) {
            return "";
        }
        String most = String.format(
                Locale.ROOT, "stood at %.3f at most", standing.get().most());
        return limit.map(one -> most + String.format(Locale.ROOT, ", an alarm from %.3f on", one.most()))
                .orElse(most + "; too little was seen yet for alarms");
    }

    private Optional<MinuteReader.FigureSums> figure(String name, String label) {
        return figures.stream()
                .filter(one -> one.name().equals(name) && one.label().equals(label))
                .findFirst();
    }

    private double sum(String name) {
        return figures.stream()
                .filter(one -> one.name().equals(name))
                .mapToDouble(MinuteReader.FigureSums::sum)
                .sum();
    }

    /// How many incidents that are only unusual there were, beside how many were wished for.
    String budget(double perDay) {
        long opened = Math.round(sum("budget_opened_incidents"));
        long held = Math.round(sum("budget_held_back_incidents"));
        double days = range.length().toMinutes() / (double) Duration.ofDays(1).toMinutes();
        String rate = days < 1 ? "" : String.format(Locale.ROOT, ", that is %.1f a day", opened / days);
        return Numbers.several(opened, "incident", "incidents")
                + " that only models noticed" + rate + "; " + number(perDay) + " a day "
                + (perDay == 1 ? "was" : "were") + " wished for. "
                + (held == 0
                        ? "None was held back."
                        : Numbers.several(held, "more was", "more were") + " kept and not told, to stay within that.");
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString(Math.round(value)) : String.format(Locale.ROOT, "%.1f", value);
    }

    /// What all of them were at.
    List<IncidentPage.Fact> facts() {
        long judged = Math.round(sum("model_judged"));
        long leftOut = Math.round(sum("model_left_out"));
        long drifts = figures.stream()
                .filter(one -> one.name().equals("model_drift"))
                .mapToLong(MinuteReader.FigureSums::minutes)
                .sum();
        List<IncidentPage.Fact> facts = new ArrayList<>();
        facts.add(new IncidentPage.Fact("judged", Numbers.about(judged), Numbers.exact(judged) + " rows"));
        if (leftOut > 0) {
            facts.add(new IncidentPage.Fact(
                    "left out, too many at once", Numbers.about(leftOut), Numbers.exact(leftOut) + " rows"));
        }
        facts.add(new IncidentPage.Fact(
                "drift", drifts == 0 ? "none was noticed" : "noticed " + Numbers.several(drifts, "time", "times"), ""));
        return facts;
    }
}
