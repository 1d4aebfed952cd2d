package vedette.decode.tls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// Writes the JA4 fingerprint of a client: what its software always offers, whatever the order it offers it in.
///
/// `t13d1516h2_8daaf6152771_e5627efa2ab1` is TCP, TLS 1.3, a name to talk to, 15 cipher suites, 16 extensions, HTTP/2;
/// then the beginning of a hash of the sorted cipher suites; then of the sorted extensions and the signature
/// algorithms. Values that mean nothing are left out everywhere.
final class Ja4 {

    private static final String NOTHING = "000000000000";
    private static final int MAX_COUNT = 99;
    private static final int GREASE = 0x0A0A;

    private Ja4() {}

    static String of(TlsClientHello hello) {
        int[] ciphers = new int[hello.cipherSuiteCount()];
        for (int i = 0; i < ciphers.length; i++) {
            ciphers[i] = hello.cipherSuite(i);
        }
        int[] extensions = new int[hello.extensionCount()];
        for (int i = 0; i < extensions.length; i++) {
            extensions[i] = hello.extension(i);
        }
        return "t" + version(hello.version()) + (hello.hasServerName() ? "d" : "i") + count(ciphers)
                + count(extensions) + protocol(hello.applicationProtocolEnds()) + "_" + hash(sorted(ciphers)) + "_"
                + hash(telling(extensions, hello));
    }

    private static String version(int version) {
        return switch (version) {
            case 0x0304 -> "13";
            case 0x0303 -> "12";
            case 0x0302 -> "11";
            case 0x0301 -> "10";
            case 0x0300 -> "s3";
            default -> "00";
        };
    }

    /// How many of the values mean something, in two digits.
    private static String count(int[] values) {
        int count = 0;
        for (int value : values) {
            count += TlsClientHello.isGrease(value) ? 0 : 1;
        }
        int bounded = Math.min(count, MAX_COUNT);
        return bounded < 10 ? "0" + bounded : Integer.toString(bounded);
    }

    /// The first and last letter of the first protocol, or digit of its bytes if those are no letters.
    private static String protocol(int ends) {
        if (ends < 0) {
            return "00";
        }
        int first = ends >>> 8;
        int last = ends & 0xFF;
        if (isLetterOrDigit(first) && isLetterOrDigit(last)) {
            return "" + (char) first + (char) last;
        }
        HexFormat hex = HexFormat.of();
        return "" + hex.toHighHexDigit(first) + hex.toLowHexDigit(last);
    }

    private static boolean isLetterOrDigit(int value) {
        return (value >= '0' && value <= '9') || (value >= 'A' && value <= 'Z') || (value >= 'a' && value <= 'z');
    }

    /// The name to talk to and the protocols are left out here, for they depend on the server.
    private static String telling(int[] extensions, TlsClientHello hello) {
        for (int i = 0; i < extensions.length; i++) {
            boolean isOfServer =
                    extensions[i] == TlsExtensions.SERVER_NAME || extensions[i] == TlsExtensions.APPLICATION_PROTOCOLS;
            extensions[i] = isOfServer ? GREASE : extensions[i];
        }
        int[] algorithms = new int[hello.signatureAlgorithmCount()];
        for (int i = 0; i < algorithms.length; i++) {
            algorithms[i] = hello.signatureAlgorithm(i);
        }
        String types = sorted(extensions);
        String text = text(algorithms);
        return text.isEmpty() ? types : types + "_" + text;
    }

    private static String sorted(int[] values) {
        Arrays.sort(values);
        return text(values);
    }

    /// The values that mean something, in four digits each, with commas between them.
    private static String text(int[] values) {
        StringBuilder text = new StringBuilder();
        for (int value : values) {
            if (!TlsClientHello.isGrease(value)) {
                text.append(text.isEmpty() ? "" : ",");
                HexFormat.of().toHexDigits(text, (byte) (value >>> 8));
                HexFormat.of().toHexDigits(text, (byte) value);
            }
        }
        return text.toString();
    }

    private static String hash(String text) {
        if (text.isEmpty()) {
            return NOTHING;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, NOTHING.length() / 2);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
