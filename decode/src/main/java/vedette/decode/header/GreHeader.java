package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of a GRE header, version 0 ([RFC 1701](https://www.rfc-editor.org/rfc/rfc1701),
/// [RFC 2784](https://www.rfc-editor.org/rfc/rfc2784), [RFC 2890](https://www.rfc-editor.org/rfc/rfc2890)) and
/// version 1, which PPTP uses ([RFC 2637](https://www.rfc-editor.org/rfc/rfc2637#section-4.1)).
///
/// ```
///   0                   1                   2                   3
///   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///  +-+-+-+-+-+-----+-+-------+-----+-------------------------------+
///  |C|R|K|S|s|Recur|A| Flags | Ver |         Protocol Type         |
///  +-+-+-+-+-+-----+-+-------+-----+-------------------------------+
///  |     Checksum (optional)       |       Offset (optional)       |
///  +-------------------------------+-------------------------------+
///  |                         Key (optional)                        |
///  +---------------------------------------------------------------+
///  |                   Sequence Number (optional)                  |
///  +---------------------------------------------------------------+
///  |         Routing (version 0) or Acknowledgment (version 1)     |
///  +---------------------------------------------------------------+
/// ```
public final class GreHeader extends Header {

    private static final int MIN_LENGTH = 4;
    private static final int MAX_ROUTES = 16;

    private static final int FLAGS_AND_VERSION = 0;
    private static final int PROTOCOL_TYPE = 2;
    private static final int ROUTE_LENGTH = 3;

    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int ACKNOWLEDGMENT = 0x0080;
    private static final int VERSION = 0x0007;

    private int length;

    /// Moves the view to the header that begins at `start`, checking once what every accessor relies on.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the header cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        long available = limit - start;
        if (available < MIN_LENGTH) {
            return Oddity.GRE_TRUNCATED_HEADER;
        }
        if (version() > 1) {
            return Oddity.GRE_UNKNOWN_VERSION;
        }
        length = fixedLength();
        if (version() == 0 && has(ROUTING)) {
            length = endOfRoutes(available);
        }
        return length > available ? Oddity.GRE_TRUNCATED_HEADER : Oddity.NONE;
    }

    public int version() {
        return u16(FLAGS_AND_VERSION) & VERSION;
    }

    /// What follows, by its Ethernet type.
    public int protocolType() {
        return u16(PROTOCOL_TYPE);
    }

    public boolean hasSequence() {
        return has(SEQUENCE);
    }

    /// The key that tells tunnels between the same endpoints apart, or 0. PPTP puts a length and a call into it.
    public long key() {
        return has(KEY) ? u32(has(CHECKSUM | ROUTING) ? MIN_LENGTH + 4 : MIN_LENGTH) : 0;
    }

    /// The header's length in bytes, with all that is optional.
    public int length() {
        return length;
    }

    private boolean has(int flags) {
        return (u16(FLAGS_AND_VERSION) & flags) != 0;
    }

    private int fixedLength() {
        int sum = MIN_LENGTH;
        sum += has(CHECKSUM | ROUTING) ? 4 : 0;
        sum += has(KEY) ? 4 : 0;
        sum += has(SEQUENCE) ? 4 : 0;
        sum += version() == 1 && has(ACKNOWLEDGMENT) ? 4 : 0;
        return sum;
    }

    /// Source routes form a list that ends with an entry of length zero.
    private int endOfRoutes(long available) {
        int end = length;
        for (int i = 0; i < MAX_ROUTES && end + 4 <= available; i++) {
            int routeLength = u8(end + ROUTE_LENGTH);
            end += 4 + routeLength;
            if (routeLength == 0) {
                return end;
            }
        }
        return Integer.MAX_VALUE;
    }
}
