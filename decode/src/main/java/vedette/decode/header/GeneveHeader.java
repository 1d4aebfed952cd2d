package vedette.decode.header;

import java.lang.foreign.MemorySegment;

/// A view of a GENEVE header ([RFC 8926, section 3.4](https://www.rfc-editor.org/rfc/rfc8926#section-3.4)).
///
/// ```
///  +---+-----------+-+-+-----------+-------------------------------+
///  |Ver|  Opt Len  |O|C|    Rsvd.  |         Protocol Type         |
///  +---+-----------+-+-+-----------+---------------+---------------+
///  |         Virtual Network Identifier (VNI)      |    Reserved   |
///  +-----------------------------------------------+---------------+
///  |                    Variable-Length Options                    |
///  +---------------------------------------------------------------+
/// ```
public final class GeneveHeader extends Header {

    private static final int MIN_LENGTH = 8;

    private static final int VERSION_AND_OPTIONS_LENGTH = 0;
    private static final int PROTOCOL_TYPE = 2;
    private static final int NETWORK_ID = 4;

    /// Moves the view to the header that begins at `start`.
    ///
    /// @return whether these bytes can be a GENEVE header at all: the port alone proves nothing
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        long available = limit - start;
        return available >= MIN_LENGTH && u8(VERSION_AND_OPTIONS_LENGTH) >>> 6 == 0 && length() <= available;
    }

    /// What follows, by its Ethernet type.
    public int protocolType() {
        return u16(PROTOCOL_TYPE);
    }

    public int networkId() {
        return (int) (u32(NETWORK_ID) >>> 8);
    }

    /// The header's length in bytes, options included.
    public int length() {
        return MIN_LENGTH + (u8(VERSION_AND_OPTIONS_LENGTH) & 0x3F) * 4;
    }
}
