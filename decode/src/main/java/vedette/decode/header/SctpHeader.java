package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of the common SCTP header ([RFC 9260, section 3.1](https://www.rfc-editor.org/rfc/rfc9260#section-3.1)).
///
/// ```
///  +-------------------------------+-------------------------------+
///  |          Source Port          |       Destination Port        |
///  +-------------------------------+-------------------------------+
///  |                       Verification Tag                        |
///  +---------------------------------------------------------------+
///  |                           Checksum                            |
///  +---------------------------------------------------------------+
/// ```
public final class SctpHeader extends Header {

    public static final int LENGTH = 12;

    private static final int PORTS = 0;
    private static final int VERIFICATION_TAG = 4;
    private static final int CHECKSUM = 8;

    /// Moves the view to the header that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the header cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        return limit - start < LENGTH ? Oddity.SCTP_TRUNCATED_HEADER : Oddity.NONE;
    }

    /// The source port in the upper half, the destination port in the lower.
    public int ports() {
        return (int) u32(PORTS);
    }

    public long verificationTag() {
        return u32(VERIFICATION_TAG);
    }

    public int checksum() {
        return (int) u32(CHECKSUM);
    }
}
