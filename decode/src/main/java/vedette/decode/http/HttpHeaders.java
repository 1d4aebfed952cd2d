package vedette.decode.http;

import java.lang.foreign.MemorySegment;
import vedette.decode.header.Wire;
import vedette.decode.text.PayloadText;

/// Where the header lines of one head lie: found when the first of them is asked for, for most heads are never asked.
///
/// Lines may end without a carriage return, values may be folded over several lines, names may be followed by blanks:
/// what servers take, an attacker may send. The last line may be cut; its name counts, its value does not.
final class HttpHeaders {

    private static final int NONE = -1;
    private static final int MAX_LOOKED_UP = 64;
    private static final int MAX_VALUE = 1_024;

    private final long[] nameStarts = new long[MAX_LOOKED_UP];
    private final long[] nameEnds = new long[MAX_LOOKED_UP];
    private final long[] valueStarts = new long[MAX_LOOKED_UP];
    private final long[] valueEnds = new long[MAX_LOOKED_UP];

    private MemorySegment buffer = MemorySegment.NULL;
    private long start;
    private long limit;
    private boolean isIndexed;
    private int count;
    private int cut;
    private long end;

    /// The lines begin at `newStart`; there are none if that is beyond `newLimit`.
    void moveTo(MemorySegment newBuffer, long newStart, long newLimit) {
        buffer = newBuffer;
        start = newStart;
        limit = newLimit;
        isIndexed = false;
    }

    int count() {
        index();
        return count;
    }

    /// Where the blank line after the headers ends, or -1 if none was captured.
    long end() {
        index();
        return end;
    }

    /// The first line of that name in lower case, or -1.
    int find(String name) {
        index();
        for (int i = 0; i < Math.min(count, MAX_LOOKED_UP); i++) {
            if (HttpLine.isIgnoringCase(buffer, nameStarts[i], nameEnds[i], name)) {
                return i;
            }
        }
        return NONE;
    }

    /// The value with each fold as one space, or nothing if it is cut or there is no such line.
    String value(int line) {
        if (line == NONE || line == cut) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        long valueEnd = valueEnds[line];
        long at = valueStarts[line];
        while (at < valueEnd && text.length() < MAX_VALUE) {
            long feed = HttpLine.find(buffer, '\n', at, valueEnd);
            long pieceEnd = feed == HttpLine.NONE ? valueEnd : feed;
            long pieceStart = HttpLine.skipBlanks(buffer, at, pieceEnd);
            text.append(text.isEmpty() ? "" : " ");
            text.append(PayloadText.ascii(
                    buffer, pieceStart, HttpLine.trim(buffer, pieceStart, pieceEnd), MAX_VALUE - text.length()));
            at = pieceEnd + 1;
        }
        return text.toString();
    }

    /// The value as a number, or -1 if it is none, cut, or too long for one.
    long number(int line) {
        if (line == NONE || line == cut) {
            return NONE;
        }
        long from = valueStarts[line];
        long to = valueEnds[line];
        if (from == to || to - from > 18) {
            return NONE;
        }
        long number = 0;
        for (long at = from; at < to; at++) {
            int digit = Wire.u8(buffer, at) - '0';
            if (digit < 0 || digit > 9) {
                return NONE;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /// Whether the value's first word is `word`, which is in lower case.
    boolean hasFirstWord(int line, String word) {
        if (line == NONE) {
            return false;
        }
        long wordEnd = valueStarts[line] + word.length();
        return wordEnd < valueEnds[line]
                && HttpLine.isBlank(Wire.u8(buffer, wordEnd))
                && HttpLine.isIgnoringCase(buffer, valueStarts[line], wordEnd, word);
    }

    private void index() {
        if (isIndexed) {
            return;
        }
        isIndexed = true;
        count = 0;
        cut = NONE;
        end = NONE;
        long at = start;
        while (at < limit && end == NONE) {
            long feed = HttpLine.find(buffer, '\n', at, limit);
            boolean isCut = feed == HttpLine.NONE;
            long lineEnd = isCut ? limit : feed;
            if (!isCut && isEmpty(at, lineEnd)) {
                end = lineEnd + 1;
            } else {
                line(at, lineEnd, isCut);
            }
            at = lineEnd + 1;
        }
    }

    private boolean isEmpty(long from, long to) {
        return from == to || (from + 1 == to && Wire.u8(buffer, from) == '\r');
    }

    private void line(long from, long to, boolean isCut) {
        if (HttpLine.isBlank(Wire.u8(buffer, from))) {
            fold(from, to, isCut);
            return;
        }
        long colon = HttpLine.find(buffer, ':', from, to);
        long nameEnd = HttpLine.trim(buffer, from, colon);
        if (nameEnd <= from) {
            return;
        }
        if (count < MAX_LOOKED_UP) {
            long value = HttpLine.skipBlanks(buffer, colon + 1, to);
            nameStarts[count] = from;
            nameEnds[count] = nameEnd;
            valueStarts[count] = value;
            valueEnds[count] = HttpLine.trim(buffer, value, to);
            cut = isCut ? count : NONE;
        }
        count++;
    }

    private void fold(long from, long to, boolean isCut) {
        if (count > 0 && count <= MAX_LOOKED_UP) {
            valueEnds[count - 1] = Math.max(valueEnds[count - 1], HttpLine.trim(buffer, from, to));
            cut = isCut ? count - 1 : NONE;
        }
    }
}
