package vedette.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import vedette.decode.http2.Http2Frames;

/// No payload makes the reader of HTTP/2 throw, read beyond it, or count more frames than there is room for.
class Http2FramesFuzzTest {

    private static final int HEAD = 9;

    private final Http2Frames frames = new Http2Frames();

    @FuzzTest(maxDuration = "60s")
    void anyPayloadCanBeRead(byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            // The buffer ends where the payload ends, so that a read beyond it is an error at once.
            MemorySegment buffer = arena.allocate(Math.max(bytes.length, 1), 1).asSlice(0, bytes.length);
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, buffer, 0, bytes.length);
            if (frames.wrap(buffer, 0, bytes.length)) {
                read(bytes.length);
            }
        }
    }

    private void read(int length) {
        int all = frames.streams()
                + frames.resets()
                + frames.pings()
                + frames.settings()
                + frames.continuations()
                + frames.priorities()
                + frames.empties()
                + frames.acknowledged();
        check(all <= length / HEAD, "more frames than there is room for");
        check(frames.initialWindow() >= -1 && frames.initialWindow() < 1L << Integer.SIZE, "no window");
        check(frames.initialWindow() < 0 || frames.settings() > 0, "a window without settings");
    }

    private static void check(boolean isPossible, String what) {
        if (!isPossible) {
            throw new AssertionError(what);
        }
    }
}
