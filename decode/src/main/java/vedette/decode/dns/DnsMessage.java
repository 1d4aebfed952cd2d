package vedette.decode.dns;

import java.lang.foreign.MemorySegment;
import vedette.common.IpText;
import vedette.decode.header.Wire;
import vedette.decode.text.PayloadText;

/// A view of a DNS message ([RFC 1035, section 4](https://www.rfc-editor.org/rfc/rfc1035#section-4)), multicast DNS
/// ([RFC 6762](https://www.rfc-editor.org/rfc/rfc6762)) and LLMNR ([RFC 4795](https://www.rfc-editor.org/rfc/rfc4795))
/// included.
///
/// ```
///   0                   1                   2                   3
///   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
///  +-------------------------------+-+-------+-+-+-+-+-----+-------+
///  |              Id               |R| Opcode|A|T|D|A|  Z  |  Code |
///  +-------------------------------+-+-------+-+-+-+-+-----+-------+
///  |           Questions           |            Answers            |
///  +-------------------------------+-------------------------------+
///  |          Authorities          |          Additionals          |
///  +-------------------------------+-------------------------------+
/// ```
///
/// A message is known by its content, whatever its port: the header must say what a header can say, and the first
/// question, or the first record of an answer without questions, must be whole. NetBIOS names, which travel in the same
/// format, are not taken for DNS.
///
/// The records are read with a cursor: after [#wrap] or [#rewind], each [#nextRecord] moves to the next one. What a
/// message does not have, or what was not captured whole, reads as 0 or as the empty text. The accessors hold until the
/// next [#wrap]. Each thread owns its views.
public final class DnsMessage {

    /// The part of a message that a record belongs to.
    public enum Section {
        ANSWER,
        AUTHORITY,
        ADDITIONAL
    }

    public static final int HEADER_LENGTH = 12;

    private static final int MAX_LOOKED_AT = 2_048;
    private static final int MAX_TEXT = 1_024;
    private static final int TCP_LENGTH_FIELD = 2;

    private static final int ID = 0;
    private static final int FLAGS = 2;
    private static final int QUESTIONS = 4;
    private static final int ANSWERS = 6;
    private static final int AUTHORITIES = 8;
    private static final int ADDITIONALS = 10;

    private static final int RESPONSE = 0x8000;
    private static final int AUTHORITATIVE = 0x0400;
    private static final int TRUNCATED = 0x0200;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int RECURSION_AVAILABLE = 0x0080;
    private static final int RESERVED = 0x0040;
    private static final int OPCODE_SHIFT = 11;

    private static final int KNOWN_OPCODES = 1 | 1 << 2 | 1 << 4 | 1 << 5; // query, status, notify, update
    private static final int MAX_RESPONSE_CODE = 11;
    private static final int MAX_QUESTIONS = 64;
    private static final int MAX_RECORDS = 1_024;

    private static final int QUESTION_FIXED_LENGTH = 4;
    private static final int RECORD_FIXED_LENGTH = 10;
    private static final int RECORD_CLASS = 2;
    private static final int RECORD_TTL = 4;
    private static final int RECORD_DATA_LENGTH = 8;

    private static final int NETBIOS_LABEL = 32;
    private static final int NETBIOS_NAME = 32;
    private static final int NETBIOS_STATUS = 33;

    private static final long NONE = DnsName.NONE;
    private static final long IPV4_MAPPED = 0xFFFF_0000_0000L;

    private MemorySegment buffer = MemorySegment.NULL;
    private long start;
    private long limit;
    private long length;
    private long questionFixed;
    private long firstRecord;

    private long following;
    private int recordNumber;
    private long recordName;
    private long recordFixed;

    /// Moves the view to the datagram that begins at `start`.
    ///
    /// @param newLimit the end of the captured bytes
    /// @return whether it is a DNS message; if not, nothing may be asked of the view
    public boolean wrap(MemorySegment newBuffer, long newStart, long newLimit) {
        return wrap(newBuffer, newStart, newLimit, newLimit - newStart);
    }

