package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of the header that ICMP ([RFC 792](https://www.rfc-editor.org/rfc/rfc792)) and ICMPv6
/// ([RFC 4443](https://www.rfc-editor.org/rfc/rfc4443)) share.
///
/// ```
///  +---------------+---------------+-------------------------------+
///  |     Type      |     Code      |           Checksum            |
///  +---------------+---------------+-------------------------------+
///  |     Identifier of an echo     |  Sequence number of an echo   |
///  +-------------------------------+-------------------------------+
/// ```
public final class IcmpHeader extends Header {

    public static final int LENGTH = 8;

    private static final int TYPE_AND_CODE = 0;
    private static final int CHECKSUM = 2;
    private static final int IDENTIFIER = 4;
    private static final int SEQUENCE = 6;

    /// Moves the view to the header that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the header cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        return limit - start < LENGTH ? Oddity.ICMP_TRUNCATED_HEADER : Oddity.NONE;
    }

    public int type() {
        return u16(TYPE_AND_CODE) >>> 8;
    }

    public int code() {
        return u16(TYPE_AND_CODE) & 0xFF;
    }

    public int checksum() {
        return u16(CHECKSUM);
    }

    /// Of an echo, a timestamp or another question with an answer.
    public int identifier() {
        return u16(IDENTIFIER);
    }

    public int sequence() {
        return u16(SEQUENCE);
    }
}
