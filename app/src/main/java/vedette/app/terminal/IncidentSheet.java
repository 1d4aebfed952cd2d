package vedette.app.terminal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vedette.app.analyze.IncidentText;
import vedette.app.screen.Cells;
import vedette.app.screen.Line;
import vedette.app.screen.Tone;
import vedette.common.Address;
import vedette.detect.Reason;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.SignalSummary;
import vedette.report.text.Numbers;
import vedette.report.text.Visible;
import vedette.store.incidents.StoredIncident;
import vedette.web.text.Moments;
import vedette.web.view.IncidentLine;

/// One incident: what it is, why we think so, what to do.
///
/// @param columns how wide the terminal is
record IncidentSheet(Sight sight, Viewing viewing, int columns) {

    private static final int NAME = 9;
    private static final int BAR = 20;

    List<Line> rows(int room) {
        List<Line> all = sight.opened()
                .map(this::sheet)
                .orElseGet(() -> List.of(Line.of("There is no such incident any more. Esc goes back.", Tone.MUTED)));
        return viewing.part(all, room);
    }

    private List<Line> sheet(StoredIncident stored) {
        IncidentSnapshot incident = stored.incident();
        Tone tone = Tone.of(incident.severity());
        List<Line> rows = new ArrayList<>();
        rows.add(Line.of(incident.score() + " of 100  " + incident.severity().label(), tone)
                .add("  " + IncidentLine.words(incident.kind().label()), Tone.STRONG)
                .add("  " + incident.kind().family().label(), Tone.MUTED));
        text(rows, "", Sentences.of(incident));
        rows.add(new Line());
        facts(rows, stored);
        score(rows, incident);
        why(rows, incident);
        rows.add(Line.of("What to do", Tone.STRONG));
        text(rows, "  ", incident.kind().advice());
        text(rows, "  ", "ATT&CK " + incident.kind().technique() + ", incident " + incident.id());
        for (StoredIncident.Comment comment : stored.comments()) {
            text(rows, "  ", comment.author() + ": " + comment.text());
        }
        return rows;
    }

    private void facts(List<Line> rows, StoredIncident stored) {
        IncidentSnapshot incident = stored.incident();
        fact(rows, "who", some(incident.sources(), incident.sourceCount()));
        fact(rows, "whom", some(incident.targets(), incident.targetCount()) + ports(incident.ports()));
        fact(
                rows,
                "when",
                day(incident.firstNanos()) + " to " + day(incident.lastNanos()) + ", noticed "
                        + day(incident.detectedNanos()));
        String state = incident.state() == IncidentState.OPEN ? "open: may be going on" : "closed";
        fact(rows, "state", state + (incident.hasSucceeded() ? "; it seems to have worked" : ""));
        fact(
                rows,
                "sure",
                Sentences.sure(incident.confidence()) + ", "
                        + Numbers.several(incident.flows(), "conversation", "conversations"));
        if (!IncidentLine.said(stored.verdict()).isEmpty()) {
            fact(rows, "said", IncidentLine.said(stored.verdict()));
        }
        rows.add(new Line());
    }

    private String day(long nanos) {
        return Moments.day(Instant.EPOCH.plusNanos(nanos), sight.zone());
    }

    private static String some(Collection<Address> addresses, long count) {
        return IncidentText.some(addresses, count);
    }

    private static String ports(Collection<Integer> ports) {
        String named = ports.stream()
                .filter(port -> port > 0)
                .limit(6)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        String more = ports.size() > 6 ? " and " + (ports.size() - 6) + " more" : "";
        return named.isEmpty() ? "" : " port " + named + more;
    }

    private void score(List<Line> rows, IncidentSnapshot incident) {
        rows.add(Line.of("Score", Tone.STRONG));
        for (Contribution part : incident.contributions()) {
            int filled = Math.clamp(part.points() * (long) BAR / 100, 0, BAR);
            Line row = Line.of(String.format(Locale.ROOT, "  %+4d  ", part.points()));
            if (columns >= 60) {
                row.add("█".repeat(filled), Tone.of(incident.severity())).add(" ".repeat(BAR - filled) + "  ");
            }
            rows.add(row.add(IncidentLine.words(part.name())));
        }
        rows.add(new Line());
    }

    private void why(List<Line> rows, IncidentSnapshot incident) {
        rows.add(Line.of("Why", Tone.STRONG));
        List<SignalSummary> strongest = incident.signals().stream()
                .sorted(Comparator.comparingDouble(SignalSummary::strength)
                        .reversed()
                        .thenComparing(SignalSummary::detector))
                .toList();
        for (SignalSummary signal : strongest) {
            rows.add(Line.of("  " + signal.detector())
                    .add(
                            "  strength " + percent(signal.strength()) + ", sure " + percent(signal.confidence()),
                            Tone.MUTED));
            signal.reasons().forEach(reason -> reason(rows, reason));
        }
        rows.add(new Line());
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }

    /// What was seen against what is usual; in columns where there is room.
    private void reason(List<Line> rows, Reason reason) {
        String feature = Visible.of(reason.feature());
        String seen = Visible.of(reason.seen());
        String usual = Visible.of(reason.usual());
        int half = (columns - 34) / 2;
        boolean isShort = Cells.width(seen) < half && Cells.width(usual) + 6 < half && Cells.width(feature) < 28;
        if (columns >= 76 && isShort) {
            rows.add(Line.of("    ")
                    .field(feature, Tone.PLAIN, 28)
                    .add("  ")
                    .field(seen, Tone.STRONG, half)
                    .add("usual ", Tone.MUTED)
                    .add(usual));
            return;
        }
        text(rows, "    ", feature + ": " + seen);
        text(rows, "      ", "usual: " + usual);
    }

    private void fact(List<Line> rows, String name, String value) {
        List<String> lines = Cells.wrap(Visible.of(value), columns - NAME);
        for (int i = 0; i < lines.size(); i++) {
            rows.add(Line.of(i == 0 ? "  " + name : "", Tone.MUTED).to(NAME).add(lines.get(i)));
        }
    }

    private void text(List<Line> rows, String before, String text) {
        Cells.wrap(Visible.of(text), columns - before.length()).forEach(line -> rows.add(Line.of(before + line)));
    }
}
