package vedette.decode.smb;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// A view of a message of the second and third version of SMB, from its head on.
final class LaterBody extends MessageView implements WideText.Characters {

    static final int HEADER = 64;
    static final int STATUS = 8;
    static final int COMMAND = 12;

    private static final int FLAGS = 16;
    private static final int IS_REPLY = 1;
    private static final int NEXT = 20;

    private static final int CREATE_ACCESS = HEADER + 24;
    private static final int CREATE_DISPOSITION = HEADER + 36;
    private static final int CREATE_OPTIONS = HEADER + 40;
    private static final int CREATE_NAME = HEADER + 44;
    private static final int TREE_NAME = HEADER + 4;
    private static final int WRITE_LENGTH = HEADER + 4;
    private static final int WRITE_FILE = HEADER + 16;
    private static final int IOCTL_FILE = HEADER + 8;
    private static final int IOCTL_LENGTH = HEADER + 28;
    private static final int MOST_DATA = 1 << 24;
    private static final long PIPE_TRANSCEIVE = 0x11_C017;
    private static final int OPEN = 1;
    private static final int IS_DIRECTORY = 1;

    /// Write or append data, all there may be, everything, or generally write.
    private static final long WRITING = 0x5200_0006L;

    void wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start, limit);
    }

    boolean isReply() {
        return has(FLAGS, 4) && (u32Reversed(FLAGS) & IS_REPLY) != 0;
    }

    String share(int maxLength) {
        return isCommand(SmbMessage.TREE_CONNECT) ? name(TREE_NAME, maxLength) : "";
    }

    String fileName(int maxLength) {
        return isCommand(SmbMessage.CREATE) ? name(CREATE_NAME, maxLength) : "";
    }

    boolean makesFile() {
        return isCommand(SmbMessage.CREATE)
                && has(CREATE_OPTIONS, 4)
                && u32Reversed(CREATE_DISPOSITION) != OPEN
                && (u32Reversed(CREATE_OPTIONS) & IS_DIRECTORY) == 0
                && isToWrite(u32Reversed(CREATE_ACCESS));
    }

    static boolean isToWrite(long access) {
        return (access & WRITING) != 0;
    }

    long file() {
        return switch (u16Reversed(COMMAND)) {
            case SmbMessage.WRITE -> identity(WRITE_FILE);
            case SmbMessage.IOCTL -> identity(IOCTL_FILE);
            default -> 0;
        };
    }

    /// Its two halves in one: no two open files of a conversation have the same.
    private long identity(int offset) {
        return has(offset, 16) ? u64(offset) ^ Long.rotateLeft(u64(offset + 8), 1) : 0;
    }

    int dataStart() {
        return switch (u16Reversed(COMMAND)) {
            case SmbMessage.WRITE -> has(WRITE_LENGTH, 4) ? u16Reversed(HEADER + 2) : 0;
            case SmbMessage.IOCTL -> has(IOCTL_LENGTH, 4) && isSpeech() ? bounded(u32Reversed(HEADER + 24)) : 0;
            default -> 0;
        };
    }

    int dataLength() {
        return bounded(u32Reversed(u16Reversed(COMMAND) == SmbMessage.WRITE ? WRITE_LENGTH : IOCTL_LENGTH));
    }

    private static int bounded(long number) {
        return Math.clamp(number, 0, MOST_DATA);
    }

    /// Where the next message begins that is chained to this one, or 0.
    int next() {
        long next = u32Reversed(NEXT);
        return next >= HEADER && next < length() ? (int) next : 0;
    }

    private boolean isSpeech() {
        return u32Reversed(HEADER + 4) == PIPE_TRANSCEIVE;
    }

    private boolean isCommand(int command) {
        return u16Reversed(COMMAND) == command;
    }

    private String name(int field, int maxLength) {
        int from = u16Reversed(field);
        int bytes = u16Reversed(field + 2);
        return from < HEADER || bytes <= 0 ? "" : WideText.of(this, from, bytes / 2, maxLength);
    }

    @Override
    public int character(int offset) {
        return u16Reversed(offset);
    }
}
