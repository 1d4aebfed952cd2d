package vedette.decode.message;

import java.lang.foreign.MemorySegment;
import vedette.decode.header.Wire;
import vedette.decode.text.PayloadText;

/// What all views of messages share: where they lie, and reads that end where the captured bytes end.
///
/// Offsets count from the start of the message. A number that was not captured in full is [#MISSING]. No
/// more than [#MAX_LENGTH] bytes of a message are looked at.
public abstract class MessageView {

    /// In place of a number that is not there.
    public static final int MISSING = -1;

    protected static final int MAX_LENGTH = 2048;

    private MemorySegment buffer = MemorySegment.NULL;
    private long start;
    private int length;

    protected MessageView() {}

    /// Where the message begins in its buffer.
    public final long start() {
        return start;
    }

    @SuppressWarnings({"MemorySegmentReferenceEquality", "ReferenceEquality"}) // is a write needed, not are bytes equal
    protected final void moveTo(MemorySegment newBuffer, long newStart, long limit) {
        if (buffer != newBuffer) {
            buffer = newBuffer;
        }
        start = newStart;
        length = (int) Math.clamp(limit - newStart, 0L, MAX_LENGTH);
    }

    protected final MemorySegment buffer() {
        return buffer;
    }

    /// How many bytes can be read.
    protected final int length() {
        return length;
    }

    protected final int u8(int offset) {
        return has(offset, 1) ? Wire.u8(buffer, start + offset) : MISSING;
    }

    protected final int u16(int offset) {
        return has(offset, 2) ? Wire.u16(buffer, start + offset) : MISSING;
    }

    protected final int u24(int offset) {
        return has(offset, 3) ? Wire.u8(buffer, start + offset) << 16 | Wire.u16(buffer, start + offset + 1) : MISSING;
    }

    protected final long u32(int offset) {
        return has(offset, 4) ? Wire.u32(buffer, start + offset) : MISSING;
    }

    protected final long u48(int offset) {
        return has(offset, 6) ? (long) u16(offset) << 32 | u32(offset + 2) : MISSING;
    }

    /// Eight bytes, or 0 where they were not captured: no value of 64 bits is left to stand for that.
    protected final long u64(int offset) {
        return has(offset, 8) ? Wire.u64(buffer, start + offset) : 0;
    }

    /// Least significant byte first.
    protected final int u16Reversed(int offset) {
        return has(offset, 2) ? Short.toUnsignedInt(Short.reverseBytes((short) u16(offset))) : MISSING;
    }

    /// Least significant byte first.
    protected final long u32Reversed(int offset) {
        return has(offset, 4) ? Integer.toUnsignedLong(Integer.reverseBytes((int) u32(offset))) : MISSING;
    }

    /// Whether all of these bytes were captured.
    protected final boolean has(int offset, int count) {
        return offset >= 0 && offset <= length - count;
    }

    /// Whether these ASCII characters are at the offset.
    protected final boolean isAt(int offset, String ascii) {
        if (!has(offset, ascii.length())) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (u8(offset + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether these upper-case ASCII characters are at the offset, in either case.
    protected final boolean isAtInAnyCase(int offset, String upperCase) {
        if (!has(offset, upperCase.length())) {
            return false;
        }
        for (int i = 0; i < upperCase.length(); i++) {
            if (upperCased(u8(offset + i)) != upperCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Where these upper-case ASCII characters begin, in either case, or [#MISSING].
    protected final int findInAnyCase(int from, int limit, String upperCase) {
        int last = Math.min(limit, length) - upperCase.length();
        for (int offset = from; offset <= last; offset++) {
            if (isAtInAnyCase(offset, upperCase)) {
                return offset;
            }
        }
        return MISSING;
    }

    protected static int upperCased(int character) {
        return character >= 'a' && character <= 'z' ? character - ('a' - 'A') : character;
    }

    protected static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    protected static boolean isLetter(int character) {
        int upper = upperCased(character);
        return upper >= 'A' && upper <= 'Z';
    }

    /// What lies between two offsets, as far as it was captured.
    protected final String text(int from, int to, int maxLength) {
        int first = Math.max(from, 0);
        return PayloadText.ascii(buffer, start + first, start + Math.min(to, length), maxLength);
    }
}
