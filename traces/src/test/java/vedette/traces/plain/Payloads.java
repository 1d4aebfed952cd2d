package vedette.traces.plain;

import java.util.HexFormat;

/// What the bytes of a payload look like.
final class Payloads {

    private static final int LOOKED_AT = 256;

    private Payloads() {}

    static long entropyMilli(String captured) {
        byte[] bytes = HexFormat.of().parseHex(captured, 0, Math.min(captured.length(), 2 * LOOKED_AT));
        if (bytes.length == 0) {
            return -1;
        }
        double entropy = 0;
        for (int value = 0; value < 256; value++) {
            double share = (double) count(bytes, value, value) / bytes.length;
            entropy -= share == 0 ? 0 : share * Math.log(share) / Math.log(2);
        }
        return (long) Math.rint(entropy * 1_000);
    }

    /// The share of printable bytes, in two-hundredths.
    static long printable(String captured) {
        byte[] bytes = HexFormat.of().parseHex(captured, 0, Math.min(captured.length(), 2 * LOOKED_AT));
        if (bytes.length == 0) {
            return -1;
        }
        return (count(bytes, ' ', '~') + count(bytes, '\t', '\r')) * 200 / bytes.length;
    }

    private static long count(byte[] bytes, int first, int last) {
        long count = 0;
        for (byte each : bytes) {
            int value = each & 0xFF;
            count += value >= first && value <= last ? 1 : 0;
        }
        return count;
    }
}
