package vedette.decode.dhcp;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// A view of a DHCPv6 message between a client and a server ([RFC
/// 8415](https://www.rfc-editor.org/rfc/rfc8415)); those that relays send to each other are not read.
///
/// ```
///  +---------------+-----------------------------------------------+
///  |  Message type |               Transaction id                  |
///  +---------------+---------------+-------------------------------+
///  |          Option code          |            Length             |
///  +-------------------------------+-------------------------------+
///  |   Content                                                     |
///  +---------------------------------------------------------------+
/// ```
public final class Dhcp6Message extends MessageView {

    private static final int HEADER = 4;
    private static final int OPTION_HEADER = 4;
    private static final int FIRST_TYPE = 1;
    private static final int LAST_TYPE = 11;
    private static final int LAST_KNOWN_OPTION = 255;

    private static final int CLIENT_ID = 1;
    private static final int SERVER_ID = 2;
    private static final int IDENTITY = 3;
    private static final int ADDRESS = 5;
    private static final int IDENTITY_FIXED = 12;
    private static final int ADDRESS_LENGTH = 16;

    /// Moves the view to the message that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it has a known type and begins with a known option; that is little, so ask by the port
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start, limit);
        int type = u8(0);
        int option = u16(HEADER);
        return type >= FIRST_TYPE
                && type <= LAST_TYPE
                && option > 0
                && option <= LAST_KNOWN_OPTION
                && has(HEADER, OPTION_HEADER);
    }

    /// 1 solicit, 2 advertise, 3 request, 4 confirm, 5 renew, 6 rebind, 7 reply, 8 release, 9 decline, 10
    /// reconfigure, 11 ask for information.
    public int messageType() {
        return u8(0);
    }

    public int transactionId() {
        return u24(1);
    }

    public boolean hasClientId() {
        return option(CLIENT_ID, HEADER, length()) != MISSING;
    }

    public boolean hasServerId() {
        return option(SERVER_ID, HEADER, length()) != MISSING;
    }

    /// Whether the client is given an address, or names one that it has.
    public boolean hasAddress() {
        return address() != MISSING;
    }

    /// The upper half of the first address, 0 if there is none.
    public long addressHigh() {
        return address() == MISSING ? 0 : u64(address());
    }

    /// The lower half of the first address, 0 if there is none.
    public long addressLow() {
        return address() == MISSING ? 0 : u64(address() + Long.BYTES);
    }

    private int address() {
        int identity = option(IDENTITY, HEADER, length());
        if (identity == MISSING) {
            return MISSING;
        }
        int end = identity + u16(identity - 2);
        int address = option(ADDRESS, identity + IDENTITY_FIXED, Math.min(end, length()));
        return address != MISSING && u16(address - 2) >= ADDRESS_LENGTH && has(address, ADDRESS_LENGTH)
                ? address
                : MISSING;
    }

    /// Where the content of an option begins, or -1.
    private int option(int code, int from, int limit) {
        int offset = from;
        while (offset + OPTION_HEADER <= limit && has(offset, OPTION_HEADER)) {
            if (u16(offset) == code) {
                return offset + OPTION_HEADER;
            }
            offset += OPTION_HEADER + u16(offset + 2);
        }
        return MISSING;
    }
}
