package vedette.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import vedette.decode.http.HttpHead;

/// No payload makes the reader of HTTP throw, read beyond it, or find a body that is not there.
class HttpHeadFuzzTest {

    private final HttpHead head = new HttpHead();

    @FuzzTest(maxDuration = "60s")
    void anyPayloadCanBeRead(byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            // The buffer ends where the payload ends, so that a read beyond it is an error at once.
            MemorySegment buffer = arena.allocate(Math.max(bytes.length, 1), 1).asSlice(0, bytes.length);
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, buffer, 0, bytes.length);
            if (head.wrap(buffer, 0, bytes.length)) {
                read(bytes.length);
            }
        }
    }

    private void read(int length) {
        int kinds = (head.isRequest() ? 1 : 0) + (head.isResponse() ? 1 : 0) + (head.isHttp2Preface() ? 1 : 0);
        check(kinds == 1, "two kinds at once");
        check(head.isRequest() != head.method().isEmpty(), "a method without a request");
        check(head.isRequest() != head.target().isEmpty(), "a target without a request");
        check(head.targetLength() <= length, "a target beyond the payload");
        check(head.isResponse() == head.status() >= 0 && head.status() <= 999, "no status");
        check(head.minorVersion() >= -1 && head.minorVersion() <= 9, "no version");
        check(head.contentLength() >= -1, "a negative length");
        check(head.headerCount() >= 0 && head.headerCount() <= length, "more headers than bytes");
        check(head.bodyStart() >= 0 && head.bodyStart() + head.bodyLength() == length, "a body beyond the payload");
        check(head.isComplete() || head.bodyLength() == 0, "a body without the end of the head");
        check(head.body(100).length() <= 400, "a body too long");
        check(!head.hasBasicAuthorization() || head.hasHeader("Authorization"), "an authorization from nowhere");
        check(head.hasCookie() == head.hasHeader("COOKIE"), "a cookie from nowhere");
        String texts = head.host() + head.userAgent() + head.contentType() + head.server() + head.location();
        check(texts.chars().allMatch(c -> c >= ' ' && c <= '~'), "a letter that cannot be printed");
    }

    private static void check(boolean isPossible, String what) {
        if (!isPossible) {
            throw new AssertionError(what);
        }
    }
}
