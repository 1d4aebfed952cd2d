package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of an Ethernet header (IEEE 802.3, clause 3).
///
/// ```
///  +-----------------------------------------------+
///  |             Destination (6 bytes)             |
///  +-----------------------------------------------+
///  |               Source (6 bytes)                |
///  +---------------+-------------------------------+
///  | Type / Length |
///  +---------------+
/// ```
///
/// The accessors hold until the next [#wrap]. Each decoding thread owns its views.
public final class EthernetHeader extends Header {

    public static final int LENGTH = 14;

    private static final int DESTINATION = 0;
    private static final int SOURCE = 6;
    private static final int TYPE = 12;

    /// Moves the view to the header that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the header cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        return limit - start < LENGTH ? Oddity.ETHERNET_TRUNCATED_HEADER : Oddity.NONE;
    }

    /// The address in the low 48 bits.
    public long destination() {
        return u64(DESTINATION) >>> 16;
    }

    public long source() {
        return u64(SOURCE) >>> 16;
    }

    /// The type of what follows, or, up to 1500, its length.
    public int type() {
        return u16(TYPE);
    }
}
