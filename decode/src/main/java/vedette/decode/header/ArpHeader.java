package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of an ARP packet about IPv4 over Ethernet ([RFC 826](https://www.rfc-editor.org/rfc/rfc826)).
///
/// ```
///  +-------------------------------+-------------------------------+
///  |         Hardware type         |         Protocol type         |
///  +---------------+---------------+-------------------------------+
///  |  Hardware len | Protocol len  |           Operation           |
///  +---------------+---------------+-------------------------------+
///  |                Sender hardware address (6)                    |
///  |                               +-------------------------------+
///  |                               |  Sender protocol address (4)  |
///  +-------------------------------+-------------------------------+
///  |                               |                               |
///  +-------------------------------+  Target hardware address (6)  |
///  |                                                               |
///  +---------------------------------------------------------------+
///  |                  Target protocol address (4)                  |
///  +---------------------------------------------------------------+
/// ```
public final class ArpHeader extends Header {

    public static final int LENGTH = 28;

    private static final int FIXED_LENGTH = 8;
    private static final long IPV4_OVER_ETHERNET = 0x0001_0800_06_04L;

    private static final int OPERATION = 6;
    private static final int SENDER_HARDWARE = 8;
    private static final int SENDER_PROTOCOL = 14;
    private static final int TARGET_HARDWARE = 18;
    private static final int TARGET_PROTOCOL = 24;

    /// Moves the view to the packet that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the packet cannot be read, or [Oddity#NONE]; after [Oddity#ARP_UNUSUAL_ADDRESSES] only the
    ///     operation can be read
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        long available = limit - start;
        if (available < FIXED_LENGTH) {
            return Oddity.ARP_TRUNCATED_HEADER;
        }
        if (u64(0) >>> 16 != IPV4_OVER_ETHERNET) {
            return Oddity.ARP_UNUSUAL_ADDRESSES;
        }
        return available < LENGTH ? Oddity.ARP_TRUNCATED_HEADER : Oddity.NONE;
    }

    /// 1 asks, 2 answers.
    public int operation() {
        return u16(OPERATION);
    }

    public long senderHardware() {
        return u64(SENDER_HARDWARE) >>> 16;
    }

    public long senderProtocol() {
        return u32(SENDER_PROTOCOL);
    }

    public long targetHardware() {
        return u64(TARGET_HARDWARE) >>> 16;
    }

    public long targetProtocol() {
        return u32(TARGET_PROTOCOL);
    }
}
