package vedette.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vedette.app.screen.Cells;
import vedette.app.screen.Line;
import vedette.app.screen.Tone;
import vedette.incident.Severity;
import vedette.store.incidents.Verdict;

/// What is open, the worst first, and who talks.
///
/// @param columns how wide the terminal is
record OverviewPage(Sight sight, Viewing viewing, int columns) {

    private static final int NARROW = 60;
    private static final int WIDE = 110;
    private static final int LEAST_TALKERS = 3;
    private static final int MOST_TALKERS = 12;

    /// With fewer rows than this, incidents have them all.
    private static final int TALKERS_FROM = 14;

    List<Line> rows(int room) {
        List<Sight.Row> listed = viewing.listed(sight);
        int talkers = room < TALKERS_FROM ? 0 : Math.clamp(room / 3, LEAST_TALKERS, MOST_TALKERS);
        int incidents = Math.max(1, room - (talkers == 0 ? 0 : talkers + 2) - 2);
        List<Line> rows = new ArrayList<>();
        rows.add(title(listed));
        rows.addAll(table(listed, incidents));
        while (rows.size() < incidents + 1) {
            rows.add(new Line());
        }
        rows.add(chosen(listed));
        if (talkers > 0) {
            rows.add(new Line());
            rows.addAll(new TalkersTable(sight, columns).rows(talkers + 1));
        }
        return rows.subList(0, Math.min(rows.size(), Math.max(0, room)));
    }

    private Line title(List<Sight.Row> listed) {
        Line line = Line.of("Open incidents", Tone.STRONG).add("  ");
        if (!viewing.filter().isEmpty() || viewing.isTyping()) {
            line.add(listed.size() + " with ", Tone.MUTED)
                    .add(viewing.filter() + (viewing.isTyping() ? "▏" : ""), Tone.ACCENT);
        } else {
            counts(line);
        }
        String order = switch (viewing.order()) {
            case WORST -> "worst first";
            case LATEST -> "latest first";
            case NEWEST -> "newest first";
        };
        int left = columns - Cells.width(order);
        return line.width() < left - 1 ? line.to(left).add(order, Tone.MUTED) : line;
    }

    /// "1 critical, 3 high", the worst first.
    private void counts(Line line) {
        Map<String, Long> counts = sight.severities();
        boolean isFirst = true;
        for (Severity severity : List.of(Severity.values()).reversed()) {
            long count = counts.getOrDefault(severity.label(), 0L);
            if (count > 0) {
                line.add(isFirst ? "" : ", ", Tone.MUTED).add(count + " " + severity.label(), Tone.of(severity));
                isFirst = false;
            }
        }
    }

    private List<Line> table(List<Sight.Row> listed, int room) {
        if (listed.isEmpty()) {
            String words = viewing.filter().isEmpty()
                    ? "Nothing is open. `vedette doctor` replays attacks and shows what an incident looks like."
                    : "No open incident has this in it. Esc shows all again.";
            return Cells.wrap(words, columns - 2).stream()
                    .limit(room)
                    .map(text -> Line.of("  " + text, Tone.MUTED))
                    .toList();
        }
        int chosen = viewing.chosen(listed);
        int first = Math.clamp(chosen - room / 2L, 0, Math.max(0, listed.size() - room));
        List<Line> rows = new ArrayList<>();
        for (int i = first; i < Math.min(listed.size(), first + room); i++) {
            Line row = row(listed.get(i), i == chosen);
            rows.add(i == chosen ? row.chosen(columns) : row);
        }
        return rows;
    }

    private Line row(Sight.Row row, boolean isChosen) {
        Severity severity = row.incident().severity();
        Tone tone = Tone.of(severity);
        boolean isWide = columns >= WIDE;
        String age = row.line().length() + (row.line().isGoingOn() ? isWide ? ", going on" : ", on" : "");
        Line line = Line.of(isChosen ? "›" : " ", Tone.STRONG)
                .number(String.valueOf(row.line().score()), tone, 3)
                .add(" ")
                .field(columns < NARROW ? row.line().letter() : severity.label(), tone, columns < NARROW ? 2 : 9);
        int end = columns - (isWide ? 20 : 12);
        if (columns < NARROW) {
            return line.add(mark(row) + row.line().kind() + " " + row.line().who());
        }
        line.field(mark(row) + row.line().kind(), Tone.PLAIN, isWide ? 24 : 18);
        if (isWide) {
            line.field(row.incident().kind().family().label(), Tone.MUTED, 14);
        }
        String whom = row.line().who() + " → " + row.line().whom();
        line.field(Cells.cut(whom, end - line.width() - 1), Tone.PLAIN, end - line.width());
        return line.number(age, Tone.MUTED, columns - line.width());
    }

    /// That somebody has looked at it.
    private static String mark(Sight.Row row) {
        return row.verdict() == Verdict.NONE ? "" : "✓ ";
    }

    /// What the chosen one means.
    private Line chosen(List<Sight.Row> listed) {
        int chosen = viewing.chosen(listed);
        if (chosen < 0) {
            return new Line();
        }
        Sight.Row row = listed.get(chosen);
        String said = switch (row.verdict()) {
            case NONE -> "";
            case ACKNOWLEDGED -> " Acknowledged.";
            case REAL, FALSE_ALARM, HARMLESS -> " Said to be " + row.line().verdict() + ".";
        };
        return Line.of("  ").add(Cells.cut(Sentences.of(row.incident()) + said, Math.max(0, columns - 2)), Tone.MUTED);
    }
}
