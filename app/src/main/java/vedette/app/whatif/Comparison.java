package vedette.app.whatif;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import vedette.app.analyze.IncidentText;
import vedette.app.text.Json;
import vedette.app.text.Times;
import vedette.app.whatif.Difference.Pair;
import vedette.incident.IncidentSnapshot;
import vedette.store.incidents.IncidentJson;

/// What came of playing the past, for people and for machines.
record Comparison(Change change, Played played, Difference difference, Proof proof) {

    private static final int MOST_NAMED = 20;

    /// A line for each incident that would be otherwise, and a summary.
    void print(PrintStream out) {
        String time = Times.iso(played.firstNanos()) + " to " + Times.iso(played.lastNanos());
        if (change.isNone()) {
            printProof(out, time);
            return;
        }
        List<Pair> lost = difference.lost();
        List<Pair> gained = difference.gained();
        List<Pair> changed = difference.changed();
        if (lost.size() + gained.size() + changed.size() > 0) {
            out.println("         was           would be      last noticed, what, who → whom, id");
            lost.forEach(pair -> line(out, "lost", pair));
            gained.forEach(pair -> line(out, "gained", pair));
            changed.forEach(pair -> line(out, "changed", pair));
        }
        out.println(time + ", " + change + ": " + count(lost.size(), "incident") + " lost, " + gained.size()
                + " gained, " + changed.size() + " changed, " + difference.same() + " the same"
                + (difference.hidden() > 0 ? ", " + difference.hidden() + " hidden either way" : ""));
        if (!proof.isGood()) {
            out.println("As it was, " + notTheSame());
        }
    }

    private void printProof(PrintStream out, String time) {
        int all = proof.same() + proof.other().size();
        if (proof.isGood()) {
            out.println(time + ": "
                    + (all == 1 ? "the incident is the same" : "all " + Times.count(all) + " incidents are the same")
                    + ", byte for byte" + later());
        } else {
            out.println(time + ": " + notTheSame());
        }
    }

    private String notTheSame() {
        List<String> other = proof.other();
        return Times.count(other.size()) + " of " + count(proof.same() + other.size(), "incident")
                + (other.size() == 1 ? " is" : " are") + " not as kept: "
                + String.join(", ", other.subList(0, Math.min(MOST_NAMED, other.size())))
                + (other.size() > MOST_NAMED ? " and more" : "") + later();
    }

    private String later() {
        return proof.later() > 0 ? "; " + Times.count(proof.later()) + " went on after the latest tick" : "";
    }

    private static String count(int number, String what) {
        return Times.count(number) + " " + what + (number == 1 ? "" : "s");
    }

    private static void line(PrintStream out, String word, Pair pair) {
        out.printf(
                Locale.ROOT,
                "%-7s  %-12s  %-12s  %s%n",
                word,
                standing(pair.before()),
                standing(pair.after()),
                IncidentText.line(pair.either().incident()));
    }

    /// Its score and severity, or why there is none.
    private static String standing(@Nullable Outcome outcome) {
        if (outcome == null) {
            return "-";
        }
        if (outcome.rule() != 0) {
            return outcome.rule() < 0 ? "hidden" : "by rule " + outcome.rule();
        }
        IncidentSnapshot incident = outcome.incident();
        return incident.score() + " " + incident.severity().label();
    }

    /// One object.
    void printJson(PrintStream out) {
        try (JsonGenerator json = Json.to(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", 1);
            json.writeStringProperty("from", Times.iso(played.firstNanos()));
            json.writeStringProperty("to", Times.iso(played.lastNanos()));
            json.writeStringProperty("change", change.toString());
            texts(json, "remarks", played.remarks());
            json.writeName("as_kept");
            json.writeStartObject();
            json.writeNumberProperty("same", proof.same());
            json.writeNumberProperty("later", proof.later());
            texts(json, "other", proof.other());
            json.writeEndObject();
            json.writeNumberProperty("same", difference.same());
            json.writeNumberProperty("hidden", difference.hidden());
            pairs(json, "lost", difference.lost());
            pairs(json, "gained", difference.gained());
            pairs(json, "changed", difference.changed());
            json.writeEndObject();
            Json.endLine(json);
        }
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeName(name);
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private static void pairs(JsonGenerator json, String name, List<Pair> pairs) {
        json.writeName(name);
        json.writeStartArray();
        for (Pair pair : pairs) {
            json.writeStartObject();
            outcome(json, "was", pair.before());
            outcome(json, "would_be", pair.after());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void outcome(JsonGenerator json, String name, @Nullable Outcome outcome) {
        if (outcome != null) {
            json.writeName(name);
            IncidentJson.write(json, outcome.incident(), outcome.rule());
        }
    }
}
