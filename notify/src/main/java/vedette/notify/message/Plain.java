package vedette.notify.message;

/// Text as one line that shows all there is: without line breaks, and without what is invisible or turns the direction
/// of writing.
public final class Plain {

    private static final String CUT = "…";

    private Plain() {}

    /// A text, of at most so many characters.
    public static String line(String text, int most) {
        StringBuilder plain = new StringBuilder();
        int count = 0;
        for (int place = 0; place < text.length(); ) {
            int letter = text.codePointAt(place);
            place += Character.charCount(letter);
            if (++count > most) {
                return plain.append(CUT).toString();
            }
            plain.appendCodePoint(isShown(letter) ? letter : 0xFFFD);
        }
        return plain.toString();
    }

    private static boolean isShown(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