    /// Moves the view to the first message of a TCP segment, where a message follows its length in two bytes.
    ///
    /// @param newLimit the end of the captured bytes
    /// @return whether it is a DNS message; if not, nothing may be asked of the view
    public boolean wrapTcp(MemorySegment newBuffer, long newStart, long newLimit) {
        if (newLimit - newStart < TCP_LENGTH_FIELD + HEADER_LENGTH) {
            return false;
        }
        int said = Wire.u16(newBuffer, newStart);
        long message = newStart + TCP_LENGTH_FIELD;
        return said >= HEADER_LENGTH && wrap(newBuffer, message, Math.min(newLimit, message + said), said);
    }

    private boolean wrap(MemorySegment newBuffer, long newStart, long newLimit, long newLength) {
        if (newLimit - newStart < HEADER_LENGTH || !isHeader(newBuffer, newStart)) {
            return false;
        }
        buffer = newBuffer;
        start = newStart;
        limit = Math.min(newLimit, newStart + MAX_LOOKED_AT);
        length = newLength;
        return isBody();
    }

    private static boolean isHeader(MemorySegment buffer, long start) {
        int flags = Wire.u16(buffer, start + FLAGS);
        int code = flags & 0xF;
        return Wire.u16(buffer, start + QUESTIONS) <= MAX_QUESTIONS
                && (flags & RESERVED) == 0
                && (KNOWN_OPCODES >>> (flags >>> OPCODE_SHIFT & 0xF) & 1) != 0
                && ((flags & RESPONSE) != 0 ? code <= MAX_RESPONSE_CODE : code == 0)
                && Wire.u16(buffer, start + ANSWERS) <= MAX_RECORDS
                && Wire.u16(buffer, start + AUTHORITIES) <= MAX_RECORDS
                && Wire.u16(buffer, start + ADDITIONALS) <= MAX_RECORDS;
    }

    private boolean isBody() {
        int questions = questionCount();
        if (questions > 0) {
            questionFixed = fixedOfQuestion(start + HEADER_LENGTH);
            firstRecord = questionFixed == NONE ? NONE : afterQuestions(questions);
            rewind();
            return questionFixed != NONE && isPlausibleQuestion();
        }
        questionFixed = NONE;
        firstRecord = start + HEADER_LENGTH;
        rewind();
        if (!isResponse()) {
            return false;
        }
        return recordCount() == 0
                ? responseCode() != 0 && length == HEADER_LENGTH
                : isAuthoritative() && isPlausibleRecord();
    }

    /// Where the type and class of the question at `at` lie, if all of it was captured.
    private long fixedOfQuestion(long at) {
        long end = DnsName.end(buffer, at, limit);
        return end != NONE && end + QUESTION_FIXED_LENGTH <= limit ? end : NONE;
    }

    private long afterQuestions(int questions) {
        long fixed = questionFixed;
        for (int i = 1; i < questions && fixed != NONE; i++) {
            fixed = fixedOfQuestion(fixed + QUESTION_FIXED_LENGTH);
        }
        return fixed == NONE ? NONE : fixed + QUESTION_FIXED_LENGTH;
    }

    private boolean isPlausibleQuestion() {
        int type = questionType();
        boolean hasPointer = labelCount() < 0; // to what, before the first name?
        return type != 0 && !hasPointer && isClass(questionClass()) && !isNetBios(type);
    }

    private boolean isPlausibleRecord() {
        boolean isRecord = nextRecord();
        int type = recordType();
        boolean isPlausible = isRecord && type != 0 && (type == DnsType.OPT || isClass(recordClass()));
        rewind();
        return isPlausible && !isNetBios(type);
    }

    /// The internet, Chaos, Hesiod, any; the uppermost bit is multicast DNS's own.
    private static boolean isClass(int value) {
        int number = value & 0x7FFF;
        return number == 1 || number == 3 || number == 4 || number == 255;
    }

    /// Whether the first label is a NetBIOS name, written as two letters for each of its bytes.
    private boolean isNetBios(int type) {
        long label = start + HEADER_LENGTH;
        if ((type != NETBIOS_NAME && type != NETBIOS_STATUS) || Wire.u8(buffer, label) != NETBIOS_LABEL) {
            return false;
        }
        for (int i = 1; i <= NETBIOS_LABEL; i++) {
            int letter = Wire.u8(buffer, label + i);
            if (letter < 'A' || letter > 'P') {
                return false;
            }
        }
        return true;
    }

