package vedette.report.text;

/// Text in which nothing hides: what a terminal, a browser or a reader's eye would not show as a character is written
/// by its number.
///
/// That is control characters, those that turn the direction of writing or have no width, private and unassigned
/// ones, halves of pairs, and heaps of marks on one letter.
public final class Visible {

    private static final int MOST_MARKS = 3;

    private Visible() {}

    public static String of(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            marks = isMark(character) ? marks + 1 : 0;
            if (isHidden(character) || marks > MOST_MARKS) {
                shown.append(number(character));
            } else {
                shown.appendCodePoint(character);
            }
        }
        return shown.toString();
    }

    /// How a character is written that cannot be shown.
    public static String number(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> character <= 0xFF ? "\\x" + hex(character, 2) : "\\u{" + hex(character, 4) + "}";
        };
    }

    private static String hex(int character, int digits) {
        String hex = Integer.toHexString(character).toUpperCase(java.util.Locale.ROOT);
        return "0".repeat(Math.max(0, digits - hex.length())) + hex;
    }

    private static boolean isHidden(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean isMark(int character) {
        int type = Character.getType(character);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }
}
