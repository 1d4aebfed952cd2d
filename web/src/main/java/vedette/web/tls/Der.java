package vedette.web.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/// The few forms of ASN.1's DER that a certificate and a key consist of: tag, length, content.
final class Der {

    static final int BOOLEAN = 0x01;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int UTF8_STRING = 0x0c;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    /// Tags that mean something only where they stand.
    static final int PRIMITIVE_OF_CONTEXT = 0x80;

    static final int CONSTRUCTED_OF_CONTEXT = 0xa0;

    private static final int INTEGER = 0x02;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int LONG_LENGTH = 0x80;
    private static final int YEAR_OF_GENERALIZED = 2050;

    private static final DateTimeFormatter TWO_FIGURES =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter FOUR_FIGURES =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Der() {}

    /// A thing of parts.
    static byte[] of(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        int length = content.size();
        if (length < LONG_LENGTH) {
            all.write(length);
        } else {
            byte[] bytes = BigInteger.valueOf(length).toByteArray();
            int zeros = bytes[0] == 0 ? 1 : 0;
            all.write(LONG_LENGTH | (bytes.length - zeros));
            all.write(bytes, zeros, bytes.length - zeros);
        }
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }

    static byte[] sequence(byte[]... parts) {
        return of(SEQUENCE, parts);
    }

    static byte[] integer(BigInteger value) {
        return of(INTEGER, value.toByteArray());
    }

    static byte[] text(int tag, String text) {
        return of(tag, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Bits, the last byte of which may have some too many.
    static byte[] bits(int unused, byte... bytes) {
        return of(BIT_STRING, new byte[] {(byte) unused}, bytes);
    }

    /// @param dotted as `1.2.840.10045.4.3.2`
    static byte[] object(String dotted) {
        String[] arcs = dotted.split("\\.", -1);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(Integer.parseInt(arcs[0]) * 40 + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            int arc = Integer.parseInt(arcs[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arc >> shift != 0) {
                    content.write(0x80 | (arc >> shift & 0x7f));
                }
            }
            content.write(arc & 0x7f);
        }
        return of(OBJECT_IDENTIFIER, content.toByteArray());
    }

    static byte[] time(Instant time) {
        boolean isNear = time.atZone(ZoneOffset.UTC).getYear() < YEAR_OF_GENERALIZED;
        return isNear ? text(UTC_TIME, TWO_FIGURES.format(time)) : text(GENERALIZED_TIME, FOUR_FIGURES.format(time));
    }

    /// The first part of a thing of parts, whole.
    ///
    /// @param whole as [java.security.Key#getEncoded] gives it: right, and nobody's but ours
    static byte[] firstPart(byte[] whole) {
        int start = contentAt(whole, 0);
        int end = contentAt(whole, start) + lengthAt(whole, start);
        return Arrays.copyOfRange(whole, start, end);
    }

    private static int contentAt(byte[] bytes, int at) {
        int first = bytes[at + 1] & 0xff;
        return at + 2 + (first < LONG_LENGTH ? 0 : first & 0x7f);
    }

    private static int lengthAt(byte[] bytes, int at) {
        int first = bytes[at + 1] & 0xff;
        if (first < LONG_LENGTH) {
            return first;
        }
        return new BigInteger(1, Arrays.copyOfRange(bytes, at + 2, at + 2 + (first & 0x7f))).intValueExact();
    }
}
