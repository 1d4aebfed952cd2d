package vedette.decode.tls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Writes the JA4 fingerprint of a client: what its software always offers, whatever the order it offers it in.
///
/// `t13d1516h2_8daaf6152771_e5627efa2ab1` is TCP, TLS 1.3, a name to talk to, 15 cipher suites, 16 extensions, HTTP/2;
/// then the beginning of a hash of the sorted cipher suites; then of the sorted extensions and the signature
/// algorithms. Values that mean nothing are left out everywhere.
final class Ja4 {

    private static final String NOTHING = "000000000000";
    private static final int MAX_COUNT = 99;

    private Ja4() {}

    static String of(TlsClientHello hello) {
        int[] ciphers = IntStream.range(0, hello.cipherSuiteCount())
                .map(hello::cipherSuite)
                .filter(value -> !TlsClientHello.isGrease(value))
                .sorted()
                .toArray();
        int[] extensions = IntStream.range(0, hello.extensionCount())
                .map(hello::extension)
                .filter(value -> !TlsClientHello.isGrease(value))
                .sorted()
                .toArray();
        return "t" + version(hello.version()) + (hello.hasServerName() ? "d" : "i") + count(ciphers.length)
                + count(extensions.length) + protocol(hello.applicationProtocolEnds()) + "_"
                + hash(text(IntStream.of(ciphers))) + "_" + hash(extensions(extensions, hello));
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

    private static String count(int count) {
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
    private static String extensions(int[] extensions, TlsClientHello hello) {
        IntStream telling = Arrays.stream(extensions)
                .filter(type -> type != TlsExtensions.SERVER_NAME && type != TlsExtensions.APPLICATION_PROTOCOLS);
        String types = text(telling);
        String algorithms = text(IntStream.range(0, hello.signatureAlgorithmCount())
                .map(hello::signatureAlgorithm)
                .filter(value -> !TlsClientHello.isGrease(value)));
        return algorithms.isEmpty() ? types : types + "_" + algorithms;
    }

    private static String text(IntStream values) {
        return values.mapToObj(value -> HexFormat.of().toHexDigits((short) value))
                .collect(Collectors.joining(","));
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
