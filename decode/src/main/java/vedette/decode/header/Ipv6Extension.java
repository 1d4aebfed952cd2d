package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of an extension header of IPv6 other than the fragment header
/// ([RFC 8200, section 4](https://www.rfc-editor.org/rfc/rfc8200#section-4)), or of the authentication header, which
/// counts its length in other units ([RFC 4302, section 2](https://www.rfc-editor.org/rfc/rfc4302#section-2)).
///
/// ```
///  +---------------+---------------+-------------------------------+
///  |  Next Header  |    Length     |         specific data …       |
///  +---------------+---------------+-------------------------------+
/// ```
public final class Ipv6Extension extends Header {

    private static final int MIN_LENGTH = 8;

    private static final int NEXT_HEADER = 0;
    private static final int LENGTH = 1;
    private static final int SEGMENTS_LEFT = 3;
    private static final int FIRST_OPTION = 2;
    private static final int FIRST_OPTION_VALUE = 4;

    private static final int JUMBO_PAYLOAD = 0xC204; // option type and length

    /// Moves the view to the header that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the header cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        return limit - start < MIN_LENGTH ? Oddity.IPV6_TRUNCATED_EXTENSION : Oddity.NONE;
    }

    public int nextHeader() {
        return u8(NEXT_HEADER);
    }

    /// The header's length in bytes.
    public int length() {
        return (u8(LENGTH) + 1) * 8;
    }

    /// The header's length in bytes if it is an authentication header.
    public int authenticationLength() {
        return (u8(LENGTH) + 2) * 4;
    }

    /// Of a routing header: how many stops the packet has still to make before the true destination.
    public int segmentsLeft() {
        return u8(SEGMENTS_LEFT);
    }

    /// Of a hop-by-hop header: the payload length of a jumbogram, or 0
    /// ([RFC 2675, section 2](https://www.rfc-editor.org/rfc/rfc2675#section-2)).
    ///
    /// Only the first place is looked at, where its alignment rule puts the option if it is the only one.
    public long jumboLength() {
        return u16(FIRST_OPTION) == JUMBO_PAYLOAD ? u32(FIRST_OPTION_VALUE) : 0;
    }
}