    public int id() {
        return field(ID);
    }

    public boolean isResponse() {
        return hasFlag(RESPONSE);
    }

    /// 0 asks, 2 asks for a server's state, 4 tells of a change, 5 makes one.
    public int opcode() {
        return field(FLAGS) >>> OPCODE_SHIFT & 0xF;
    }

    public boolean isAuthoritative() {
        return hasFlag(AUTHORITATIVE);
    }

    public boolean isTruncated() {
        return hasFlag(TRUNCATED);
    }

    public boolean isRecursionDesired() {
        return hasFlag(RECURSION_DESIRED);
    }

    public boolean isRecursionAvailable() {
        return hasFlag(RECURSION_AVAILABLE);
    }

    /// 0 is success, 2 a server's failure, 3 a name that does not exist, 5 a refusal.
    public int responseCode() {
        return field(FLAGS) & 0xF;
    }

    public int questionCount() {
        return field(QUESTIONS);
    }

    public int answerCount() {
        return field(ANSWERS);
    }

    public int authorityCount() {
        return field(AUTHORITIES);
    }

    public int additionalCount() {
        return field(ADDITIONALS);
    }

    /// The length in bytes: what TCP says before the message, or what was captured of a datagram.
    public long messageLength() {
        return length;
    }

    /// The name the first question asks for, as all names in lower case with dots between its labels; the root is `.`.
    public String questionName() {
        return questionFixed == NONE ? "" : DnsName.text(buffer, start, start + HEADER_LENGTH, limit);
    }

    /// The length of the first question's name in bytes, dots between the labels included.
    public int questionNameLength() {
        return questionFixed == NONE ? 0 : (int) Math.max(questionFixed - start - HEADER_LENGTH - 2, 0);
    }

    /// How many labels the first question's name has.
    public int labelCount() {
        return questionFixed == NONE ? 0 : DnsName.labels(buffer, start + HEADER_LENGTH);
    }

    /// What the first question asks for, a [DnsType] or another.
    public int questionType() {
        return questionFixed == NONE ? 0 : Wire.u16(buffer, questionFixed);
    }

    /// The class of the first question; multicast DNS's wish for a unicast answer is its uppermost bit.
    public int questionClass() {
        return questionFixed == NONE ? 0 : Wire.u16(buffer, questionFixed + 2);
    }

    /// Whether every record that the header counts was captured.
    public boolean isComplete() {
        return afterRecords(recordCount()) != NONE;
    }

    /// How many bytes of data the answers that were captured say they carry.
    public int answerDataBytes() {
        int sum = 0;
        long at = firstRecord;
        for (int i = 0; i < answerCount(); i++) {
            long fixed = fixedOfRecord(at);
            if (fixed == NONE) {
                break;
            }
            sum += dataLength(fixed);
            at = afterRecord(fixed);
        }
        return sum;
    }

    private long afterRecords(int count) {
        long at = firstRecord;
        for (int i = 0; i < count && at != NONE; i++) {
            long fixed = fixedOfRecord(at);
            at = fixed == NONE || afterRecord(fixed) > limit ? NONE : afterRecord(fixed);
        }
        return at;
    }

    /// Moves the cursor to before the first record.
    public void rewind() {
        following = firstRecord;
        recordNumber = 0;
        recordFixed = NONE;
    }

    /// Moves the cursor to the next record whose name and header were captured.
    public boolean nextRecord() {
        long fixed = recordNumber < recordCount() ? fixedOfRecord(following) : NONE;
        recordFixed = fixed;
        if (fixed == NONE) {
            following = NONE;
            return false;
        }
        recordName = following;
        recordNumber++;
        following = afterRecord(fixed);
        return true;
    }

    /// Where the type of the record at `at` lies, if its name and header were captured.
    private long fixedOfRecord(long at) {
        long end = at == NONE ? NONE : DnsName.end(buffer, at, limit);
        return end != NONE && end + RECORD_FIXED_LENGTH <= limit ? end : NONE;
    }

