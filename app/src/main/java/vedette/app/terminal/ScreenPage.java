package vedette.app.terminal;

import java.util.ArrayList;
import java.util.List;
import vedette.app.screen.Cells;
import vedette.app.screen.Line;
import vedette.app.screen.Tone;

/// A whole screen: what is above every page, the page, and the keys below. Whatever the size, it has as many rows as
/// the
/// terminal, and none is longer.
final class ScreenPage {

    /// With fewer rows than this nothing but the page itself is shown.
    private static final int LOW = 6;

    private ScreenPage() {}

    /// @param columns how wide the terminal is
    /// @param rows how high
    static List<Line> draw(Sight sight, Viewing viewing, int columns, int rows) {
        List<Line> all = new ArrayList<>();
        if (rows >= LOW) {
            boolean isOverview = viewing.page() == Viewing.Page.OVERVIEW;
            all.addAll(new Header(sight, viewing, columns).rows(isOverview ? headroom(rows) : Math.min(2, rows / 4)));
            if (rows > 2 * LOW) {
                all.add(new Line());
            }
        }
        int room = rows - all.size() - 1;
        all.addAll(page(sight, viewing, columns, room));
        while (all.size() < rows - 1) {
            all.add(new Line());
        }
        List<Line> shown = new ArrayList<>(all.subList(0, Math.max(0, rows - 1)));
        shown.add(below(viewing, columns));
        return shown.stream().map(line -> line.cut(columns)).toList();
    }

    private static int headroom(int rows) {
        return rows < 14 ? Math.max(2, rows / 4) : rows;
    }

    private static List<Line> page(Sight sight, Viewing viewing, int columns, int room) {
        return switch (viewing.page()) {
            case OVERVIEW -> new OverviewPage(sight, viewing, columns).rows(room);
            case TRAFFIC -> new TrafficPage(sight, viewing, columns).rows(room);
            case SYSTEM -> new SystemPage(sight, viewing, columns).rows(room);
            case INCIDENT -> new IncidentSheet(sight, viewing, columns).rows(room);
            case HELP -> new HelpPage(viewing, columns).rows(room);
        };
    }

    /// What is asked, what was done, or the keys; as many of them as fit.
    private static Line below(Viewing viewing, int columns) {
        if (viewing.question().isPresent()) {
            return Line.of(viewing.question().get().words(), Tone.STRONG).add("  y yes, any other key no", Tone.ACCENT);
        }
        if (viewing.isTyping()) {
            return Line.of("/" + viewing.filter() + "▏", Tone.STRONG).add("  Enter done, Esc all", Tone.MUTED);
        }
        if (!viewing.notice().isEmpty()) {
            return Line.of(Cells.cut(viewing.notice(), columns), Tone.STRONG);
        }
        Line line = new Line();
        for (String key : keys(viewing.page())) {
            String word = (line.width() == 0 ? "" : "  ") + key;
            if (line.width() + Cells.width(word) > columns) {
                break;
            }
            int end = word.lastIndexOf(' ');
            line.add(word.substring(0, end), Tone.ACCENT).add(word.substring(end), Tone.MUTED);
        }
        return line;
    }

    private static List<String> keys(Viewing.Page page) {
        return switch (page) {
            case OVERVIEW ->
                List.of(
                        "q quit",
                        "? help",
                        "↑↓ choose",
                        "Enter open",
                        "a acknowledge",
                        "f false-alarm",
                        "/ filter",
                        "s sort",
                        "p pause",
                        "2 traffic",
                        "3 system");
            case TRAFFIC, SYSTEM, HELP ->
                List.of("q quit", "Esc back", "↑↓ scroll", "1 overview", "2 traffic", "3 system", "p pause", "? help");
            case INCIDENT -> List.of("q quit", "Esc back", "↑↓ scroll", "a acknowledge", "f false-alarm", "? help");
        };
    }
}
