package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of one entry of an MPLS label stack
/// ([RFC 3032, section 2.1](https://www.rfc-editor.org/rfc/rfc3032#section-2.1)).
///
/// ```
///   0                   1                   2                   3
///   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///  +---------------------------------------+-----+-+---------------+
///  |                 Label                 | Exp |S|      TTL      |
///  +---------------------------------------+-----+-+---------------+
/// ```
public final class MplsLabel extends Header {

    public static final int LENGTH = 4;

    /// Moves the view to the entry that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the entry cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        return limit - start < LENGTH ? Oddity.MPLS_TRUNCATED_LABEL : Oddity.NONE;
    }

    public int label() {
        return (int) (u32(0) >>> 12);
    }

    /// True for the last entry of the stack.
    public boolean isBottom() {
        return (u32(0) & 0x100) != 0;
    }
}
