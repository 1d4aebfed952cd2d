package vedette.app.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vedette.app.screen.Cells;
import vedette.app.screen.Line;
import vedette.app.screen.Tone;

/// What the keys do.
///
/// @param columns how wide the terminal is
record HelpPage(Viewing viewing, int columns) {

    private static final int KEY = 14;

    private static final List<Map.Entry<String, String>> KEYS = List.of(
            Map.entry("↑ ↓, k j", "choose an incident, or scroll"),
            Map.entry("Enter", "open it: reasons, signals, advice"),
            Map.entry("Esc", "back, or no filter any more"),
            Map.entry("a", "acknowledge it: it stays open, and ✓ tells that somebody looks after it"),
            Map.entry("f", "false alarm: it is closed, and such ones count less from now on"),
            Map.entry("/", "only incidents with this in them: a kind, a severity, an address"),
            Map.entry("s", "sort: worst, latest or newest first"),
            Map.entry("p", "pause: nothing changes on the screen until it is pressed again"),
            Map.entry("1 2 3, Tab", "overview, traffic, system"),
            Map.entry("Ctrl-L", "draw the screen anew"),
            Map.entry("q, Ctrl-C", "end the run; the summary is printed"));

    List<Line> rows(int room) {
        List<Line> all = new ArrayList<>();
        all.add(Line.of("Keys", Tone.STRONG));
        for (Map.Entry<String, String> key : KEYS) {
            List<String> words = Cells.wrap(key.getValue(), columns - KEY);
            for (int i = 0; i < words.size(); i++) {
                all.add(Line.of(i == 0 ? "  " + key.getKey() : "", Tone.ACCENT)
                        .to(KEY)
                        .add(words.get(i)));
            }
        }
        all.add(new Line());
        Cells.wrap(
                        "An incident is what was noticed about one host and one family of attacks. Its score goes from"
                                + " 0 to 100: low from 25, medium from 50, high from 70, critical from 90.",
                        columns - 2)
                .forEach(words -> all.add(Line.of("  " + words, Tone.MUTED)));
        return viewing.part(all, room);
    }
}
