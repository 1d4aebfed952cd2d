package vedette.decode.http2;

import java.lang.foreign.MemorySegment;
import vedette.decode.header.Wire;

/// A view of the HTTP/2 frames that a segment begins with ([RFC 9113, section
/// 4](https://www.rfc-editor.org/rfc/rfc9113#section-4)), after the preface if there is one.
///
/// ```
///  +-----------------------------------------------+
///  |                 Length (24)                   |
///  +---------------+---------------+---------------+
///  |   Type (8)    |   Flags (8)   |
///  +-+-------------+---------------+-------------------------------+
///  |R|                 Stream identifier (31)                      |
///  +=+=============================================================+
///  |                        Payload ...                            |
///  +---------------------------------------------------------------+
/// ```
///
/// Frames have no mark of their own, so a segment is taken for frames only if each one that begins in it is what the
/// RFC allows: type, flags, length and stream fit together, and no frame is longer than every receiver must take.
/// What begins in the middle of a frame is not read. The accessors hold until the next [#wrap]. Each thread owns its
/// views.
public final class Http2Frames {

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private static final int HEAD = 9;
    private static final int TYPE = 3;
    private static final int FLAGS = 4;
    private static final int STREAM = 5;
    private static final int MAX_LENGTH = 16_384;
    private static final int MAX_FRAMES = 4_096;

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int PRIORITY = 2;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PUSH_PROMISE = 5;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;

    private static final int ACK = 0x1;
    private static final int END_STREAM = 0x1;
    private static final int END_HEADERS = 0x4;
    private static final int PADDED = 0x8;
    private static final int HAS_PRIORITY = 0x20;

    private static final int SETTING = 6;
    private static final int INITIAL_WINDOW_SIZE = 4;

    private static final int PRIORITY_LENGTH = 5;
    private static final int WORD = 4;
    private static final int PING_LENGTH = 8;

    private MemorySegment buffer = MemorySegment.NULL;
    private boolean hasPreface;
    private long lastStream;
    private int streams;
    private int resets;
    private int pings;
    private int settings;
    private int continuations;
    private int priorities;
    private int empties;
    private int acknowledged;
    private long initialWindow;

    /// Moves the view to the segment that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it begins with the preface or with a frame; if not, nothing may be asked of the view
    public boolean wrap(MemorySegment newBuffer, long start, long limit) {
        buffer = newBuffer;
        clear();
        hasPreface = isPreface(start, limit);
        long at = hasPreface ? start + PREFACE.length() : start;
        if (!hasPreface && (limit - at < HEAD || Wire.u8(buffer, at) != 0)) {
            return false;
        }
        for (int frames = 0; frames < MAX_FRAMES && limit - at >= HEAD; frames++) {
            if (!isFrame(at)) {
                return false;
            }
            take(at, limit);
            at += HEAD + length(at);
        }
        return true;
    }

    private void clear() {
        lastStream = 0;
        streams = 0;
        resets = 0;
        pings = 0;
        settings = 0;
        continuations = 0;
        priorities = 0;
        empties = 0;
        acknowledged = 0;
        initialWindow = -1;
    }

    private boolean isPreface(long start, long limit) {
        if (limit - start < PREFACE.length()) {
            return false;
        }
        for (int i = 0; i < PREFACE.length(); i++) {
            if (Wire.u8(buffer, start + i) != PREFACE.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long length(long at) {
        return (long) Wire.u8(buffer, at) << Short.SIZE | Wire.u16(buffer, at + 1);
    }

    /// Whether the head is one that the RFC allows; nothing behind it is looked at.
    private boolean isFrame(long at) {
        long length = length(at);
        int flags = Wire.u8(buffer, at + FLAGS);
        long stream = Wire.u32(buffer, at + STREAM);
        if (length > MAX_LENGTH || stream > Integer.MAX_VALUE) {
            return false;
        }
        boolean isOfClient = (stream & 1) == 1;
        return switch (Wire.u8(buffer, at + TYPE)) {
            case DATA -> stream != 0 && isWithin(flags, END_STREAM | PADDED);
            case HEADERS -> isOfClient && isWithin(flags, END_STREAM | END_HEADERS | PADDED | HAS_PRIORITY);
            case PRIORITY -> stream != 0 && flags == 0 && length == PRIORITY_LENGTH;
            case RST_STREAM -> stream != 0 && flags == 0 && length == WORD;
            case SETTINGS ->
                stream == 0 && isWithin(flags, ACK) && length % SETTING == 0 && (flags == 0 || length == 0);
            case PUSH_PROMISE -> isOfClient && isWithin(flags, END_HEADERS | PADDED) && length >= WORD;
            case PING -> stream == 0 && isWithin(flags, ACK) && length == PING_LENGTH;
            case GOAWAY -> stream == 0 && flags == 0 && length >= 2 * WORD;
            case WINDOW_UPDATE -> flags == 0 && length == WORD;
            case CONTINUATION -> stream != 0 && isWithin(flags, END_HEADERS);
            default -> false;
        };
    }

    private static boolean isWithin(int flags, int allowed) {
        return (flags & ~allowed) == 0;
    }

    private void take(long at, long limit) {
        int flags = Wire.u8(buffer, at + FLAGS);
        switch (Wire.u8(buffer, at + TYPE)) {
            case DATA -> empties += length(at) == 0 && flags == 0 ? 1 : 0;
            case HEADERS -> takeHeaders(Wire.u32(buffer, at + STREAM));
            case PRIORITY -> priorities++;
            case RST_STREAM -> resets++;
            case SETTINGS -> takeSettings(at, Math.min(limit, at + HEAD + length(at)), flags);
            case PING -> takePing(flags);
            case CONTINUATION -> continuations++;
            default -> {}
        }
    }

    /// Headers on a stream that had some in the same segment are trailers.
    private void takeHeaders(long stream) {
        if (stream > lastStream) {
            lastStream = stream;
            streams++;
        }
    }

    private void takePing(int flags) {
        if (flags == ACK) {
            acknowledged++;
        } else {
            pings++;
        }
    }

    private void takeSettings(long at, long end, int flags) {
        if (flags == ACK) {
            acknowledged++;
            return;
        }
        settings++;
        for (long setting = at + HEAD; end - setting >= SETTING; setting += SETTING) {
            if (Wire.u16(buffer, setting) == INITIAL_WINDOW_SIZE) {
                initialWindow = Wire.u32(buffer, setting + 2);
            }
        }
    }

    /// Whether a client begins to speak.
    public boolean hasPreface() {
        return hasPreface;
    }

    /// Streams that are first spoken of here, with HEADERS: requests of a client, responses of a server.
    public int streams() {
        return streams;
    }

    /// Frames of the type RST_STREAM.
    public int resets() {
        return resets;
    }

    /// Pings that want an answer.
    public int pings() {
        return pings;
    }

    /// Settings that want an answer.
    public int settings() {
        return settings;
    }

    /// Frames of the type CONTINUATION.
    public int continuations() {
        return continuations;
    }

    /// Frames of the type PRIORITY.
    public int priorities() {
        return priorities;
    }

    /// Frames of data that hold none and end nothing.
    public int empties() {
        return empties;
    }

    /// Answers to pings and settings.
    public int acknowledged() {
        return acknowledged;
    }

    /// What may be sent on each stream before its receiver asks for more, in bytes; -1 if it is not said.
    public long initialWindow() {
        return initialWindow;
    }
}
