package vedette.decode.ssh;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// A view of the line with which either side of an SSH connection begins
/// ([RFC 4253, section 4.2](https://www.rfc-editor.org/rfc/rfc4253#section-4.2)).
///
/// ```
///  SSH-2.0-OpenSSH_9.6p1 Ubuntu-3   SSH-protocol-software comment
/// ```
public final class SshBanner extends MessageView {

    private static final String MAGIC = "SSH-";
    private static final int MAX_LINE = 255;
    private static final int MAX_VERSION = 8;

    private int versionEnd;

    /// Moves the view to the line that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it is one, at least up to the version of the protocol
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start, limit);
        versionEnd = 0;
        if (!isAt(0, MAGIC) || !isDigit(u8(MAGIC.length()))) {
            return false;
        }
        int end = MAGIC.length();
        while (end <= MAGIC.length() + MAX_VERSION && (isDigit(u8(end)) || u8(end) == '.')) {
            end++;
        }
        if (u8(end) != '-') {
            return false;
        }
        versionEnd = end;
        return true;
    }

    /// Such as `2.0`; `1.99` speaks both versions.
    public String protocolVersion() {
        return text(MAGIC.length(), versionEnd, MAX_VERSION);
    }

    /// What made the line, such as `OpenSSH_9.6p1`.
    public String software() {
        return versionEnd == 0 ? "" : text(versionEnd + 1, softwareEnd(), MAX_LINE);
    }

    /// What follows the software, empty if nothing does.
    public String comment() {
        return versionEnd == 0 ? "" : text(softwareEnd() + 1, lineEnd(), MAX_LINE);
    }

    /// How many bytes the line has with its end, or -1 if that was not captured.
    public int lineLength() {
        if (versionEnd == 0) {
            return MISSING;
        }
        int end = lineEnd();
        if (u8(end) == '\r' && u8(end + 1) == '\n') {
            return end + 2;
        }
        return u8(end) == '\n' ? end + 1 : MISSING;
    }

    private int softwareEnd() {
        int end = lineEnd();
        int offset = versionEnd + 1;
        while (offset < end && u8(offset) != ' ') {
            offset++;
        }
        return offset;
    }

    private int lineEnd() {
        int last = Math.min(length(), MAX_LINE);
        int offset = versionEnd;
        while (offset < last && u8(offset) != '\r' && u8(offset) != '\n') {
            offset++;
        }
        return offset;
    }
}
