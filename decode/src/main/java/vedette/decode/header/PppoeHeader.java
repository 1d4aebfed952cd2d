package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of a PPPoE header ([RFC 2516, section 4](https://www.rfc-editor.org/rfc/rfc2516#section-4)).
///
/// ```
///  +-------+-------+---------------+-------------------------------+
///  |Version| Type  |     Code      |          Session id           |
///  +-------+-------+---------------+-------------------------------+
///  |            Length             |
///  +-------------------------------+
/// ```
public final class PppoeHeader extends Header {

    public static final int LENGTH = 6;

    private static final int SESSION = 2;
    private static final int PAYLOAD_LENGTH = 4;

    /// Moves the view to the header that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the header cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        return limit - start < LENGTH ? Oddity.PPPOE_TRUNCATED_HEADER : Oddity.NONE;
    }

    public int session() {
        return u16(SESSION);
    }

    /// The length of what follows, PPP's protocol field included.
    public int payloadLength() {
        return u16(PAYLOAD_LENGTH);
    }
}
