package vedette.decode.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.decode.CapturedBytes;
import vedette.decode.dns.DnsMessage.Section;

/// Every field of a message, every length at which it can be cut, and what no message can make of the reader.
class DnsMessageTest {

    private static final String EXAMPLE = "07 4578416d506c65 03 6f7267 00"; // ExAmPle.org
    private static final String QUERY = "abcd 0100 0001 0000 0000 0000" + EXAMPLE + "0001 0001";

    /// One question and a record of each kind that is read.
    private static final String RESPONSE = "1234 8580 0001 0009 0001 0001"
            + EXAMPLE + "00ff 0001" // from 12
            + "c00c 0001 0001 00000e10 0004 c0000201" // 29: A 192.0.2.1
            + "c00c 001c 0001 ffffffff 0010 20010db8000000000000000000000001" // 45: AAAA
            + "03 777777 c00c 0005 0001 0000003c 0006 03 616263 c00c" // 73: www CNAME abc.example.org
            + "c00c 000f 0001 00000001 0006 000a 01 6d c00c" // MX 10 m.example.org
            + "c00c 0010 0001 00000002 0009 05 763d735066 02 3a ff" // TXT "v=sPf" and two bytes
            + "c00c 0021 0001 00000003 000b 0001 0002 1f90 02 7372 c00c" // SRV sr.example.org
            + "c00c 000c 0001 00000004 0002 c00c" // PTR example.org
            + "c00c 0041 0001 00000005 0003 0001 00" // HTTPS .
            + "c00c 000a 0001 00000006 0003 010203" // NULL
            + "c00c 0002 0001 00000007 0002 c049" // NS www.example.org
            + "00 0029 04d0 00008000 0000"; // OPT

    private final DnsMessage message = new DnsMessage();

    @Test
    void givenAQuestion_thenEveryFieldIsRead() {
        assertThat(wrap(QUERY)).isTrue();

        assertThat(message.id()).isEqualTo(0xABCD);
        assertThat(message.isResponse()).isFalse();
        assertThat(message.opcode()).isZero();
        assertThat(message.responseCode()).isZero();
        assertThat(message.isTruncated()).isFalse();
        assertThat(message.isAuthoritative()).isFalse();
        assertThat(message.isRecursionDesired()).isTrue();
        assertThat(message.isRecursionAvailable()).isFalse();
        assertThat(message.questionCount()).isEqualTo(1);
        assertThat(message.questionName()).isEqualTo("example.org");
        assertThat(message.questionNameLength()).isEqualTo(11);
        assertThat(message.labelCount()).isEqualTo(2);
        assertThat(message.questionType()).isEqualTo(DnsType.A);
        assertThat(message.questionClass()).isEqualTo(1);
        assertThat(message.messageLength()).isEqualTo(29);
        assertThat(message.isComplete()).isTrue();
        assertThat(message.nextRecord()).isFalse();
    }

    @Test
    void givenAResponse_thenItsHeaderAndSumsAreRead() {
        assertThat(wrap(RESPONSE)).isTrue();

        assertThat(message.isResponse()).isTrue();
        assertThat(message.isAuthoritative()).isTrue();
        assertThat(message.isRecursionDesired()).isTrue();
        assertThat(message.isRecursionAvailable()).isTrue();
        assertThat(message.answerCount()).isEqualTo(9);
        assertThat(message.authorityCount()).isEqualTo(1);
        assertThat(message.additionalCount()).isEqualTo(1);
        assertThat(message.answerDataBytes()).isEqualTo(4 + 16 + 6 + 6 + 9 + 11 + 2 + 3 + 3);
        assertThat(message.isComplete()).isTrue();
        assertThat(wrap("0001 9e05 0001 0000 0000 0000" + EXAMPLE + "0001 0003"))
                .isFalse();
        assertThat(wrap("0001 a605 0001 0000 0000 0000" + EXAMPLE + "0001 0003"))
                .isTrue();
        assertThat(message.opcode()).isEqualTo(4);
        assertThat(message.isTruncated()).isTrue();
        assertThat(message.responseCode()).isEqualTo(5);
    }

