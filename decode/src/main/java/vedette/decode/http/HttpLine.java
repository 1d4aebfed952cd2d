package vedette.decode.http;

import java.lang.foreign.MemorySegment;
import vedette.decode.header.Wire;

/// Finds lines and words in text that may be cut anywhere.
final class HttpLine {

    /// There is no such byte.
    static final long NONE = -1;

    private HttpLine() {}

    /// Where `wanted` first is, or [#NONE].
    static long find(MemorySegment buffer, int wanted, long start, long limit) {
        for (long at = start; at < limit; at++) {
            if (Wire.u8(buffer, at) == wanted) {
                return at;
            }
        }
        return NONE;
    }

    /// The first byte from `start` on that is no blank.
    static long skipBlanks(MemorySegment buffer, long start, long limit) {
        long at = start;
        while (at < limit && isBlank(Wire.u8(buffer, at))) {
            at++;
        }
        return at;
    }

    /// The end of what is left without the blanks and carriage returns before `limit`.
    static long trim(MemorySegment buffer, long start, long limit) {
        long end = limit;
        while (end > start && isBlankOrReturn(Wire.u8(buffer, end - 1))) {
            end--;
        }
        return end;
    }

    static boolean isBlank(int value) {
        return value == ' ' || value == '\t';
    }

    private static boolean isBlankOrReturn(int value) {
        return isBlank(value) || value == '\r';
    }

    static boolean startsWith(MemorySegment buffer, long start, long limit, String text) {
        return limit - start >= text.length() && isPrefix(buffer, start, start + text.length(), text);
    }

    /// Whether `text` begins with what lies between `start` and `limit`, however little that is.
    static boolean isPrefix(MemorySegment buffer, long start, long limit, String text) {
        if (limit - start > text.length()) {
            return false;
        }
        for (int i = 0; i < limit - start; i++) {
            if (Wire.u8(buffer, start + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the bytes are `text`, which is in lower case, capital or not.
    static boolean isIgnoringCase(MemorySegment buffer, long start, long limit, String text) {
        if (limit - start != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (lowerCase(Wire.u8(buffer, start + i)) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int lowerCase(int value) {
        return value >= 'A' && value <= 'Z' ? value + 'a' - 'A' : value;
    }
}
