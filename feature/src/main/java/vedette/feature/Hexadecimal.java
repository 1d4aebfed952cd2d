package vedette.feature;

import java.util.HexFormat;

/// Numbers of 64 bits as text of one length.
final class Hexadecimal {

    private static final HexFormat FORMAT = HexFormat.of();

    private Hexadecimal() {}

    static String of(long number) {
        return FORMAT.toHexDigits(number);
    }
}
