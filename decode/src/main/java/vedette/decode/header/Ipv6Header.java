package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of the fixed IPv6 header ([RFC 8200, section 3](https://www.rfc-editor.org/rfc/rfc8200#section-3)).
///
/// ```
///   0                   1                   2                   3
///   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///  +-------+---------------+---------------------------------------+
///  |Version| Traffic Class |              Flow Label               |
///  +-------+---------------+-------+---------------+---------------+
///  |        Payload Length         |  Next Header  |   Hop Limit   |
///  +-------------------------------+---------------+---------------+
///  |                    Source Address (16 bytes)                  |
///  +---------------------------------------------------------------+
///  |                 Destination Address (16 bytes)                |
///  +---------------------------------------------------------------+
/// ```
///
/// The accessors hold until the next [#wrap]. Each decoding thread owns its views.
public final class Ipv6Header extends Header {

    public static final int LENGTH = 40;

    private static final int VERSION_CLASS_AND_LABEL = 0;
    private static final int PAYLOAD_LENGTH = 4;
    private static final int NEXT_HEADER = 6;
    private static final int HOP_LIMIT = 7;
    private static final int SOURCE_HIGH = 8;
    private static final int SOURCE_LOW = 16;
    private static final int DESTINATION_HIGH = 24;
    private static final int DESTINATION_LOW = 32;

    /// Moves the view to the header that begins at `start`, checking once what every accessor relies on.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the header cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        if (limit - start < LENGTH) {
            return Oddity.IPV6_TRUNCATED_HEADER;
        }
        return u8(VERSION_CLASS_AND_LABEL) >>> 4 != 6 ? Oddity.IPV6_WRONG_VERSION : Oddity.NONE;
    }

    /// Differentiated services and congestion bits.
    public int trafficClass() {
        return (int) (u32(VERSION_CLASS_AND_LABEL) >>> 20) & 0xFF;
    }

    public int flowLabel() {
        return (int) u32(VERSION_CLASS_AND_LABEL) & 0xF_FFFF;
    }

    /// The length of what follows this header; zero in a jumbogram.
    public int payloadLength() {
        return u16(PAYLOAD_LENGTH);
    }

    public int nextHeader() {
        return u8(NEXT_HEADER);
    }

    public int hopLimit() {
        return u8(HOP_LIMIT);
    }

    public long sourceHigh() {
        return u64(SOURCE_HIGH);
    }

    public long sourceLow() {
        return u64(SOURCE_LOW);
    }

    public long destinationHigh() {
        return u64(DESTINATION_HIGH);
    }

    public long destinationLow() {
        return u64(DESTINATION_LOW);
    }
}
