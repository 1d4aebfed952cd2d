package vedette.decode.tls;

import java.lang.foreign.MemorySegment;
import vedette.decode.header.Wire;

/// A view of a server's hello ([RFC 8446, section 4.1.3](https://www.rfc-editor.org/rfc/rfc8446#section-4.1.3)).
///
/// ```
///  version (2)  random (32)  session id (1 + 0..32)  cipher suite (2)  compression (1)  extensions (2 + n)
/// ```
public final class TlsServerHello {

    private static final int SESSION_ID = 34;
    private static final int CIPHER_AND_COMPRESSION = 3;

    private final TlsExtensions extensions = new TlsExtensions();
    private MemorySegment buffer = MemorySegment.NULL;
    private long start;
    private long limit;
    private long cipher;
    private boolean isComplete;

    TlsServerHello() {}

    void moveTo(MemorySegment newBuffer, long newStart, long end, long newLimit) {
        buffer = newBuffer;
        start = newStart;
        limit = newLimit;
        cipher = start + SESSION_ID < limit ? start + SESSION_ID + 1 + sessionIdLength() : limit;
        isComplete = end <= limit && cipher + CIPHER_AND_COMPRESSION <= limit;
        extensions.moveTo(buffer, Math.min(cipher + CIPHER_AND_COMPRESSION, limit), limit);
    }

    /// Whether all of the hello was captured.
    public boolean isComplete() {
        return isComplete;
    }

    /// The version by the old field: since TLS 1.3 always that of TLS 1.2, 0x0303.
    public int legacyVersion() {
        return Wire.u16(buffer, start);
    }

    /// The version that was chosen, as in 0x0304 for TLS 1.3; 0 if that was not captured.
    public int version() {
        long data = extensions.find(TlsExtensions.SUPPORTED_VERSIONS);
        if (data != TlsExtensions.NONE && extensions.end(data) == data + 2) {
            return Wire.u16(buffer, data);
        }
        return isComplete ? legacyVersion() : 0;
    }

    public int sessionIdLength() {
        return start + SESSION_ID < limit ? Wire.u8(buffer, start + SESSION_ID) : 0;
    }

    /// The cipher suite that was chosen; 0 if that was not captured.
    public int cipherSuite() {
        return cipher + 2 <= limit ? Wire.u16(buffer, cipher) : 0;
    }

    public int extensionCount() {
        return extensions.count();
    }

    /// The type of the extension of that number.
    public int extension(int number) {
        return extensions.type(number);
    }

    /// The protocol above TLS, where it is chosen in the open.
    public String applicationProtocol() {
        return extensions.applicationProtocols();
    }
}
