package vedette.flow.table;

/// The string of letters that tells what happened in a conversation, as Zeek writes it: the initiator's in capitals,
/// each at its first time, and those that count (`C`, `T`) again at the tenth, the hundredth and so on.
final class History {

    static final char SYN = 'S';
    static final char SYN_ACK = 'H';
    static final char ACK = 'A';
    static final char DATA = 'D';
    static final char FIN = 'F';
    static final char RST = 'R';
    static final char BAD_CHECKSUM = 'C';
    static final char GAP = 'G';
    static final char RETRANSMITTED = 'T';
    static final char ZERO_WINDOW = 'W';
    static final char INCONSISTENT = 'I';
    static final char MULTIPLE = 'Q';

    private static final String LETTERS = "SHADFRCGTWIQ";
    private static final int LOWER = 'a' - 'A';

    private History() {}

    /// Adds a letter unless this side has it already.
    static void note(long record, boolean isForward, char letter) {
        long letters = record + side(isForward) + Layout.LETTERS;
        int bit = 1 << LETTERS.indexOf(letter);
        int known = Memory.u16(letters);
        if ((known & bit) == 0) {
            Memory.put16(letters, known | bit);
            append(record, isForward ? letter : letter + LOWER);
        }
    }

    /// Whether this side has that letter.
    static boolean has(long record, boolean isForward, char letter) {
        return (Memory.u16(record + side(isForward) + Layout.LETTERS) & 1 << LETTERS.indexOf(letter)) != 0;
    }

    /// Adds a letter of a kind that counts, at its first, tenth, hundredth... time.
    static void count(long record, boolean isForward, char letter, int times) {
        int power = times;
        while (power >= 10 && power % 10 == 0) {
            power /= 10;
        }
        if (power == 1) {
            append(record, isForward ? letter : letter + LOWER);
        }
    }

    /// The side that seemed to have begun had not.
    static void turned(long record) {
        int length = Memory.u8(record + Layout.HISTORY_LENGTH);
        if (length > 0 && Memory.u8(record + Layout.HISTORY) == '^') {
            for (int i = 1; i < length; i++) {
                Memory.put8(record + Layout.HISTORY + i, swapped(Memory.u8(record + Layout.HISTORY + i)));
            }
            return;
        }
        int kept = Math.min(length, Layout.HISTORY_CAPACITY - 1);
        for (int i = kept; i > 0; i--) {
            Memory.put8(record + Layout.HISTORY + i, swapped(Memory.u8(record + Layout.HISTORY + i - 1)));
        }
        Memory.put8(record + Layout.HISTORY, '^');
        Memory.put8(record + Layout.HISTORY_LENGTH, kept + 1);
    }

    private static int swapped(int letter) {
        return letter >= 'a' ? letter - LOWER : letter + LOWER;
    }

    private static void append(long record, int letter) {
        int length = Memory.u8(record + Layout.HISTORY_LENGTH);
        if (length < Layout.HISTORY_CAPACITY) {
            Memory.put8(record + Layout.HISTORY + length, letter);
            Memory.put8(record + Layout.HISTORY_LENGTH, length + 1);
        }
    }

    private static int side(boolean isForward) {
        return isForward ? Layout.FORWARD_SIDE : Layout.BACKWARD_SIDE;
    }
}
