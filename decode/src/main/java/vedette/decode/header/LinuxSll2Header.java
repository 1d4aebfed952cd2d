package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of the header Linux puts in place of a link's own, version 2
/// ([LINKTYPE_LINUX_SLL2](https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL2.html)).
///
/// ```
///  +-------------------------------+-------------------------------+
///  |         Protocol type         |           Reserved            |
///  +-------------------------------+-------------------------------+
///  |                        Interface index                        |
///  +-------------------------------+---------------+---------------+
///  |           Link kind           |  Packet type  |Address length |
///  +-------------------------------+---------------+---------------+
///  |                       Address (8 bytes)                       |
///  |                                                               |
///  +---------------------------------------------------------------+
/// ```
public final class LinuxSll2Header extends Header {

    public static final int LENGTH = 20;

    private static final int PROTOCOL_TYPE = 0;
    private static final int ADDRESS = 12;

    /// Moves the view to the header that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the header cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        return limit - start < LENGTH ? Oddity.COOKED_TRUNCATED_HEADER : Oddity.NONE;
    }

    public int protocolType() {
        return u16(PROTOCOL_TYPE);
    }

    /// The sender's address in the low 48 bits.
    public long source() {
        return u64(ADDRESS) >>> 16;
    }
}
