package vedette.app.screen;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/// Text measured in the cells of a terminal: a letter of East Asia takes two, an accent on the letter before it none.
public final class Cells {

    private static final String CUT = "…";

    private Cells() {}

    /// How many it takes.
    public static int width(String text) {
        return text.codePoints().map(Cells::width).sum();
    }

    private static int width(int character) {
        return Math.max(0, WCWidth.wcwidth(character));
    }

    /// The beginning of it, in so many cells at most; that more was there is shown.
    public static String cut(String text, int cells) {
        if (width(text) <= cells) {
            return text;
        }
        return cells < 1 ? "" : first(text, cells - 1) + CUT;
    }

    /// Both ends of it, where the middle tells least, as in long names.
    public static String cutMiddle(String text, int cells) {
        if (width(text) <= cells) {
            return text;
        }
        int tail = Math.max(0, cells - 1) / 2;
        return cells < 1 ? "" : first(text, cells - 1 - tail) + CUT + last(text, tail);
    }

    /// As much of the beginning as fits.
    static String first(String text, int cells) {
        StringBuilder begun = new StringBuilder();
        int used = 0;
        for (int at = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            used += width(character);
            if (used > cells) {
                break;
            }
            begun.appendCodePoint(character);
            at += Character.charCount(character);
        }
        return begun.toString();
    }

    private static String last(String text, int cells) {
        int used = 0;
        int from = text.length();
        while (from > 0) {
            int character = text.codePointBefore(from);
            used += width(character);
            if (used > cells) {
                break;
            }
            from -= Character.charCount(character);
        }
        return text.substring(from);
    }

    /// Lines of whole words, as far as words fit; there is at least one.
    public static List<String> wrap(String text, int cells) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int room = Math.max(1, cells);
        for (String word : text.strip().split(" +", -1)) {
            String rest = word;
            int needed = width(rest) + (line.isEmpty() ? 0 : width(line.toString()) + 1);
            if (needed > room && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            while (width(rest) > room) {
                String piece = first(rest, room);
                piece = piece.isEmpty() ? rest.substring(0, rest.offsetByCodePoints(0, 1)) : piece;
                lines.add(piece);
                rest = rest.substring(piece.length());
            }
            line.append(line.isEmpty() ? "" : " ").append(rest);
        }
        lines.add(line.toString());
        return lines;
    }
}
