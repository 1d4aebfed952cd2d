package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of a UDP header ([RFC 768](https://www.rfc-editor.org/rfc/rfc768)).
///
/// ```
///  +-------------------------------+-------------------------------+
///  |          Source Port          |       Destination Port        |
///  +-------------------------------+-------------------------------+
///  |            Length             |           Checksum            |
///  +-------------------------------+-------------------------------+
/// ```
public final class UdpHeader extends Header {

    public static final int LENGTH = 8;

    private static final int PORTS = 0;
    private static final int DATAGRAM_LENGTH = 4;
    private static final int CHECKSUM = 6;

    /// Moves the view to the header that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the header cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        return limit - start < LENGTH ? Oddity.UDP_TRUNCATED_HEADER : Oddity.NONE;
    }

    /// The source port in the upper half, the destination port in the lower.
    public int ports() {
        return (int) u32(PORTS);
    }

    /// The length of header and payload as the sender declared it; zero in a jumbogram.
    public int length() {
        return u16(DATAGRAM_LENGTH);
    }

    /// Zero if the sender computed none.
    public int checksum() {
        return u16(CHECKSUM);
    }
}
