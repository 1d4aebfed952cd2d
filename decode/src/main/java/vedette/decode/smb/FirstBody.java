package vedette.decode.smb;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// A view of a message of the first version of SMB, from its head on.
final class FirstBody extends MessageView implements WideText.Characters {

    static final int HEADER = 33;
    static final int COMMAND = 4;
    static final int STATUS = 5;
    static final int FLAGS = 9;

    private static final int FLAGS_2 = 10;
    private static final int IS_UNICODE = 0x8000;
    private static final int WORDS = 32;
    private static final int WORD = 33;

    private static final int TREE_CONNECT_WORDS = 4;
    private static final int CREATE_WORDS = 24;
    private static final int WRITE_WORDS = 12;
    private static final int TRANSACTION_WORDS = 14;
    private static final int NT_TRANSACTION_WORDS = 19;
    private static final int PEEK = 0x23;
    private static final int TRANSACT = 0x26;
    private static final int OPEN = 1;
    private static final int IS_DIRECTORY = 1;

    void wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start, limit);
    }

    String share(int maxLength) {
        if (u8(COMMAND) != SmbMessage.TREE_CONNECT_FIRST || !hasWords(TREE_CONNECT_WORDS)) {
            return "";
        }
        return name(bytes() + Math.max(0, u16Reversed(WORD + 6)), maxLength);
    }

    String fileName(int maxLength) {
        return isCreate() ? name(bytes(), maxLength) : "";
    }

    boolean makesFile() {
        return isCreate()
                && u32Reversed(WORD + 35) != OPEN
                && (u32Reversed(WORD + 39) & IS_DIRECTORY) == 0
                && has(WORD + 39, 4)
                && LaterBody.isToWrite(u32Reversed(WORD + 15));
    }

    long file() {
        return switch (u8(COMMAND)) {
            case SmbMessage.WRITE_FIRST -> Math.max(0, u16Reversed(WORD + 4));
            case SmbMessage.TRANSACTION -> function() == TRANSACT ? Math.max(0, u16Reversed(WORD + 30)) : 0;
            default -> 0;
        };
    }

    int dataStart() {
        return switch (u8(COMMAND)) {
            case SmbMessage.WRITE_FIRST -> hasWords(WRITE_WORDS) ? Math.max(0, u16Reversed(WORD + 22)) : 0;
            case SmbMessage.TRANSACTION -> function() == TRANSACT ? Math.max(0, u16Reversed(WORD + 24)) : 0;
            default -> 0;
        };
    }

    int dataLength() {
        return Math.max(0, u16Reversed(WORD + (u8(COMMAND) == SmbMessage.WRITE_FIRST ? 20 : 22)));
    }

    int function() {
        return switch (u8(COMMAND)) {
            case SmbMessage.TRANSACTION, SmbMessage.TRANSACTION_2 ->
                hasWords(TRANSACTION_WORDS + 1) ? u16Reversed(WORD + 28) : MISSING;
            case SmbMessage.NT_TRANSACTION -> hasWords(NT_TRANSACTION_WORDS) ? u16Reversed(WORD + 36) : MISSING;
            default -> MISSING;
        };
    }

    boolean hasNoPipe() {
        return u8(COMMAND) == SmbMessage.TRANSACTION && function() == PEEK && u16Reversed(WORD + 30) == 0;
    }

    boolean isToBeContinued() {
        return switch (u8(COMMAND)) {
            case SmbMessage.TRANSACTION, SmbMessage.TRANSACTION_2 ->
                has(WORD + 22, 2) && u16Reversed(WORD + 2) > u16Reversed(WORD + 22);
            case SmbMessage.NT_TRANSACTION -> has(WORD + 27, 4) && u32Reversed(WORD + 7) > u32Reversed(WORD + 27);
            default -> false;
        };
    }

    private boolean isCreate() {
        return u8(COMMAND) == SmbMessage.CREATE_FIRST && hasWords(CREATE_WORDS);
    }

    private boolean hasWords(int least) {
        return u8(WORDS) >= least;
    }

    /// Where what follows the words and its length begins.
    private int bytes() {
        return WORD + 2 * Math.max(0, u8(WORDS)) + 2;
    }

    private String name(int from, int maxLength) {
        boolean isWide = (u16Reversed(FLAGS_2) & IS_UNICODE) != 0;
        int aligned = isWide ? from + (from & 1) : from;
        return isWide ? WideText.until0(this, aligned, maxLength) : narrow(aligned, maxLength);
    }

    private String narrow(int from, int maxLength) {
        int to = from;
        while (to - from < maxLength && u8(to) > 0) {
            to++;
        }
        return text(from, to, maxLength);
    }

    @Override
    public int character(int offset) {
        return u16Reversed(offset);
    }
}
