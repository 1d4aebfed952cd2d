package vedette.decode.tls;

import java.lang.foreign.MemorySegment;
import vedette.decode.header.Wire;

/// A view of the handshake records at the beginning of a segment
/// ([RFC 8446, sections 4 and 5.1](https://www.rfc-editor.org/rfc/rfc8446#section-5.1)).
///
/// ```
///  +---------------+-------------------------------+-------------------------------+
///  |   Type (22)   |            Version            |            Length             |  record
///  +---------------+-------------------------------+---------------+---------------+
///  | Message type  |                    Length                     |   Message ... |  message
///  +---------------+-----------------------------------------------+---------------+
/// ```
///
/// A record may hold several messages, and a segment several records. A message that goes on in a further record or
/// segment is read as far as the first one goes. Handshakes are known by their content, whatever their port. Only the
/// first 4 KiB are looked at. The accessors hold until the next [#wrap]. Each thread owns its views.
public final class TlsHandshake {

    private static final int MAX_LOOKED_AT = 4_096;
    private static final int MAX_RECORD = 16_384 + 256;

    private static final int RECORD_HEADER = 5;
    private static final int RECORD_LENGTH = 3;
    private static final int CHANGE_CIPHER_SPEC = 20;
    private static final int CHANGE_CIPHER_SPEC_LENGTH = 6;
    private static final int HANDSHAKE = 22;
    private static final int MAJOR_VERSION = 3;
    private static final int MAX_MINOR_VERSION = 4;

    private static final int MESSAGE_HEADER = 4;
    private static final int CLIENT_HELLO = 1;
    private static final int SERVER_HELLO = 2;
    private static final int CERTIFICATE = 11;

    private static final int MIN_HELLO = 38;

    private final TlsClientHello clientHello = new TlsClientHello();
    private final TlsServerHello serverHello = new TlsServerHello();
    private final TlsCertificate certificate = new TlsCertificate();

    private boolean hasClientHello;
    private boolean hasServerHello;
    private boolean hasCertificate;

    /// Moves the view to the segment that begins at `start`.
    ///
    /// @param newLimit the end of the captured bytes
    /// @return whether it begins with a hello or a certificate
    public boolean wrap(MemorySegment buffer, long start, long newLimit) {
        hasClientHello = false;
        hasServerHello = false;
        hasCertificate = false;
        long limit = Math.min(newLimit, start + MAX_LOOKED_AT);
        long at = isChangeCipherSpec(buffer, start, limit) ? start + CHANGE_CIPHER_SPEC_LENGTH : start;
        while (at != TlsExtensions.NONE && isRecord(buffer, at, limit)) {
            at = record(buffer, at, limit);
        }
        return hasClientHello || hasServerHello || hasCertificate;
    }

    /// Whether a record precedes that says nothing, as before the second hello of a client that is asked for another.
    private static boolean isChangeCipherSpec(MemorySegment buffer, long at, long limit) {
        return limit - at >= CHANGE_CIPHER_SPEC_LENGTH
                && Wire.u8(buffer, at) == CHANGE_CIPHER_SPEC
                && Wire.u8(buffer, at + 1) == MAJOR_VERSION
                && Wire.u16(buffer, at + RECORD_LENGTH) == 1;
    }

    private static boolean isRecord(MemorySegment buffer, long at, long limit) {
        return limit - at >= RECORD_HEADER + MESSAGE_HEADER
                && Wire.u8(buffer, at) == HANDSHAKE
                && Wire.u8(buffer, at + 1) == MAJOR_VERSION
                && Wire.u8(buffer, at + 2) <= MAX_MINOR_VERSION
                && Wire.u16(buffer, at + RECORD_LENGTH) >= MESSAGE_HEADER
                && Wire.u16(buffer, at + RECORD_LENGTH) <= MAX_RECORD;
    }

    /// Reads the messages of the record at `at`.
    ///
    /// @return where the next record begins, or -1 if nothing that follows can be read
    private long record(MemorySegment buffer, long at, long limit) {
        long recordEnd = at + RECORD_HEADER + Wire.u16(buffer, at + RECORD_LENGTH);
        long captured = Math.min(recordEnd, limit);
        long message = at + RECORD_HEADER;
        while (message + MESSAGE_HEADER <= captured) {
            long end = message + MESSAGE_HEADER + (Wire.u32(buffer, message) & 0xFF_FFFF);
            if (!message(buffer, message, end, captured) || end > captured) {
                return TlsExtensions.NONE;
            }
            message = end;
        }
        return message == recordEnd ? recordEnd : TlsExtensions.NONE;
    }

    /// Moves the message's view to it.
    ///
    /// @return whether messages that follow may be read
    private boolean message(MemorySegment buffer, long message, long end, long captured) {
        int type = Wire.u8(buffer, message);
        long body = message + MESSAGE_HEADER;
        long limit = Math.min(end, captured);
        if (type == CLIENT_HELLO && !hasClientHello && isHello(buffer, body, end, limit)) {
            clientHello.moveTo(buffer, body, end, limit);
            hasClientHello = true;
            return true;
        }
        if (type == SERVER_HELLO && !hasServerHello && isHello(buffer, body, end, limit)) {
            serverHello.moveTo(buffer, body, end, limit);
            hasServerHello = true;
            return true;
        }
        if (type == CERTIFICATE && !hasCertificate && TlsCertificate.isCertificate(buffer, body, end, limit)) {
            certificate.moveTo(buffer, body, limit);
            hasCertificate = true;
            return true;
        }
        return hasServerHello; // a server's messages without interest may stand before its certificate
    }

    private static boolean isHello(MemorySegment buffer, long body, long end, long limit) {
        return end - body >= MIN_HELLO
                && end - body <= 0xFFFF
                && limit - body >= 2
                && Wire.u8(buffer, body) == MAJOR_VERSION
                && Wire.u8(buffer, body + 1) <= MAX_MINOR_VERSION;
    }

    public boolean hasClientHello() {
        return hasClientHello;
    }

    public boolean hasServerHello() {
        return hasServerHello;
    }

    public boolean hasCertificate() {
        return hasCertificate;
    }

    /// What the client offers, if [#hasClientHello].
    public TlsClientHello clientHello() {
        return clientHello;
    }

    /// What the server chose, if [#hasServerHello].
    public TlsServerHello serverHello() {
        return serverHello;
    }

    /// The server's own certificate, if [#hasCertificate].
    public TlsCertificate certificate() {
        return certificate;
    }
}
