package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of a TCP header ([RFC 9293, section 3.1](https://www.rfc-editor.org/rfc/rfc9293#section-3.1)).
///
/// ```
///   0                   1                   2                   3
///   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///  +-------------------------------+-------------------------------+
///  |          Source Port          |       Destination Port        |
///  +-------------------------------+-------------------------------+
///  |                        Sequence Number                        |
///  +---------------------------------------------------------------+
///  |                    Acknowledgment Number                      |
///  +-------+-----+-----------------+-------------------------------+
///  | Offset|Rsrvd|      Flags      |            Window             |
///  +-------+-----+-----------------+-------------------------------+
///  |           Checksum            |         Urgent Pointer        |
///  +-------------------------------+-------------------------------+
/// ```
///
/// The accessors hold until the next [#wrap]. Each decoding thread owns its views.
public final class TcpHeader extends Header {

    public static final int MIN_LENGTH = 20;

    public static final int FIN = 0x001;
    public static final int SYN = 0x002;
    public static final int RST = 0x004;
    public static final int PSH = 0x008;
    public static final int ACK = 0x010;
    public static final int URG = 0x020;
    public static final int ECE = 0x040;
    public static final int CWR = 0x080;
    /// Accurate congestion notification, once the nonce sum.
    public static final int AE = 0x100;

    private static final int PORTS = 0;
    private static final int SEQUENCE = 4;
    private static final int ACKNOWLEDGMENT = 8;
    private static final int OFFSET_AND_FLAGS = 12;
    private static final int WINDOW = 14;
    private static final int CHECKSUM = 16;
    private static final int URGENT_POINTER = 18;

    private static final int END_OF_OPTIONS = 0;
    private static final int NO_OPERATION = 1;
    private static final int WINDOW_SCALE = 3;
    private static final int WINDOW_SCALE_LENGTH = 3;
    private static final int MAX_WINDOW_SCALE = 14;

    /// Moves the view to the header that begins at `start`. Options may lie beyond `limit`: their reader must check.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the header cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        if (limit - start < MIN_LENGTH) {
            return Oddity.TCP_TRUNCATED_HEADER;
        }
        return headerLength() < MIN_LENGTH ? Oddity.TCP_HEADER_TOO_SHORT : Oddity.NONE;
    }

    /// The source port in the upper half, the destination port in the lower.
    public int ports() {
        return (int) u32(PORTS);
    }

    public long sequence() {
        return u32(SEQUENCE);
    }

    public long acknowledgment() {
        return u32(ACKNOWLEDGMENT);
    }

    /// The header's length in bytes, options included.
    public int headerLength() {
        return (u8(OFFSET_AND_FLAGS) >>> 4) * 4;
    }

    /// All nine flags.
    public int flags() {
        return u16(OFFSET_AND_FLAGS) & 0x1FF;
    }

    /// As sent, before any scaling.
    public int window() {
        return u16(WINDOW);
    }

    public int checksum() {
        return u16(CHECKSUM);
    }

    /// By how many bits the sender's window counts more than it says, as a SYN declares it
    /// ([RFC 7323, section 2](https://www.rfc-editor.org/rfc/rfc7323#section-2)).
    ///
    /// @param limit the end of the captured bytes
    /// @return at most 14, or -1 if it does not say
    public int windowScale(long limit) {
        int end = (int) Math.min(headerLength(), limit - start());
        int at = MIN_LENGTH;
        while (at < end) {
            int kind = u8(at);
            if (kind == END_OF_OPTIONS) {
                return -1;
            }
            if (kind == NO_OPERATION) {
                at++;
                continue;
            }
            int length = at + 1 < end ? u8(at + 1) : 0;
            if (length < 2 || at + length > end) {
                return -1;
            }
            if (kind == WINDOW_SCALE && length == WINDOW_SCALE_LENGTH) {
                return Math.min(u8(at + 2), MAX_WINDOW_SCALE);
            }
            at += length;
        }
        return -1;
    }

    public int urgentPointer() {
        return u16(URGENT_POINTER);
    }
}