    private int dataLength(long fixed) {
        return Wire.u16(buffer, fixed + RECORD_DATA_LENGTH);
    }

    private long afterRecord(long fixed) {
        return fixed + RECORD_FIXED_LENGTH + dataLength(fixed);
    }

    /// The part of the message that the cursor is in.
    public Section recordSection() {
        if (recordNumber <= answerCount()) {
            return Section.ANSWER;
        }
        return recordNumber <= answerCount() + authorityCount() ? Section.AUTHORITY : Section.ADDITIONAL;
    }

    /// What the record holds, a [DnsType] or another.
    public int recordType() {
        return recordFixed == NONE ? 0 : Wire.u16(buffer, recordFixed);
    }

    /// The record's class; multicast DNS's order to forget older records is its uppermost bit.
    public int recordClass() {
        return recordFixed == NONE ? 0 : Wire.u16(buffer, recordFixed + RECORD_CLASS);
    }

    /// The name that the record is about.
    public String recordName() {
        return recordFixed == NONE ? "" : DnsName.text(buffer, start, recordName, limit);
    }

    /// For how many seconds the record may be kept.
    public long recordTtl() {
        return recordFixed == NONE ? 0 : Wire.u32(buffer, recordFixed + RECORD_TTL);
    }

    /// How many bytes the record says it holds, of which fewer may have been captured.
    public int recordDataLength() {
        return recordFixed == NONE ? 0 : dataLength(recordFixed);
    }

    /// Whether the record holds an address, and all of it was captured.
    public boolean hasRecordAddress() {
        int type = recordType();
        int expected = type == DnsType.A ? 4 : type == DnsType.AAAA ? 16 : -1;
        return recordDataLength() == expected && following <= limit;
    }

    /// The upper half of the record's address, 0 for IPv4.
    public long recordAddressHigh() {
        return hasRecordAddress() && recordType() == DnsType.AAAA ? Wire.u64(buffer, data()) : 0;
    }

    /// The lower half of the record's address, where IPv4 is mapped into IPv6.
    public long recordAddressLow() {
        if (!hasRecordAddress()) {
            return 0;
        }
        return recordType() == DnsType.AAAA ? Wire.u64(buffer, data() + 8) : IPV4_MAPPED | Wire.u32(buffer, data());
    }

    /// The record's address as text.
    public String recordAddress() {
        return hasRecordAddress() ? IpText.of(recordAddressHigh(), recordAddressLow()) : "";
    }

    /// The name that the record leads to: the other name of an alias, the host of a service, the server of a zone.
    public String recordTarget() {
        int offset = targetOffset(recordType());
        if (offset < 0) {
            return "";
        }
        long target = data() + offset;
        boolean isWhole = DnsName.end(buffer, target, Math.min(following, limit)) != NONE;
        return isWhole ? DnsName.text(buffer, start, target, limit) : "";
    }

    /// How far into a record's data its name lies, or -1 if that type has none.
    private static int targetOffset(int type) {
        return switch (type) {
            case DnsType.NS, DnsType.CNAME, DnsType.SOA, DnsType.PTR, DnsType.DNAME -> 0;
            case DnsType.MX, DnsType.SVCB, DnsType.HTTPS -> 2;
            case DnsType.SRV -> 6;
            default -> -1;
        };
    }

    /// The strings of a text record, one after the other, as many as were captured whole.
    public String recordText() {
        if (recordType() != DnsType.TXT) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        long end = Math.min(following, limit);
        long at = data();
        while (at < end && text.length() < MAX_TEXT) {
            long next = at + 1 + Wire.u8(buffer, at);
            if (next > end) {
                break;
            }
            text.append(PayloadText.ascii(buffer, at + 1, next, MAX_TEXT));
            at = next;
        }
        return text.toString();
    }

    private long data() {
        return recordFixed + RECORD_FIXED_LENGTH;
    }

    private int recordCount() {
        return answerCount() + authorityCount() + additionalCount();
    }

    private boolean hasFlag(int flag) {
        return (field(FLAGS) & flag) != 0;
    }

    private int field(int offset) {
        return Wire.u16(buffer, start + offset);
    }
}
