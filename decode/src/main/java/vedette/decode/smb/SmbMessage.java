package vedette.decode.smb;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// A view of a message of SMB in any version, with or without the NetBIOS session head before it.
///
/// ```
///  session   0 (1), length (3)
///  first     0xFF "SMB", command (1), status (4), flags (1), flags 2 (2), ..., tree (2), ..., message (2), words ...
///  later     0xFE "SMB", 64, ..., status (4), command (2), ..., flags (4), next (4), message (8), ..., tree (4), ...
///  packed    0xFC "SMB", original size (4), algorithm (2), flags (2), offset (4)
///  secret    0xFD "SMB", ...
/// ```
///
/// Commands have other numbers in the first version. What a later message says is read by [#share], [#fileName] and
/// their like whatever the version is.
public final class SmbMessage extends MessageView {

    /// Commands of the first version.
    public static final int TRANSACTION = 0x25;

    public static final int WRITE_FIRST = 0x2F;
    public static final int TRANSACTION_2 = 0x32;
    public static final int TRANSACTION_2_MORE = 0x33;
    public static final int TREE_CONNECT_FIRST = 0x75;
    public static final int NT_TRANSACTION = 0xA0;
    public static final int CREATE_FIRST = 0xA2;

    /// Commands of later versions.
    public static final int TREE_CONNECT = 3;

    public static final int CREATE = 5;
    public static final int WRITE = 9;
    public static final int IOCTL = 11;

    private static final long FIRST = 0xFF53_4D42L;
    private static final long LATER = 0xFE53_4D42L;
    private static final long ENCRYPTED = 0xFD53_4D42L;
    private static final long COMPRESSED = 0xFC53_4D42L;

    private static final int SESSION_HEADER = 4;
    private static final int IS_REPLY_FIRST = 0x80;
    private static final int COMPRESSED_HEADER = 16;
    private static final int IS_CHAINED = 1;
    private static final int LONGEST = 0xFF_FFFF;
    private static final int MAX_NAME = 128;

    private final FirstBody first = new FirstBody();
    private final LaterBody later = new LaterBody();

    private long magic;
    private int head;
    private int end;

    /// Moves the view to the message that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it is one, of which enough is there to tell its command, if it shows that
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start, limit);
        boolean hasSession = u8(0) == 0;
        head = hasSession ? SESSION_HEADER : 0;
        end = hasSession ? head + Math.max(0, u24(1)) : (int) Math.min(limit - start, Integer.MAX_VALUE);
        magic = u32(head);
        boolean isOne = (magic == FIRST && has(head, FirstBody.HEADER))
                || (magic == LATER && has(head, LaterBody.HEADER))
                || (magic == COMPRESSED && has(head, COMPRESSED_HEADER))
                || magic == ENCRYPTED;
        if (!isOne) {
            magic = MISSING;
        }
        first.wrap(buffer, start + head, magic == FIRST ? limit : start);
        later.wrap(buffer, start + head, magic == LATER ? limit : start);
        return isOne;
    }

    /// Whether it is of the first version.
    public boolean isFirst() {
        return magic == FIRST;
    }

    /// Whether it is of the second version or the third.
    public boolean isLater() {
        return magic == LATER;
    }

    public boolean isEncrypted() {
        return magic == ENCRYPTED;
    }

    public boolean isCompressed() {
        return magic == COMPRESSED;
    }

    /// The number of what is asked or answered, or -1 if that is hidden.
    public int command() {
        return isFirst() ? u8(head + FirstBody.COMMAND) : isLater() ? u16Reversed(head + LaterBody.COMMAND) : MISSING;
    }

    public boolean isReply() {
        return isFirst() ? (u8(head + FirstBody.FLAGS) & IS_REPLY_FIRST) != 0 : isLater() && later.isReply();
    }

    /// How a question was answered, 0 if well; -1 if it is none.
    public long status() {
        if (!isReply()) {
            return MISSING;
        }
        return u32Reversed(head + (isFirst() ? FirstBody.STATUS : LaterBody.STATUS));
    }

    /// The share that a client connects to, as `\\server\share`, as far as it was captured; empty if it is another
    /// message.
    public String share() {
        if (isReply()) {
            return "";
        }
        return isFirst() ? first.share(MAX_NAME) : later.share(MAX_NAME);
    }

    /// The file or pipe that a client opens; empty if it is another message.
    public String fileName() {
        if (isReply()) {
            return "";
        }
        return isFirst() ? first.fileName(MAX_NAME) : later.fileName(MAX_NAME);
    }

    /// Whether a client opens a file to write it, and it is made if there is none.
    public boolean makesFile() {
        return !isReply() && (isFirst() ? first.makesFile() : later.makesFile());
    }

    /// What stands for the open file that a client writes to, or 0.
    public long file() {
        return isReply() ? 0 : isFirst() ? first.file() : later.file();
    }

    /// Where the bytes begin that a client writes to a file or says to a pipe, or 0.
    public int dataStart() {
        int start = isReply() ? 0 : isFirst() ? first.dataStart() : later.dataStart();
        return start == 0 ? 0 : head + start;
    }

    /// Where they end, if all of them are in this message; 0 if there are none.
    public int dataEnd() {
        int start = dataStart();
        return start == 0 ? 0 : start + (isFirst() ? first.dataLength() : later.dataLength());
    }

    /// What a transaction of the first version is to do, or -1.
    public int function() {
        return isFirst() && !isReply() ? first.function() : MISSING;
    }

    /// Whether a transaction of the first version is about a pipe that nobody can have opened.
    public boolean hasNoPipe() {
        return isFirst() && !isReply() && first.hasNoPipe();
    }

    /// Whether more of a transaction of the first version is to follow in other messages.
    public boolean isToBeContinued() {
        return isFirst() && !isReply() && first.isToBeContinued();
    }

    /// Whether a compressed message says that what is compressed begins beyond its end, or was longer than any message
    /// can be.
    public boolean isImpossible() {
        if (!isCompressed() || head == 0 || (u16Reversed(head + 10) & IS_CHAINED) != 0) {
            return false;
        }
        return u32Reversed(head + 12) > end - head - COMPRESSED_HEADER || u32Reversed(head + 4) > LONGEST;
    }

    /// Where the next message begins that was sent with this one, or 0.
    public int next() {
        int next = isLater() ? later.next() : 0;
        if (next > 0) {
            return head + next;
        }
        return magic != MISSING && head > 0 && has(end, SESSION_HEADER) ? end : 0;
    }
}
