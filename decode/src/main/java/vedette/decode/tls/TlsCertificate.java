package vedette.decode.tls;

import java.lang.foreign.MemorySegment;
import java.time.LocalDate;
import java.util.HexFormat;
import vedette.decode.header.Wire;
import vedette.decode.text.PayloadText;

/// A view of the first certificate of a message, the server's own, up to TLS 1.2
/// ([RFC 5246, section 7.4.2](https://www.rfc-editor.org/rfc/rfc5246#section-7.4.2),
/// [RFC 5280, section 4.1](https://www.rfc-editor.org/rfc/rfc5280#section-4.1)).
///
/// ```
///  all lengths (3)  length (3)  { { [version]  serial number  algorithm  issuer  { from, to }  subject  ... }  ... }
/// ```
///
/// A certificate seldom fits into a segment: what lies in it is read, what does not reads as the empty text or as
/// [#UNKNOWN].
public final class TlsCertificate {

    /// A time that was not captured or is none.
    public static final long UNKNOWN = Long.MIN_VALUE;

    private static final int LENGTH_FIELD = 3;
    private static final int VERSION = 0xA0;
    private static final int MAX_SERIAL_NUMBER = 32;
    private static final int MAX_NAME = 255;
    private static final int MAX_ATTRIBUTES = 32;
    private static final int COMMON_NAME = 0x0355_0403; // the length of 2.5.4.3 and its bytes
    private static final int SECONDS_PER_DAY = 86_400;

    private MemorySegment buffer = MemorySegment.NULL;
    private long limit;
    private int length;
    private boolean isComplete;
    private long serialNumber;
    private long issuer;
    private long validity;
    private long subject;

    TlsCertificate() {}

    /// Whether the message's lengths agree and a certificate begins.
    static boolean isCertificate(MemorySegment buffer, long body, long end, long limit) {
        return limit - body > 2 * LENGTH_FIELD
                && u24(buffer, body) == end - body - LENGTH_FIELD
                && u24(buffer, body + LENGTH_FIELD) <= u24(buffer, body) - LENGTH_FIELD
                && Wire.u8(buffer, body + 2 * LENGTH_FIELD) == Der.SEQUENCE;
    }

    void moveTo(MemorySegment newBuffer, long body, long newLimit) {
        buffer = newBuffer;
        long start = body + 2 * LENGTH_FIELD;
        length = u24(buffer, body + LENGTH_FIELD);
        limit = Math.min(newLimit, start + length);
        isComplete = start + length <= newLimit;
        long at = Der.content(buffer, Der.content(buffer, start, limit), limit);
        serialNumber = Der.hasTag(buffer, at, VERSION, limit) ? Der.next(buffer, at, limit) : at;
        issuer = Der.next(buffer, Der.next(buffer, serialNumber, limit), limit);
        validity = Der.next(buffer, issuer, limit);
        subject = Der.next(buffer, validity, limit);
    }

    private static int u24(MemorySegment buffer, long at) {
        return Wire.u8(buffer, at) << 16 | Wire.u16(buffer, at + 1);
    }

    /// Whether all of the certificate was captured.
    public boolean isComplete() {
        return isComplete;
    }

    /// The certificate's length in bytes, captured or not.
    public int length() {
        return length;
    }

    /// The serial number in hexadecimal digits.
    public String serialNumber() {
        long content = Der.whole(buffer, serialNumber, Der.INTEGER, limit);
        if (content == Der.NONE) {
            return "";
        }
        long end = Math.min(Der.end(buffer, serialNumber, limit), content + MAX_SERIAL_NUMBER);
        StringBuilder digits = new StringBuilder();
        for (long at = content; at < end; at++) {
            HexFormat.of().toHexDigits(digits, (byte) Wire.u8(buffer, at));
        }
        return digits.toString();
    }

    public String issuerCommonName() {
        return commonName(issuer);
    }

    public String subjectCommonName() {
        return commonName(subject);
    }

