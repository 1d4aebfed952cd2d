package vedette.decode.header;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// A view of a VLAN tag (IEEE 802.1Q, clause 9), from behind the type that announced it.
///
/// ```
///  +-----+-+-----------------------+-------------------------------+
///  | PCP |D|        VLAN id        |     Type of what follows      |
///  +-----+-+-----------------------+-------------------------------+
/// ```
public final class VlanTag extends Header {

    public static final int LENGTH = 4;

    private static final int CONTROL = 0;
    private static final int TYPE = 2;

    /// Moves the view to the tag that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return why the tag cannot be read, or [Oddity#NONE]
    public Oddity wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start);
        return limit - start < LENGTH ? Oddity.VLAN_TRUNCATED_TAG : Oddity.NONE;
    }

    public int id() {
        return u16(CONTROL) & 0x0FFF;
    }

    public int priority() {
        return u16(CONTROL) >>> 13;
    }

    public int type() {
        return u16(TYPE);
    }
}
