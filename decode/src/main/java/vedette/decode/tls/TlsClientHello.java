package vedette.decode.tls;

import java.lang.foreign.MemorySegment;
import java.util.Locale;
import vedette.decode.header.Wire;
import vedette.decode.text.PayloadText;

/// A view of a client's hello ([RFC 8446, section 4.1.2](https://www.rfc-editor.org/rfc/rfc8446#section-4.1.2)).
///
/// ```
///  version (2)  random (32)  session id (1 + 0..32)  cipher suites (2 + n)  compression (1 + n)  extensions (2 + n)
/// ```
///
/// Of a hello that goes on in another segment, what is whole is read: [#isComplete] says whether that is all.
public final class TlsClientHello {

    private static final int SESSION_ID = 34;
    private static final int MAX_NAME = 255;
    private static final int NAME = 5;
    private static final int GREASE_MASK = 0x0F0F;
    private static final int GREASE = 0x0A0A;

    private final TlsExtensions extensions = new TlsExtensions();
    private MemorySegment buffer = MemorySegment.NULL;
    private long start;
    private long limit;
    private boolean isComplete;
    private long ciphers;
    private long ciphersEnd;

    TlsClientHello() {}

    void moveTo(MemorySegment newBuffer, long newStart, long end, long newLimit) {
        buffer = newBuffer;
        start = newStart;
        limit = newLimit;
        ciphers = limit;
        ciphersEnd = limit;
        long suites = start + SESSION_ID < limit ? start + SESSION_ID + 1 + sessionIdLength() : limit;
        long compression = afterCiphers(suites);
        long extensionsAt = compression < limit ? compression + 1 + Wire.u8(buffer, compression) : limit;
        isComplete = end <= limit && extensionsAt <= limit;
        extensions.moveTo(buffer, Math.min(extensionsAt, limit), limit);
    }

    private long afterCiphers(long suites) {
        if (suites + 2 > limit) {
            return limit;
        }
        ciphers = suites + 2;
        long end = ciphers + Wire.u16(buffer, suites);
        ciphersEnd = Math.min(end, limit);
        return Math.min(end, limit);
    }

    /// Whether all of the hello was captured.
    public boolean isComplete() {
        return isComplete;
    }

    /// The version by the old field: since TLS 1.3 always that of TLS 1.2, 0x0303.
    public int legacyVersion() {
        return Wire.u16(buffer, start);
    }

    /// The highest version that is offered, as in 0x0304 for TLS 1.3; 0 if that was not captured.
    public int version() {
        long data = extensions.find(TlsExtensions.SUPPORTED_VERSIONS);
        if (data == TlsExtensions.NONE) {
            return isComplete ? legacyVersion() : 0;
        }
        int highest = 0;
        long end = extensions.end(data);
        for (long at = data + 1; at + 2 <= end; at += 2) {
            int version = Wire.u16(buffer, at);
            highest = isGrease(version) ? highest : Math.max(highest, version);
        }
        return highest;
    }

    public int sessionIdLength() {
        return start + SESSION_ID < limit ? Wire.u8(buffer, start + SESSION_ID) : 0;
    }

    public int cipherSuiteCount() {
        return (int) (ciphersEnd - ciphers) / 2;
    }

    /// The cipher suite of that number, the client's favourite first.
    public int cipherSuite(int number) {
        return number < cipherSuiteCount() ? Wire.u16(buffer, ciphers + 2L * number) : 0;
    }

    public int extensionCount() {
        return extensions.count();
    }

    /// The type of the extension of that number.
    public int extension(int number) {
        return extensions.type(number);
    }

    public boolean hasExtension(int type) {
        return extensions.find(type) != TlsExtensions.NONE;
    }

    /// Whether the client says whom it wants to talk to.
    public boolean hasServerName() {
        return hasExtension(TlsExtensions.SERVER_NAME);
    }

    /// Whom the client wants to talk to, in lower case.
    public String serverName() {
        long data = extensions.find(TlsExtensions.SERVER_NAME);
        if (data == TlsExtensions.NONE || data + NAME > extensions.end(data)) {
            return "";
        }
        long end = data + NAME + Wire.u16(buffer, data + NAME - 2);
        boolean isWhole = end <= extensions.end(data);
        return isWhole ? PayloadText.ascii(buffer, data + NAME, end, MAX_NAME).toLowerCase(Locale.ROOT) : "";
    }

    /// The protocols that are offered above TLS, the client's favourite first, with commas between them.
    public String applicationProtocols() {
        return extensions.applicationProtocols();
    }

    /// The first byte of the first of them in the upper half, the last in the lower; -1 if there is none.
    int applicationProtocolEnds() {
        long data = extensions.find(TlsExtensions.APPLICATION_PROTOCOLS);
        if (data == TlsExtensions.NONE || data + 3 >= extensions.end(data)) {
            return -1;
        }
        int length = Wire.u8(buffer, data + 2);
        boolean isWhole = length > 0 && data + 3 + length <= extensions.end(data);
        return isWhole ? Wire.u8(buffer, data + 3) << 8 | Wire.u8(buffer, data + 2 + length) : -1;
    }

    public int signatureAlgorithmCount() {
        long data = extensions.find(TlsExtensions.SIGNATURE_ALGORITHMS);
        if (data == TlsExtensions.NONE || data + 2 > extensions.end(data)) {
            return 0;
        }
        return (int) Math.min(extensions.end(data) - data - 2, Wire.u16(buffer, data)) / 2;
    }

    /// The signature algorithm of that number, in the client's order.
    public int signatureAlgorithm(int number) {
        long data = extensions.find(TlsExtensions.SIGNATURE_ALGORITHMS);
        return number < signatureAlgorithmCount() ? Wire.u16(buffer, data + 2 + 2L * number) : 0;
    }

    /// The [JA4 fingerprint](https://github.com/FoxIO-LLC/ja4/blob/main/technical_details/JA4.md) of the client's
    /// software; nothing if the hello is not complete.
    public String ja4() {
        return isComplete ? Ja4.of(this) : "";
    }

    /// Whether it is one of the values that mean nothing, sent so that servers learn to skip what they do not know
    /// ([RFC 8701](https://www.rfc-editor.org/rfc/rfc8701)).
    static boolean isGrease(int value) {
        return (value & GREASE_MASK) == GREASE && value >>> 8 == (value & 0xFF);
    }
}
