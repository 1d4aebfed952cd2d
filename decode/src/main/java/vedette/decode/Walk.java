package vedette.decode;

import java.lang.foreign.MemorySegment;
import vedette.common.Oddity;

/// Where in a packet decoding stands, shared by the decoders of all layers.
@SuppressWarnings("EnumOrdinal") // bits of a word that lives no longer than the packet
final class Walk {

    private static final int FIRST_NOTE = Oddity.UNSUPPORTED_LINK_TYPE.ordinal();

    MemorySegment buffer = MemorySegment.NULL;
    /// Where the next header begins.
    long position;
    /// The end of what was captured of the layer at hand.
    long limit;
    /// The end of the layer at hand as it was sent; never before `limit`.
    long end;
    /// How many tunnels may be entered.
    int tunnelLimit;

    /// What was odd without being in the way, one bit each.
    long notes;

    /// What stopped the walk.
    Oddity oddity = Oddity.NONE;

    @SuppressWarnings({"MemorySegmentReferenceEquality", "ReferenceEquality"}) // is a write needed, not are bytes equal
    void begin(MemorySegment newBuffer, long start, long newLimit, long newEnd) {
        if (buffer != newBuffer) {
            buffer = newBuffer;
        }
        position = start;
        limit = newLimit;
        end = newEnd;
        notes = 0;
    }

    /// Makes the layer at hand end at `newEnd`, unless it ends before.
    void endAt(long newEnd) {
        end = Math.min(end, newEnd);
        limit = Math.min(limit, newEnd);
    }

    void note(Oddity odd) {
        notes |= bit(odd);
    }

    int stop(Oddity odd) {
        oddity = odd;
        return Next.STOPPED;
    }

    /// The bit of an oddity of the link layer or above; these fit in one word.
    static long bit(Oddity odd) {
        return 1L << (odd.ordinal() - FIRST_NOTE);
    }

    static Oddity ofBit(int bit) {
        return ODDITIES[FIRST_NOTE + bit];
    }

    private static final Oddity[] ODDITIES = Oddity.values();
}
