package vedette.decode.dhcp;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// A view of a DHCP message ([RFC 2131](https://www.rfc-editor.org/rfc/rfc2131)), which is also one of BOOTP.
///
/// ```
///  +---------------+---------------+---------------+---------------+
///  |   Operation   | Hardware type | Hardware len  |     Hops      |
///  +---------------+---------------+---------------+---------------+
///  |                        Transaction id                         |
///  +-------------------------------+-------------------------------+
///  |            Seconds            |             Flags             |
///  +-------------------------------+-------------------------------+
///  |   Client, your, server and gateway address (4 each)           |
///  |   Client hardware address (16)                                |
///  |   Server name (64), file (128)                                |
///  |   Magic cookie (4), options                                   |
///  +---------------------------------------------------------------+
/// ```
///
/// Options ([RFC 2132](https://www.rfc-editor.org/rfc/rfc2132)) are looked for each time one is asked for;
/// those that overflow into the server name and the file are not seen. IPv4 addresses are numbers, -1 where
/// there is none.
public final class DhcpMessage extends MessageView {

    private static final int HARDWARE_TYPE = 1;
    private static final int HARDWARE_LENGTH = 2;
    private static final int TRANSACTION = 4;
    private static final int CLIENT_ADDRESS = 12;
    private static final int YOUR_ADDRESS = 16;
    private static final int SERVER_ADDRESS = 20;
    private static final int GATEWAY_ADDRESS = 24;
    private static final int HARDWARE_ADDRESS = 28;
    private static final int COOKIE = 236;
    private static final int OPTIONS = 240;
    private static final long MAGIC = 0x6382_5363L;

    private static final int REQUEST = 1;
    private static final int REPLY = 2;
    private static final int ETHERNET = 1;
    private static final int ETHERNET_LENGTH = 6;
    private static final int MAX_HARDWARE_LENGTH = 16;

    private static final int PAD = 0;
    private static final int ROUTER = 3;
    private static final int NAME_SERVERS = 6;
    private static final int HOST_NAME = 12;
    private static final int DOMAIN_NAME = 15;
    private static final int REQUESTED_ADDRESS = 50;
    private static final int LEASE_TIME = 51;
    private static final int MESSAGE_TYPE = 53;
    private static final int SERVER_IDENTIFIER = 54;
    private static final int VENDOR_CLASS = 60;
    private static final int END = 255;

    private static final int MAX_TEXT = 255;

    /// Moves the view to the message that begins at `start`.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it is one, up to the cookie before its options
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start, limit);
        return (operation() == REQUEST || operation() == REPLY)
                && u8(HARDWARE_LENGTH) <= MAX_HARDWARE_LENGTH
                && u32(COOKIE) == MAGIC;
    }

    /// 1 asks, 2 answers.
    public int operation() {
        return u8(0);
    }

    public long transactionId() {
        return u32(TRANSACTION);
    }

    /// The Ethernet address of the client, or -1 if it has none of that kind.
    public long clientHardware() {
        boolean isEthernet = u8(HARDWARE_TYPE) == ETHERNET && u8(HARDWARE_LENGTH) == ETHERNET_LENGTH;
        return isEthernet ? u48(HARDWARE_ADDRESS) : MISSING;
    }

    /// The address the client has, 0 if it has none yet.
    public long clientAddress() {
        return u32(CLIENT_ADDRESS);
    }

    /// The address the client is given, 0 if it is given none.
    public long yourAddress() {
        return u32(YOUR_ADDRESS);
    }

    /// The server the client is to start from, 0 for none.
    public long serverAddress() {
        return u32(SERVER_ADDRESS);
    }

    /// The relay that the message came through, 0 for none.
    public long gatewayAddress() {
        return u32(GATEWAY_ADDRESS);
    }

    /// 1 discover, 2 offer, 3 request, 4 decline, 5 acknowledge, 6 refuse, 7 release, 8 inform; -1 in plain
    /// BOOTP.
    public int messageType() {
        int option = option(MESSAGE_TYPE, 1);
        return option == MISSING ? MISSING : u8(option);
    }

    public long requestedAddress() {
        return number(REQUESTED_ADDRESS);
    }

    /// The address of the server that speaks, or that is spoken to.
    public long serverIdentifier() {
        return number(SERVER_IDENTIFIER);
    }

    /// The first router that the server names.
    public long router() {
        return number(ROUTER);
    }

    /// The first name server that the server names.
    public long nameServer() {
        return number(NAME_SERVERS);
    }

    /// In seconds, or -1.
    public long leaseTime() {
        return number(LEASE_TIME);
    }

    /// How the client calls itself; empty if it does not.
    public String hostName() {
        return text(HOST_NAME);
    }

    /// What kind of client it is, in the words of who made it; empty if it does not say.
    public String vendorClass() {
        return text(VENDOR_CLASS);
    }

    public String domainName() {
        return text(DOMAIN_NAME);
    }

    private long number(int code) {
        int option = option(code, Integer.BYTES);
        return option == MISSING ? MISSING : u32(option);
    }

    private String text(int code) {
        int option = option(code, 1);
        return option == MISSING ? "" : text(option, option + u8(option - 1), MAX_TEXT);
    }

    /// Where the content of an option begins, or -1 if there is none or less than `minLength` of it.
    private int option(int code, int minLength) {
        int offset = OPTIONS;
        while (has(offset, 2) && u8(offset) != END) {
            if (u8(offset) == PAD) {
                offset++;
                continue;
            }
            int content = offset + 2;
            int length = u8(offset + 1);
            if (u8(offset) == code) {
                return length >= minLength && has(content, length) ? content : MISSING;
            }
            offset = content + length;
        }
        return MISSING;
    }
}
