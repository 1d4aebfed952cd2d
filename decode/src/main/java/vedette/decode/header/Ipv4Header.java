package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of an IPv4 header ([RFC 791, section 3.1](https://www.rfc-editor.org/rfc/rfc791#section-3.1)).
///
/// ```
///   0                   1                   2                   3
///   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///  +-------+-------+---------------+-------------------------------+
///  |Version|  IHL  |Type of Service|         Total Length          |
///  +-------+-------+---------------+-----+-------------------------+
///  |        Identification         |Flags|     Fragment Offset     |
///  +---------------+---------------+-----+-------------------------+
///  | Time to Live  |   Protocol    |        Header Checksum        |
///  +---------------+---------------+-------------------------------+
///  |                        Source Address                         |
///  +---------------------------------------------------------------+
///  |                      Destination Address                      |
///  +---------------------------------------------------------------+
/// ```
///
/// The accessors hold until the next [#wrap]. Each decoding thread owns its views.
public final class Ipv4Header extends Header {

    public static final int MIN_LENGTH = 20;

    private static final int VERSION_AND_IHL = 0;
    private static final int TRAFFIC_CLASS = 1;
    private static final int TOTAL_LENGTH = 2;
    private static final int IDENTIFICATION = 4;
    private static final int FLAGS_AND_FRAGMENT_OFFSET = 6;
    private static final int TIME_TO_LIVE = 8;
    private static final int PROTOCOL = 9;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;

    private static final int DONT_FRAGMENT = 0x4000;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int FRAGMENT_OFFSET = 0x1FFF;

    /// Moves the view to the header that begins at `start`, checking once what every accessor relies on.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the header cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        long available = limit - start;
        if (available < MIN_LENGTH) {
            return Oddity.IPV4_TRUNCATED_HEADER;
        }
        int versionAndLength = u8(VERSION_AND_IHL);
        if (versionAndLength == 0x45) {
            return Oddity.NONE;
        }
        if (versionAndLength >>> 4 != 4) {
            return Oddity.IPV4_WRONG_VERSION;
        }
        if (headerLength() < MIN_LENGTH) {
            return Oddity.IPV4_HEADER_TOO_SHORT;
        }
        return headerLength() > available ? Oddity.IPV4_TRUNCATED_HEADER : Oddity.NONE;
    }

    /// The header's length in bytes, options included.
    public int headerLength() {
        return (u8(VERSION_AND_IHL) & 0x0F) * 4;
    }

    /// Differentiated services and congestion bits.
    public int trafficClass() {
        return u8(TRAFFIC_CLASS);
    }

    /// The length of header and payload as the sender declared it, which may be more than was captured.
    public int totalLength() {
        return u16(TOTAL_LENGTH);
    }

    public int identification() {
        return u16(IDENTIFICATION);
    }

    public boolean isFragmentForbidden() {
        return (u16(FLAGS_AND_FRAGMENT_OFFSET) & DONT_FRAGMENT) != 0;
    }

    public boolean isFragment() {
        return (u16(FLAGS_AND_FRAGMENT_OFFSET) & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) != 0;
    }

    public boolean hasMoreFragments() {
        return (u16(FLAGS_AND_FRAGMENT_OFFSET) & MORE_FRAGMENTS) != 0;
    }

    /// Where this fragment begins in its datagram's payload, in bytes.
    public int fragmentOffset() {
        return (u16(FLAGS_AND_FRAGMENT_OFFSET) & FRAGMENT_OFFSET) * 8;
    }

    public int timeToLive() {
        return u8(TIME_TO_LIVE);
    }

    public int protocol() {
        return u8(PROTOCOL);
    }

    public long source() {
        return u32(SOURCE);
    }

    public long destination() {
        return u32(DESTINATION);
    }

    /// Where the next layer begins.
    public long payloadStart() {
        return start() + headerLength();
    }
}