    /// Whether issuer and subject are the same, as where a server vouches for itself.
    public boolean isSelfIssued() {
        long issuerContent = Der.whole(buffer, issuer, Der.SEQUENCE, limit);
        long subjectContent = Der.whole(buffer, subject, Der.SEQUENCE, limit);
        if (issuerContent == Der.NONE || subjectContent == Der.NONE) {
            return false;
        }
        long issuerEnd = Der.end(buffer, issuer, limit);
        long subjectEnd = Der.end(buffer, subject, limit);
        return MemorySegment.mismatch(buffer, issuerContent, issuerEnd, buffer, subjectContent, subjectEnd) < 0;
    }

    /// From when the certificate holds, in seconds since 1970.
    public long notBefore() {
        return time(validityContent());
    }

    /// Until when the certificate holds, in seconds since 1970.
    public long notAfter() {
        return time(Der.next(buffer, validityContent(), limit));
    }

    private long validityContent() {
        boolean isValidity = Der.hasTag(buffer, validity, Der.SEQUENCE, limit);
        return isValidity ? Der.content(buffer, validity, limit) : Der.NONE;
    }

    /// The first common name in a name, a sequence of sets of attributes.
    private String commonName(long name) {
        long end = Math.min(Der.end(buffer, name, limit), limit);
        long set = Der.hasTag(buffer, name, Der.SEQUENCE, limit) ? Der.content(buffer, name, limit) : Der.NONE;
        for (int i = 0; i < MAX_ATTRIBUTES && set != Der.NONE; i++) {
            long attribute = Der.whole(buffer, set, Der.SET, end);
            long type = Der.whole(buffer, attribute, Der.SEQUENCE, end);
            if (isCommonName(type, end)) {
                return text(Der.next(buffer, type, end), end);
            }
            set = Der.next(buffer, set, end);
        }
        return "";
    }

    private boolean isCommonName(long type, long end) {
        return Der.whole(buffer, type, Der.OBJECT_IDENTIFIER, end) != Der.NONE
                && type + 5 <= end
                && Wire.u32(buffer, type + 1) == COMMON_NAME;
    }

    private String text(long value, long end) {
        long content = Der.content(buffer, value, end);
        long contentEnd = Der.end(buffer, value, end);
        return contentEnd <= end ? PayloadText.ascii(buffer, content, contentEnd, MAX_NAME) : "";
    }

    /// A time as `YYMMDDhhmmssZ` or, from 2050 on, `YYYYMMDDhhmmssZ`.
    private long time(long at) {
        long end = Der.end(buffer, at, limit);
        if (end == Der.NONE || end > limit) {
            return UNKNOWN;
        }
        boolean isShort = Wire.u8(buffer, at) == Der.UTC_TIME;
        long content = Der.content(buffer, at, limit);
        if (end - content != (isShort ? 13 : 15)) {
            return UNKNOWN;
        }
        int year = isShort ? shortYear(content) : pair(content) * 100 + pair(content + 2);
        return seconds(year, end - 11);
    }

    private int shortYear(long at) {
        int year = pair(at);
        return year < 50 ? 2_000 + year : 1_900 + year;
    }

    private long seconds(int year, long at) {
        int month = pair(at);
        int day = pair(at + 2);
        int hour = pair(at + 4);
        int minute = pair(at + 6);
        int second = pair(at + 8);
        boolean isDay = year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
        boolean isClock = hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59 && second >= 0 && second <= 60;
        if (!isDay || !isClock) {
            return UNKNOWN;
        }
        long days = LocalDate.of(year, month, 1).toEpochDay() + day - 1;
        return days * SECONDS_PER_DAY + hour * 3_600L + minute * 60L + second;
    }

    /// Two decimal digits, or a very negative number.
    private int pair(long at) {
        int tens = Wire.u8(buffer, at) - '0';
        int ones = Wire.u8(buffer, at + 1) - '0';
        return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -1_000_000 : tens * 10 + ones;
    }
}
