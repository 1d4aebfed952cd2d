package vedette.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import vedette.decode.dns.DnsMessage;

/// No payload makes the reader of DNS throw, read beyond it, or read names longer than names can be.
class DnsMessageFuzzTest {

    private static final int LONGEST_NAME = 4 * 255;

    private final DnsMessage message = new DnsMessage();

    @FuzzTest(maxDuration = "60s")
    void anyPayloadCanBeRead(byte[] bytes) {
        try (Arena arena = Arena.ofConfined()) {
            // The buffer ends where the payload ends, so that a read beyond it is an error at once.
            MemorySegment buffer = arena.allocate(Math.max(bytes.length, 1), 1).asSlice(0, bytes.length);
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, buffer, 0, bytes.length);
            if (message.wrap(buffer, 0, bytes.length)) {
                read();
            }
            if (message.wrapTcp(buffer, 0, bytes.length)) {
                read();
            }
        }
    }

    private void read() {
        int sum = message.id() + message.opcode() + message.responseCode() + message.questionType();
        sum += message.questionClass() + message.answerDataBytes() + message.labelCount();
        boolean isKnown = message.isResponse() || message.isTruncated() || message.isRecursionDesired();
        isKnown |= message.isAuthoritative() || message.isRecursionAvailable() || message.isComplete();
        int records = message.answerCount() + message.authorityCount() + message.additionalCount();
        check(sum >= 0 && (isKnown || records >= 0), "a number that cannot be");
        check(message.questionName().length() <= LONGEST_NAME, "a name too long");
        check(message.questionNameLength() <= 253 && message.labelCount() <= 127, "more labels than fit");
        int read = 0;
        while (message.nextRecord()) {
            read++;
            record();
        }
        check(read <= records, "more records than there are");
        message.rewind();
    }

    private void record() {
        check(message.recordName().length() <= LONGEST_NAME, "a name too long");
        check(message.recordTarget().length() <= LONGEST_NAME, "a target too long");
        check(message.recordText().length() <= 4 * (1_024 + 255), "a text too long");
        check(message.recordAddress().isEmpty() != message.hasRecordAddress(), "an address without text");
        check(message.hasRecordAddress() || message.recordAddressLow() == 0, "an address from nowhere");
        check(message.recordAddressHigh() == 0 || message.hasRecordAddress(), "an address from nowhere");
        check(message.recordTtl() >= 0 && message.recordDataLength() >= 0, "a number that cannot be");
        check(message.recordType() >= 0 && message.recordClass() >= 0, "a number that cannot be");
        check(!message.recordSection().name().isEmpty(), "a record of no section");
    }

    private static void check(boolean isPossible, String what) {
        if (!isPossible) {
            throw new AssertionError(what);
        }
    }
}
