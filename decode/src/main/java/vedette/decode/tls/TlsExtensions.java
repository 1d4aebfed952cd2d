package vedette.decode.tls;

import java.lang.foreign.MemorySegment;
import vedette.decode.header.Wire;
import vedette.decode.text.PayloadText;

/// The extensions of a hello ([RFC 8446, section 4.2](https://www.rfc-editor.org/rfc/rfc8446#section-4.2)), of which
/// only whole ones are read.
final class TlsExtensions {

    /// There is no such place.
    static final long NONE = -1;

    static final int SERVER_NAME = 0;
    static final int SIGNATURE_ALGORITHMS = 13;
    static final int APPLICATION_PROTOCOLS = 16;
    static final int SUPPORTED_VERSIONS = 43;

    private static final int HEADER_LENGTH = 4;
    private static final int MAX_PROTOCOLS = 255;

    private MemorySegment buffer = MemorySegment.NULL;
    private long start;
    private long limit;

    /// The extensions follow their length at `at`; there are none if that is beyond the captured bytes.
    void moveTo(MemorySegment newBuffer, long at, long newLimit) {
        buffer = newBuffer;
        start = at + 2;
        limit = start > newLimit ? start : Math.min(newLimit, start + Wire.u16(buffer, at));
    }

    int count() {
        int count = 0;
        for (long at = start; at != NONE; at = next(at)) {
            count += isWhole(at) ? 1 : 0;
        }
        return count;
    }

    /// The type of the extension of that number.
    int type(int number) {
        long at = start;
        for (int i = 0; i < number && at != NONE; i++) {
            at = next(at);
        }
        return at != NONE && isWhole(at) ? Wire.u16(buffer, at) : 0;
    }

    /// Where the data of the first extension of that type begins, or [#NONE].
    long find(int type) {
        for (long at = start; at != NONE; at = next(at)) {
            if (isWhole(at) && Wire.u16(buffer, at) == type) {
                return at + HEADER_LENGTH;
            }
        }
        return NONE;
    }

    /// Where the data ends that begins at `data`.
    long end(long data) {
        return data + Wire.u16(buffer, data - 2);
    }

    /// The protocols above, in the order of preference, with commas between them.
    String applicationProtocols() {
        long list = find(APPLICATION_PROTOCOLS);
        StringBuilder text = new StringBuilder();
        long end = list == NONE ? NONE : end(list);
        long at = list + 2;
        while (at < end && text.length() < MAX_PROTOCOLS) {
            long next = at + 1 + Wire.u8(buffer, at);
            if (next > end) {
                break;
            }
            text.append(text.isEmpty() ? "" : ",").append(PayloadText.ascii(buffer, at + 1, next, MAX_PROTOCOLS));
            at = next;
        }
        return text.toString();
    }

    private boolean isWhole(long at) {
        return at + HEADER_LENGTH <= limit && at + HEADER_LENGTH + Wire.u16(buffer, at + 2) <= limit;
    }

    private long next(long at) {
        return isWhole(at) ? at + HEADER_LENGTH + Wire.u16(buffer, at + 2) : NONE;
    }
}
