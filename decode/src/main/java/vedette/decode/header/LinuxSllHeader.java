package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of the header Linux puts in place of a link's own, version 1
/// ([LINKTYPE_LINUX_SLL](https://www.tcpdump.org/linktypes/LINKTYPE_LINUX_SLL.html)).
///
/// ```
///  +-------------------------------+-------------------------------+
///  |          Packet type          |           Link kind           |
///  +-------------------------------+-------------------------------+
///  |        Address length         |                               |
///  +-------------------------------+       Address (8 bytes)       |
///  |                                                               |
///  |                               +-------------------------------+
///  |                               |         Protocol type         |
///  +-------------------------------+-------------------------------+
/// ```
public final class LinuxSllHeader extends Header {

    public static final int LENGTH = 16;

    private static final int ADDRESS = 6;
    private static final int PROTOCOL_TYPE = 14;

    /// Moves the view to the header that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the header cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        return limit - start < LENGTH ? Oddity.COOKED_TRUNCATED_HEADER : Oddity.NONE;
    }

    /// The sender's address in the low 48 bits.
    public long source() {
        return u64(ADDRESS) >>> 16;
    }

    public int protocolType() {
        return u16(PROTOCOL_TYPE);
    }
}
