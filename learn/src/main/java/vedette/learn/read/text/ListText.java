package vedette.learn.read.text;

/// Lists of whole numbers as text, with semicolons between, as our own rows have them. An empty text is an empty list.
public final class ListText {

    /// What [#read] gives for text that is no such list.
    public static final int NO_LIST = -1;

    private static final int MOST_DIGITS = 18; // no number of so many is beyond a `long`

    private ListText() {}

    /// Puts as many numbers as there is room for.
    ///
    /// @param to after its last byte
    /// @return how many the list has, or [#NO_LIST]
    public static int read(byte[] text, int from, int to, long[] into) {
        int count = 0;
        int i = from;
        while (i < to) {
            boolean isNegative = text[i] == '-';
            int first = isNegative ? i + 1 : i;
            long number = 0;
            for (i = first; i < to && text[i] >= '0' && text[i] <= '9' && i - first < MOST_DIGITS; i++) {
                number = number * 10 + text[i] - '0';
            }
            boolean isNumber = i > first && (i == to || (text[i] == ';' && i + 1 < to));
            if (!isNumber) {
                return NO_LIST;
            }
            if (count < into.length) {
                into[count] = isNegative ? -number : number;
            }
            count++;
            i++;
        }
        return count;
    }
}
