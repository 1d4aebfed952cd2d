package vedette.decode.ssdp;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// A view of a message of UPnP's discovery: a device that announces itself, one that is looked for, or its
/// answer.
///
/// Header fields are looked for each time one is asked for; one that is not there, or whose line was cut,
/// is empty. An answer looks like any of HTTP, so ask for it by its port.
public final class SsdpMessage extends MessageView {

    private static final String NOTIFY = "NOTIFY * HTTP/1.";
    private static final String SEARCH = "M-SEARCH * HTTP/1.";
    private static final String RESPONSE = "HTTP/1.1 200 ";
    private static final int MAX_TEXT = 256;
    private static final int MAX_LINES = 32;

    /// Moves the view to the message that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it begins like one
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start, limit);
        return isNotification() || isSearch() || isResponse();
    }

    /// Whether a device announces itself, or takes its leave.
    public boolean isNotification() {
        return isAt(0, NOTIFY);
    }

    public boolean isSearch() {
        return isAt(0, SEARCH);
    }

    public boolean isResponse() {
        return isAt(0, RESPONSE);
    }

    /// Whether a device takes its leave.
    public boolean isGoodbye() {
        return isNotification() && field("NTS:").equals("ssdp:byebye");
    }

    /// Operating system and product of the device.
    public String server() {
        return field("SERVER:");
    }

    /// Operating system and product of who searches.
    public String userAgent() {
        return field("USER-AGENT:");
    }

    /// The name that no other device or service has.
    public String uniqueName() {
        return field("USN:");
    }

    /// Where the device describes itself.
    public String location() {
        return field("LOCATION:");
    }

    /// The kind of device or service that is announced or looked for.
    public String target() {
        return isNotification() ? field("NT:") : field("ST:");
    }

    private String field(String upperCaseName) {
        int line = nextLine(0);
        for (int i = 0; i < MAX_LINES && line != MISSING; i++) {
            int next = nextLine(line);
            if (next == MISSING) {
                return "";
            }
            if (isAtInAnyCase(line, upperCaseName)) {
                return text(line + upperCaseName.length(), endOfText(next), MAX_TEXT)
                        .strip();
            }
            line = next;
        }
        return "";
    }

    private int endOfText(int nextLine) {
        return u8(nextLine - 2) == '\r' ? nextLine - 2 : nextLine - 1;
    }

    private int nextLine(int from) {
        for (int offset = from; offset < length(); offset++) {
            if (u8(offset) == '\n') {
                return offset + 1;
            }
        }
        return MISSING;
    }
}
