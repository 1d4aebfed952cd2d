package vedette.flow.update;

import vedette.flow.record.Layout;
import vedette.flow.record.Memory;

/// The string of letters that tells what happened in a conversation, as Zeek writes it: the initiator's in capitals,
/// each at its first time, and retransmissions (`T`) again at the tenth, the hundredth and so on.
public final class History {

    // A letter of Zeek's in the low byte, above it a bit of its own.
    public static final int SYN = 1 << 8 | 'S';
    public static final int SYN_ACK = 1 << 9 | 'H';
    static final int ACK = 1 << 10 | 'A';
    public static final int DATA = 1 << 11 | 'D';
    static final int FIN = 1 << 12 | 'F';
    static final int RST = 1 << 13 | 'R';
    static final int BAD_CHECKSUM = 1 << 14 | 'C';
    static final int GAP = 1 << 15 | 'G';
    static final int ZERO_WINDOW = 1 << 16 | 'W';
    static final int INCONSISTENT = 1 << 17 | 'I';
    static final int MULTIPLE = 1 << 18 | 'Q';
    static final int RETRANSMITTED = 1 << 19 | 'T';

    private static final int LETTER = 0xFF;
    private static final int LOWER = 'a' - 'A';

    private History() {}

    /// Adds a letter unless this side has it already.
    static void note(long record, boolean isForward, int event) {
        long letters = record + side(isForward) + Layout.LETTERS;
        int known = Memory.u16(letters);
        int bit = event >>> 8;
        if ((known & bit) == 0) {
            Memory.put16(letters, known | bit);
            append(record, letter(event & LETTER, isForward));
        }
    }

    /// Whether this side has that letter.
    public static boolean has(long record, boolean isForward, int event) {
        return (Memory.u16(record + side(isForward) + Layout.LETTERS) & event >>> 8) != 0;
    }

    private static int letter(int capital, boolean isForward) {
        return isForward ? capital : capital + LOWER;
    }

    /// Adds a letter that counts, at its first, tenth, hundredth... time.
    static void count(long record, boolean isForward, int event, int times) {
        int power = times;
        while (power >= 10 && power % 10 == 0) {
            power /= 10;
        }
        if (power == 1) {
            append(record, letter(event & LETTER, isForward));
        }
    }

    /// The side that seemed to have begun had not.
    public static void turned(long record) {
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
