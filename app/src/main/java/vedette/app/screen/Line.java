package vedette.app.screen;

import java.util.ArrayList;
import java.util.List;
import vedette.report.text.Visible;

/// A row of a screen, in tones. Whatever goes in is made visible first, so that no text can steer a terminal. Owned by
/// one thread.
public final class Line {

    private static final String OFF = "\u001B[0m";

    private final List<Part> parts = new ArrayList<>();
    private int width;

    private record Part(String text, Tone tone) {}

    public Line() {}

    /// One in a single tone.
    public static Line of(String text, Tone tone) {
        return new Line().add(text, tone);
    }

    public static Line of(String text) {
        return of(text, Tone.PLAIN);
    }

    public Line add(String text, Tone tone) {
        String shown = Visible.of(text);
        if (!shown.isEmpty()) {
            parts.add(new Part(shown, tone));
            width += Cells.width(shown);
        }
        return this;
    }

    public Line add(String text) {
        return add(text, Tone.PLAIN);
    }

    public Line add(Line other) {
        other.parts.forEach(part -> add(part.text, part.tone));
        return this;
    }

    /// Blanks up to a column, counted from 0; a blank at least if it is further already.
    public Line to(int column) {
        return add(" ".repeat(Math.max(1, column - width)));
    }

    /// So much of it that it ends before a column, and blanks up to there.
    public Line field(String text, Tone tone, int cells) {
        String shown = Cells.cut(Visible.of(text), cells);
        return add(shown, tone).add(" ".repeat(Math.max(0, cells - Cells.width(shown))));
    }

    /// The same, at the right end of its room.
    public Line number(String text, Tone tone, int cells) {
        String shown = Cells.cut(Visible.of(text), cells);
        return add(" ".repeat(Math.max(0, cells - Cells.width(shown)))).add(shown, tone);
    }

    /// How many cells it takes.
    public int width() {
        return width;
    }

    /// Without tones.
    public String text() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.text));
        return text.toString();
    }

    /// As much of it as fits; that more was there is shown.
    public Line cut(int cells) {
        if (width <= cells) {
            return this;
        }
        Line cut = new Line();
        for (Part part : parts) {
            int room = cells - cut.width;
            if (Cells.width(part.text) > room - 1) {
                String first = Cells.first(part.text, Math.max(0, room - 1));
                return cut.add(first, part.tone).add(room > 0 ? "…" : "", part.tone);
            }
            cut.add(part.text, part.tone);
        }
        return cut;
    }

    /// All of it, and the rest of so many cells, as what keys act on.
    public Line chosen(int cells) {
        Line shown = cut(cells);
        return of(shown.text() + " ".repeat(Math.max(0, cells - shown.width)), Tone.CHOSEN);
    }

    /// As a terminal takes it.
    public String codes(Palette palette) {
        StringBuilder codes = new StringBuilder();
        for (Part part : parts) {
            String on = part.tone.code(palette);
            codes.append(on.isEmpty() ? part.text : "\u001B[" + on + "m" + part.text + OFF);
        }
        return codes.toString();
    }
}
