package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of the IPv6 fragment header
/// ([RFC 8200, section 4.5](https://www.rfc-editor.org/rfc/rfc8200#section-4.5)).
///
/// ```
///  +---------------+---------------+-------------------------+---+-+
///  |  Next Header  |   Reserved    |     Fragment Offset     |Res|M|
///  +---------------+---------------+-------------------------+---+-+
///  |                        Identification                         |
///  +---------------------------------------------------------------+
/// ```
public final class Ipv6Fragment extends Header {

    public static final int LENGTH = 8;

    private static final int NEXT_HEADER = 0;
    private static final int OFFSET_AND_MORE = 2;
    private static final int IDENTIFICATION = 4;

    /// Moves the view to the header that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the header cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        return limit - start < LENGTH ? Oddity.IPV6_TRUNCATED_EXTENSION : Oddity.NONE;
    }

    public int nextHeader() {
        return u8(NEXT_HEADER);
    }

    /// Where this fragment begins in what was fragmented, in bytes.
    public int offset() {
        return u16(OFFSET_AND_MORE) & 0xFFF8;
    }

    public boolean hasMore() {
        return (u16(OFFSET_AND_MORE) & 1) != 0;
    }

    public long identification() {
        return u32(IDENTIFICATION);
    }
}