    @Test
    void givenAResponse_thenTheCursorReadsEveryRecord() {
        assertThat(wrap(RESPONSE)).isTrue();

        thenNextIs(DnsType.A, "example.org", 3_600, 4);
        assertThat(message.recordAddress()).isEqualTo("192.0.2.1");
        assertThat(message.recordAddressHigh()).isZero();
        assertThat(message.recordAddressLow()).isEqualTo(0xFFFF_C000_0201L);
        thenNextIs(DnsType.AAAA, "example.org", 0xFFFF_FFFFL, 16);
        assertThat(message.recordAddress()).isEqualTo("2001:db8::1");
        assertThat(message.recordAddressHigh()).isEqualTo(0x2001_0DB8_0000_0000L);
        assertThat(message.recordAddressLow()).isEqualTo(1);
        thenNextIs(DnsType.CNAME, "www.example.org", 60, 6);
        assertThat(message.recordTarget()).isEqualTo("abc.example.org");
        assertThat(message.hasRecordAddress()).isFalse();
        assertThat(message.recordAddress()).isEmpty();
        thenNextIs(DnsType.MX, "example.org", 1, 6);
        assertThat(message.recordTarget()).isEqualTo("m.example.org");
        thenNextIs(DnsType.TXT, "example.org", 2, 9);
        assertThat(message.recordText()).isEqualTo("v=sPf:\\xff");
        assertThat(message.recordTarget()).isEmpty();
        thenNextIs(DnsType.SRV, "example.org", 3, 11);
        assertThat(message.recordTarget()).isEqualTo("sr.example.org");
        assertThat(message.recordText()).isEmpty();
        thenNextIs(DnsType.PTR, "example.org", 4, 2);
        assertThat(message.recordTarget()).isEqualTo("example.org");
        thenNextIs(DnsType.HTTPS, "example.org", 5, 3);
        assertThat(message.recordTarget()).isEqualTo(".");
        thenNextIs(DnsType.NULL, "example.org", 6, 3);
        assertThat(message.recordSection()).isEqualTo(Section.ANSWER);
        thenNextIs(DnsType.NS, "example.org", 7, 2);
        assertThat(message.recordTarget()).isEqualTo("www.example.org");
        assertThat(message.recordSection()).isEqualTo(Section.AUTHORITY);
        thenNextIs(DnsType.OPT, ".", 0x8000, 0);
        assertThat(message.recordClass()).isEqualTo(0x04D0);
        assertThat(message.recordSection()).isEqualTo(Section.ADDITIONAL);
        assertThat(message.nextRecord()).isFalse();
        assertThat(message.nextRecord()).isFalse();
        message.rewind();
        assertThat(message.recordType()).isZero();
        thenNextIs(DnsType.A, "example.org", 3_600, 4);
    }

    @Test
    void givenAMessageOverTcp_thenItIsReadBehindItsLength() {
        byte[] bytes = CapturedBytes.hex("001d" + QUERY + "001d" + QUERY);

        assertThat(wrapTcp(bytes)).isTrue();
        assertThat(message.questionName()).isEqualTo("example.org");
        assertThat(message.messageLength()).isEqualTo(29);
        bytes[1] = 28; // the question does not fit
        assertThat(wrapTcp(bytes)).isFalse();
        bytes[1] = 11;
        assertThat(wrapTcp(bytes)).isFalse();
    }

    @Test
    void givenMulticastDns_thenQuestionsInNumbersAndAnswersWithoutOneAreRead() {
        String service = "05 5f68747470 04 5f746370 05 6c6f63616c 00"; // _http._tcp.local
        assertThat(wrap("0000 0000 0002 0001 0000 0000" + service + "000c 8001" + "c00c 0010 0001"
                        + "c00c 000c 0001 00000078 0008 05 6d79 2e 7061 c00c"))
                .isTrue();
        assertThat(message.questionName()).isEqualTo("_http._tcp.local");
        assertThat(message.questionClass()).isEqualTo(0x8001);
        thenNextIs(DnsType.PTR, "_http._tcp.local", 120, 8);
        assertThat(message.recordTarget()).isEqualTo("my\\x2epa._http._tcp.local");

        assertThat(wrap("0000 8400 0000 0001 0000 0000" + service + "000c 8001 00000078 0002 c00c"))
                .isTrue();
        assertThat(message.questionName()).isEmpty();
        assertThat(message.questionNameLength()).isZero();
        assertThat(message.labelCount()).isZero();
        assertThat(message.questionType()).isZero();
        thenNextIs(DnsType.PTR, "_http._tcp.local", 120, 2);
    }

