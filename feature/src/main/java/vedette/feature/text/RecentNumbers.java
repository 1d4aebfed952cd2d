package vedette.feature.text;

/// Numbers put lately, with their text. Several columns of a row say the same, and rows resemble each other, while the
/// shortest decimal of a number takes long to find. Owned by one thread.
final class RecentNumbers {

    private static final int SLOTS = 1 << 10;
    private static final int SLOT_BITS = 10;

    /// Longer texts are rare and not kept.
    private static final int MAX_TEXT = 31;

    private static final int WIDTH = MAX_TEXT + 1;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    /// The length of a slot's text in its first byte; 0 while it is empty.
    private final byte[] texts = new byte[SLOTS * WIDTH];

    private final double[] numbers = new double[SLOTS];

    int put(double number, byte[] bytes, int place) {
        int slot = (int) ((Double.doubleToRawLongBits(number) * SPREAD) >>> (Long.SIZE - SLOT_BITS));
        int text = slot * WIDTH;
        int known = texts[text];
        if (known > 0 && numbers[slot] == number) {
            System.arraycopy(texts, text + 1, bytes, place, known);
            return place + known;
        }
        int end = DecimalText.put(number, bytes, place);
        int length = end - place;
        if (length <= MAX_TEXT) {
            numbers[slot] = number;
            texts[text] = (byte) length;
            System.arraycopy(bytes, place, texts, text + 1, length);
        }
        return end;
    }
}
