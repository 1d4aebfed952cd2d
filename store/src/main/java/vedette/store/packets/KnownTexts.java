package vedette.store.packets;

import java.util.Arrays;
import vedette.common.IpText;

/// Addresses and conversations as text, of which the latest are remembered: packets come in trains. A table of fixed
/// size in which each has but one place. Owned by one thread.
final class KnownTexts {

    private static final int SIZE = 1 << 12;
    private static final int SHIFT = Long.SIZE - 12;
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final long[] high = new long[SIZE];
    private final long[] low = new long[SIZE];
    private final String[] addresses = new String[SIZE];
    private final long[] number = new long[SIZE];
    private final String[] numbers = new String[SIZE];

    KnownTexts() {
        Arrays.fill(addresses, IpText.of(0, 0));
        Arrays.fill(numbers, Long.toHexString(0));
    }

    String address(long itsHigh, long itsLow) {
        int at = place(itsHigh * SPREAD ^ itsLow);
        if (high[at] != itsHigh || low[at] != itsLow) {
            high[at] = itsHigh;
            low[at] = itsLow;
            addresses[at] = IpText.of(itsHigh, itsLow);
        }
        return addresses[at];
    }

    /// As flows have the numbers of their conversations.
    String number(long value) {
        int at = place(value);
        if (number[at] != value) {
            number[at] = value;
            numbers[at] = Long.toHexString(value);
        }
        return numbers[at];
    }

    private static int place(long value) {
        return (int) ((value * SPREAD) >>> SHIFT);
    }
}
