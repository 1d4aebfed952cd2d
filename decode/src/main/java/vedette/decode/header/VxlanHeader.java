package vedette.decode.header;

import java.lang.foreign.MemorySegment;

/// A view of a VXLAN header ([RFC 7348, section 5](https://www.rfc-editor.org/rfc/rfc7348#section-5)).
///
/// ```
///  +-+-+-+-+-+-+-+-+-----------------------------------------------+
///  |R|R|R|R|I|R|R|R|                   Reserved                    |
///  +-+-+-+-+-+-+-+-+-----------------------------+-----------------+
///  |            VXLAN network identifier         |    Reserved     |
///  +---------------------------------------------+-----------------+
/// ```
public final class VxlanHeader extends Header {

    public static final int LENGTH = 8;

    private static final int NETWORK_ID_PRESENT = 0x08;

    private static final int FLAGS = 0;
    private static final int NETWORK_ID = 4;

    /// Moves the view to the header that begins at `start`.
    ///
    /// @return whether these bytes can be a VXLAN header at all: the port alone proves nothing
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        return limit - start >= LENGTH && (u8(FLAGS) & NETWORK_ID_PRESENT) != 0;
    }

    public int networkId() {
        return (int) (u32(NETWORK_ID) >>> 8);
    }
}
