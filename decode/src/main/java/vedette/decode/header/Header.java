package vedette.decode.header;

import java.lang.foreign.MemorySegment;

/// What all views share: where they lie, and reads relative to it.
abstract class Header {

    private MemorySegment buffer = MemorySegment.NULL;
    private long start;

    @SuppressWarnings({"MemorySegmentReferenceEquality", "ReferenceEquality"}) // is a write needed, not are bytes equal
    final void moveTo(MemorySegment newBuffer, long newStart) {
        if (buffer != newBuffer) {
            buffer = newBuffer; // rarely: most packets lie in the buffer of the one before, and the write costs more
        }
        start = newStart;
    }

    /// Where the header begins in its buffer.
    public final long start() {
        return start;
    }

    final int u8(int offset) {
        return Wire.u8(buffer, start + offset);
    }

    final int u16(int offset) {
        return Wire.u16(buffer, start + offset);
    }

    final long u32(int offset) {
        return Wire.u32(buffer, start + offset);
    }

    final long u64(int offset) {
        return Wire.u64(buffer, start + offset);
    }
}
