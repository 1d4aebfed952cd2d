package vedette.app.status;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vedette.app.screen.Line;
import vedette.app.screen.Tone;
import vedette.incident.IncidentSnapshot;
import vedette.incident.Severity;
import vedette.report.text.Numbers;
import vedette.store.incidents.StoredIncident;
import vedette.web.text.Moments;
import vedette.web.view.IncidentLine;

/// A status for people.
///
/// @param zone in which times are shown
record StatusText(Status status, ZoneId zone) {

    private static final int NAME = 12;

    private static final Map<String, String> NAMES = Map.of(
            "vedette",
            "Vedette",
            "java",
            "Java",
            "libpcap",
            "libpcap",
            "sqlite",
            "SQLite",
            "onnxruntime",
            "ONNX Runtime");

    List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        status.run().ifPresentOrElse(run -> running(lines, run), () -> lines.add(heading("Vedette is not running.")));
        if (!status.dashboard().isEmpty()) {
            row(lines, "dashboard", status.dashboard());
        }
        if (!status.models().isEmpty()) {
            row(lines, "models", status.models().stream().map(this::model).collect(Collectors.joining(", ")));
        }
        status.store().ifPresent(kept -> kept(lines, kept));
        row(
                lines,
                "versions",
                status.versions().entrySet().stream()
                        .map(entry -> NAMES.getOrDefault(entry.getKey(), entry.getKey()) + " " + entry.getValue())
                        .collect(Collectors.joining(", ")));
        for (String reason : status.reasons()) {
            lines.add(Line.of("  ✕ ", Tone.HIGH).add(reason));
        }
        return lines;
    }

    private Line heading(String words) {
        return Line.of(words, Tone.STRONG);
    }

    private void running(List<Line> lines, Beat run) {
        String inputs = run.inputs().stream()
                .map(input -> input.isGood() ? input.name() : input.name() + " (" + input.state() + ")")
                .collect(Collectors.joining(", "));
        lines.add(heading(
                run.isOver() ? "Vedette has read all of " + inputs + "." : "Vedette is watching " + inputs + "."));
        row(
                lines,
                "since",
                Moments.day(run.origin().since(), zone) + " " + zone.getId() + ", for "
                        + ago(run.origin().since()) + ", process "
                        + run.origin().pid());
        String last = run.counts().last().isBefore(run.origin().since())
                ? "none came yet"
                : "the last " + ago(run.counts().last()) + " ago";
        row(
                lines,
                "packets",
                Numbers.exact(run.counts().packets()) + " read, "
                        + Numbers.exact(run.counts().dropped()) + " lost, " + last);
        if (!run.origin().version().equals(status.versions().get("vedette"))) {
            row(
                    lines,
                    "version",
                    "it is Vedette " + run.origin().version() + ", this is another: ask by that one for more");
        }
    }

    private String model(Status.Model model) {
        return model.name()
                + model.made().map(made -> " (" + ago(made) + " old)").orElse("");
    }

    private void kept(List<Line> lines, Status.Kept kept) {
        Line open = new Line();
        for (Severity severity : List.of(Severity.values()).reversed()) {
            long count = kept.open().getOrDefault(severity.label(), 0L);
            if (count > 0) {
                open.add(open.width() == 0 ? "" : ", ").add(count + " " + severity.label(), Tone.of(severity));
            }
        }
        if (open.width() == 0) {
            open.add("none is open");
        } else {
            open.add(" open");
        }
        lines.add(Line.of("  incidents", Tone.MUTED).to(NAME + 1).add(open));
        kept.last().ifPresent(last -> row(lines, "latest", inWords(last)));
        row(
                lines,
                "store",
                Numbers.bytes(kept.bytes()) + " in " + kept.folder() + ", "
                        + Numbers.several(kept.incidents(), "incident", "incidents") + ", "
                        + Numbers.several(kept.flows(), "flow", "flows") + "; " + Numbers.bytes(kept.freeBytes())
                        + " left on its disk");
    }

    private String inWords(StoredIncident stored) {
        IncidentSnapshot incident = stored.incident();
        return IncidentLine.words(incident.kind().label()) + " by "
                + IncidentLine.some(incident.sources(), incident.sourceCount()) + ", "
                + incident.score() + " of 100 (" + incident.severity().label() + "), noticed "
                + Moments.day(Instant.EPOCH.plusNanos(incident.detectedNanos()), zone);
    }

    private String ago(Instant time) {
        return Numbers.time(Duration.between(time, status.at()));
    }

    private static void row(List<Line> lines, String name, String value) {
        lines.add(Line.of("  " + name, Tone.MUTED).to(NAME + 1).add(value));
    }
}
