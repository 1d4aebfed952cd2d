package vedette.decode.smb;

/// Text of two bytes a character, least significant first: printable ASCII as it is, every other character as a dot.
final class WideText {

    private WideText() {}

    /// Where characters are read.
    interface Characters {

        /// The character at the offset, or -1 where there is none.
        int character(int offset);
    }

    /// At most so many characters.
    static String of(Characters bytes, int from, int count, int maxLength) {
        int length = Math.min(count, maxLength);
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            int character = bytes.character(from + 2 * i);
            if (character < 0) {
                break;
            }
            append(text, character);
        }
        return text.toString();
    }

    /// The characters before the first that is 0.
    static String until0(Characters bytes, int from, int maxLength) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < maxLength; i++) {
            int character = bytes.character(from + 2 * i);
            if (character <= 0) {
                break;
            }
            append(text, character);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int character) {
        text.append(character < ' ' || character > '~' ? '.' : (char) character);
    }
}
