package vedette.decode.tls;

import java.lang.foreign.MemorySegment;
import vedette.decode.header.Wire;

/// Walks values in the distinguished encoding rules ([X.690](https://www.itu.int/rec/T-REC-X.690)): a tag, a length,
/// the content.
final class Der {

    /// There is no such place, or it was not captured.
    static final long NONE = -1;

    static final int INTEGER = 0x02;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTC_TIME = 0x17;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private static final int LONG_LENGTH = 0x80;

    private Der() {}

    /// Where the content of the value at `at` begins, or [#NONE] if its head was not captured or is none.
    static long content(MemorySegment buffer, long at, long limit) {
        if (at == NONE || at + 2 > limit) {
            return NONE;
        }
        int first = Wire.u8(buffer, at + 1);
        long content = at + 2 + (first < LONG_LENGTH ? 0 : first - LONG_LENGTH);
        boolean isLength = first < LONG_LENGTH || (first > LONG_LENGTH && first <= LONG_LENGTH + 3);
        return isLength && content <= limit ? content : NONE;
    }

    /// Where the content of the value at `at` ends, which may be beyond what was captured; or [#NONE].
    static long end(MemorySegment buffer, long at, long limit) {
        long content = content(buffer, at, limit);
        if (content == NONE) {
            return NONE;
        }
        long length = 0;
        for (long digit = Math.min(at + 2, content - 1); digit < content; digit++) {
            length = length << 8 | Wire.u8(buffer, digit);
        }
        return content + length;
    }

    /// Where the content begins of a value with that tag that was captured whole; or [#NONE].
    static long whole(MemorySegment buffer, long at, int tag, long limit) {
        return end(buffer, at, limit) <= limit && hasTag(buffer, at, tag, limit) ? content(buffer, at, limit) : NONE;
    }

    static boolean hasTag(MemorySegment buffer, long at, int tag, long limit) {
        return at != NONE && at < limit && Wire.u8(buffer, at) == tag;
    }

    /// Where the value behind the one at `at` begins, or [#NONE] if that was not captured.
    static long next(MemorySegment buffer, long at, long limit) {
        long end = end(buffer, at, limit);
        return end < limit ? end : NONE;
    }
}
