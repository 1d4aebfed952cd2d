package vedette.report.document;

/// A piece of text in one style.
public record Span(String text, Style style) {

    private static final int LONGEST = 160;

    public Span {
        if (style == Style.FOREIGN) {
            text = shortened(text);
        }
    }

    /// In the middle, since both ends of a name tell most.
    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int half = (LONGEST - 1) / 2;
        int head = text.offsetByCodePoints(0, text.codePointCount(0, half));
        int tail = text.length() - half;
        return text.substring(0, head) + "…" + text.substring(tail);
    }
}