    @Test
    void givenTheLongestNames_thenTheyAreReadAndLongerOnesAreNot() {
        String label = "3f" + "61".repeat(63);
        String longest = label.repeat(3) + "3d" + "61".repeat(61) + "00";
        assertThat(wrap("0001 0100 0001 0000 0000 0000" + longest + "0001 0001"))
                .isTrue();
        assertThat(message.questionName()).hasSize(253);
        assertThat(message.questionNameLength()).isEqualTo(253);
        assertThat(message.labelCount()).isEqualTo(4);

        String tooLong = label.repeat(3) + "3e" + "61".repeat(62) + "00";
        assertThat(wrap("0001 0100 0001 0000 0000 0000" + tooLong + "0001 0001"))
                .isFalse();
        assertThat(wrap("0001 0100 0001 0000 0000 0000" + "40" + "61".repeat(64) + "00" + "0001 0001"))
                .isFalse();
        assertThat(wrap("0001 8100 0001 0001 0000 0000" + longest + "0001 0001" + "01 61 c00c"
                        + "0005 0001 00000000 0000"))
                .isTrue();
        assertThat(message.nextRecord()).isTrue();
        assertThat(message.recordName()).as("255 bytes and two more").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "c01d", // to itself
                "c01f", // to ahead of it
                "01 61 c01d", // to its own first label
                "c000", // into the header
                "ffff", // to nowhere
            })
    void givenPointersThatDoNotLeadBack_thenTheNameIsNotRead(String name) {
        assertThat(wrap("0001 8100 0001 0001 0000 0000" + EXAMPLE + "0001 0001" + name
                        + "0001 0001 00000000 0004 7f000001"))
                .isTrue();
        assertThat(message.nextRecord()).isTrue();
        assertThat(message.recordName()).isEmpty();
        assertThat(message.recordAddress()).isEqualTo("127.0.0.1");
    }

    @Test
    void givenALongChainOfPointers_thenFollowingItEnds() {
        StringBuilder pointers = new StringBuilder("c00c"); // at 40, behind the data's length
        for (int at = 40; pointers.length() < 4 * 200; at += 2) {
            pointers.append("%04x".formatted(0xC000 | at));
        }
        String last = "%04x".formatted(0xC000 | 40 + 2 * 199);
        String head = "0001 8100 0001 0002 0000 0000" + EXAMPLE + "0001 0001" + "00 000a 0001 00000000 0190";

        assertThat(wrap(head + pointers + last + "0001 0001 00000000 0000")).isTrue();

        assertThat(message.nextRecord()).isTrue();
        assertThat(message.nextRecord()).isTrue();
        assertThat(message.recordName()).isEmpty();
        assertThat(wrap(head + pointers + "c02a" + "0001 0001 00000000 0000")).isTrue();
        message.nextRecord();
        message.nextRecord();
        assertThat(message.recordName()).isEqualTo("example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001 0140 0001 0000 0000 0000 00 0001 0001", // a reserved bit
                "0001 0800 0001 0000 0000 0000 00 0001 0001", // an operation of long ago
                "0001 7800 0001 0000 0000 0000 00 0001 0001", // no operation
                "0001 0103 0001 0000 0000 0000 00 0001 0001", // a question that failed
                "0001 810c 0001 0000 0000 0000 00 0001 0001", // no such code
                "0001 0100 0041 0000 0000 0000 00 0001 0001", // questions
                "0001 8100 0001 0401 0000 0000 00 0001 0001", // answers
                "0001 8100 0001 0000 0401 0000 00 0001 0001",
                "0001 8100 0001 0000 0000 0401 00 0001 0001",
                "0001 0100 0001 0000 0000 0000 00 0000 0001", // no type
                "0001 0100 0001 0000 0000 0000 00 0001 0002", // no class
                "0001 0100 0001 0000 0000 0000 c00c 0001 0001", // a question that points to itself
                "0001 0100 0001 0000 0000 0000 0161c000 0001 0001",
                "0000 0000 0000 0000 0000 0000", // nothing at all
                "0000 8000 0000 0000 0000 0000",
                "0000 8401 0000 0000 0000 0000 00", // an error, and a byte too many
                "0000 0000 0000 0001 0000 0000 00 0001 0001 00000000 0000", // a question with only an answer
                "0000 8400 0000 0001 0000 0000 00 0001 0009 00000000 0000", // an answer of no class
                "0000 8400 0000 0001 0000 0000 00 0001 0001 00000000", // an answer that is cut
                "0000 8000 0000 0001 0000 0000 00 0001 0001 00000000 0000", // an answer on whose authority?
                "0001 0110 0001 0000 0000 0000"
                        + "20 434b414141414141414141414141414141414141414141414141414141414141 00 0021 0001"
            })
    void givenWhatNoMessageSays_thenItIsNone(String bytes) {
        assertThat(wrap(bytes)).isFalse();
    }

    @Test
    void givenAnErrorWithoutAQuestion_thenItIsAMessage() {
        assertThat(wrap("0001 8401 0000 0000 0000 0000")).isTrue();
        assertThat(message.responseCode()).isEqualTo(1);
        assertThat(message.isComplete()).isTrue();
    }

    @Test
    void whenTheMessageIsCutAnywhere_thenNothingIsThrownAndNothingInvented() {
        byte[] whole = CapturedBytes.hex(RESPONSE);
        List<String> expected = records(whole, whole.length);
        for (int length = 0; length < whole.length; length++) {
            List<String> records = records(whole, length);
            assertThat(message.wrap(CapturedBytes.of(whole, length), CapturedBytes.START, CapturedBytes.START + length))
                    .isEqualTo(length >= 29);
            if (length >= 29) {
                assertThat(message.isComplete()).isFalse();
                assertThat(message.questionName()).isEqualTo("example.org");
                int last = records.size() - 1; // whose data may be cut
                assertThat(String.join("\n", expected))
                        .startsWith(String.join("\n", records.subList(0, Math.max(last, 0))));
            }
        }
    }

    @Test
    void givenMoreRecordsThanFit_thenThoseThereAreAreRead() {
        assertThat(wrap("0001 8100 0001 0400 0400 0400" + EXAMPLE + "0001 0001" + "c00c 000a 0001 00000000 ffff"))
                .isTrue();
        assertThat(message.answerDataBytes()).isEqualTo(0xFFFF);
        assertThat(message.isComplete()).isFalse();
        assertThat(message.nextRecord()).isTrue();
        assertThat(message.nextRecord()).isFalse();
        assertThat(message.recordDataLength()).isZero();

        assertThat(wrap("0001 8100 0001 0400 0000 0000" + EXAMPLE + "0001 0001"
                        + "00 0001 0001 00000000 0000".repeat(1_024)))
                .isTrue();
        int records = 0;
        while (message.nextRecord()) {
            records++;
        }
        assertThat(records).as("within the first 2,048 bytes").isEqualTo((2_048 - 29) / 11);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void noSequenceOfBytesMakesItThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] question = CapturedBytes.hex("01 61 00 0001 0001 c00c 0005 0001 00000000 0004");
        int found = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[random.nextInt(12, 90)];
            random.nextBytes(bytes);
            for (int at = 4; at < 12; at++) {
                bytes[at] = (byte) (at % 2 == 0 ? 0 : random.nextInt(3));
            }
            bytes[2] = (byte) ((bytes[2] & 0x07) | 0x80);
            bytes[3] &= 0x07;
            if (bytes.length > 30) {
                System.arraycopy(question, 0, bytes, 12, random.nextInt(question.length + 1));
            }
            found += records(bytes, bytes.length).isEmpty() ? 0 : 1;
        }
        assertThat(found).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void noChangeToAMessageMakesItThrow(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] original = CapturedBytes.hex(RESPONSE);
        int found = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] bytes = CapturedBytes.mutate(original, random);
            found += records(bytes, bytes.length).isEmpty() ? 0 : 1;
        }
        assertThat(found).isGreaterThan(1_000);
    }

    private void thenNextIs(int type, String name, long ttl, int dataLength) {
        assertThat(message.nextRecord()).isTrue();
        assertThat(message.recordType()).isEqualTo(type);
        assertThat(message.recordName()).isEqualTo(name);
        assertThat(message.recordTtl()).isEqualTo(ttl);
        assertThat(message.recordDataLength()).isEqualTo(dataLength);
    }

    /// Everything that is read of the message's records, a line for each.
    private List<String> records(byte[] bytes, int length) {
        List<String> records = new ArrayList<>();
        long end = CapturedBytes.START + (long) length;
        boolean isMessage = message.wrap(CapturedBytes.of(bytes, length), CapturedBytes.START, end);
        while (isMessage && message.nextRecord()) {
            records.add(message.recordName()
                    + message.recordType()
                    + message.recordTarget()
                    + message.recordText()
                    + message.recordAddress()
                    + message.recordTtl()
                    + message.recordSection()
                    + message.recordClass());
        }
        if (isMessage) {
            assertThat(message.questionName().length()).isLessThanOrEqualTo(4 * 255);
            assertThat(message.labelCount()).isBetween(0, 127);
            assertThat(message.answerDataBytes()).isNotNegative();
            assertThat(message.isComplete()).isIn(true, false);
        }
        return records;
    }

    private boolean wrap(String hex) {
        byte[] bytes = CapturedBytes.hex(hex);
        return message.wrap(CapturedBytes.of(bytes), CapturedBytes.START, CapturedBytes.START + (long) bytes.length);
    }

    private boolean wrapTcp(byte[] bytes) {
        return message.wrapTcp(CapturedBytes.of(bytes), CapturedBytes.START, CapturedBytes.START + (long) bytes.length);
    }
}
