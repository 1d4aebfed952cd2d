package vedette.decode.neighbour;

import java.lang.foreign.MemorySegment;
import vedette.decode.message.MessageView;

/// A view of a message of IPv6 neighbour discovery ([RFC 4861](https://www.rfc-editor.org/rfc/rfc4861)),
/// from its ICMPv6 type on.
///
/// ```
///  133 router solicitation      type, code, checksum, reserved (4), options
///  134 router advertisement     type, code, checksum, hop limit, flags, lifetime (2), timers (8), options
///  135 neighbour solicitation   type, code, checksum, reserved (4), target (16), options
///  136 neighbour advertisement  type, code, checksum, flags (4), target (16), options
///  137 redirect                 type, code, checksum, reserved (4), target (16), destination (16), options
/// ```
///
/// Halves of addresses are 0 where there is no address. What the message of another type would have is
/// missing.
public final class NeighbourMessage extends MessageView {

    public static final int ROUTER_SOLICITATION = 133;
    public static final int ROUTER_ADVERTISEMENT = 134;
    public static final int NEIGHBOUR_SOLICITATION = 135;
    public static final int NEIGHBOUR_ADVERTISEMENT = 136;
    public static final int REDIRECT = 137;

    private static final int CODE = 1;
    private static final int HOP_LIMIT = 4;
    private static final int FLAGS = 4;
    private static final int LIFETIME = 6;
    private static final int TARGET = 8;
    private static final int DESTINATION = 24;

    private static final int FROM_ROUTER = 0x80;
    private static final int SOLICITED = 0x40;
    private static final int OVERRIDE = 0x20;

    private static final int SOURCE_LINK_LAYER = 1;
    private static final int TARGET_LINK_LAYER = 2;
    private static final int PREFIX = 3;
    private static final int MTU = 5;
    private static final int OPTION_UNIT = 8;
    private static final int PREFIX_BYTES = 32;
    private static final int MAX_OPTIONS = 64;

    /// Moves the view to the message that begins at `start` with its ICMPv6 type.
    ///
    /// @param limit the end of the captured bytes
    /// @return whether it is of neighbour discovery and there up to its options
    public boolean wrap(MemorySegment buffer, long start, long limit) {
        moveTo(buffer, start, limit);
        return type() >= ROUTER_SOLICITATION && type() <= REDIRECT && u8(CODE) == 0 && has(0, optionsStart());
    }

    public int type() {
        return u8(0);
    }

    public boolean isRouterAdvertisement() {
        return type() == ROUTER_ADVERTISEMENT;
    }

    /// The hop limit that a router proposes, or -1.
    public int hopLimit() {
        return isRouterAdvertisement() ? u8(HOP_LIMIT) : MISSING;
    }

    /// For how many seconds a router wants to be used, 0 if not at all; -1 if no router speaks.
    public int routerLifetime() {
        return isRouterAdvertisement() ? u16(LIFETIME) : MISSING;
    }

    /// The Ethernet address of the sender, or -1.
    public long sourceHardware() {
        return hardware(SOURCE_LINK_LAYER);
    }

    /// The Ethernet address of the target, or -1.
    public long targetHardware() {
        return hardware(TARGET_LINK_LAYER);
    }

    /// How many prefixes are announced.
    public int prefixes() {
        int count = 0;
        int offset = optionsStart();
        for (int i = 0; i < MAX_OPTIONS && isOption(offset); i++) {
            count += isPrefix(offset) ? 1 : 0;
            offset += optionLength(offset);
        }
        return count;
    }

    public long prefixHigh() {
        int prefix = prefix();
        return prefix == MISSING ? 0 : u64(prefix + 16);
    }

    public long prefixLow() {
        int prefix = prefix();
        return prefix == MISSING ? 0 : u64(prefix + 24);
    }

    /// The length of the first prefix in bits, or -1.
    public int prefixLength() {
        int prefix = prefix();
        return prefix == MISSING ? MISSING : u8(prefix + 2);
    }

    /// The size of packets that a router proposes, or -1.
    public long mtu() {
        int option = option(MTU, OPTION_UNIT);
        return option == MISSING ? MISSING : u32(option + 4);
    }

    /// Whether an advertising neighbour is a router.
    public boolean isRouter() {
        return hasFlag(FROM_ROUTER);
    }

    /// Whether an advertisement answers a solicitation.
    public boolean isSolicited() {
        return hasFlag(SOLICITED);
    }

    /// Whether an advertisement is to replace what is known.
    public boolean isOverride() {
        return hasFlag(OVERRIDE);
    }

    /// Who is looked for, who speaks, or the better first hop; the upper half.
    public long targetHigh() {
        return hasTarget() ? u64(TARGET) : 0;
    }

    public long targetLow() {
        return hasTarget() ? u64(TARGET + Long.BYTES) : 0;
    }

    /// What a redirect is about; the upper half.
    public long destinationHigh() {
        return type() == REDIRECT ? u64(DESTINATION) : 0;
    }

    public long destinationLow() {
        return type() == REDIRECT ? u64(DESTINATION + Long.BYTES) : 0;
    }

    private boolean hasTarget() {
        return type() >= NEIGHBOUR_SOLICITATION && type() <= REDIRECT;
    }

    private boolean hasFlag(int flag) {
        return type() == NEIGHBOUR_ADVERTISEMENT && has(FLAGS, 1) && (u8(FLAGS) & flag) != 0;
    }

    private long hardware(int code) {
        int option = option(code, OPTION_UNIT);
        return option == MISSING || optionLength(option) != OPTION_UNIT ? MISSING : u48(option + 2);
    }

    private int prefix() {
        return option(PREFIX, PREFIX_BYTES);
    }

    private boolean isPrefix(int offset) {
        return u8(offset) == PREFIX && optionLength(offset) >= PREFIX_BYTES;
    }

    private int optionsStart() {
        return switch (type()) {
            case ROUTER_ADVERTISEMENT -> 16;
            case NEIGHBOUR_SOLICITATION, NEIGHBOUR_ADVERTISEMENT -> 24;
            case REDIRECT -> 40;
            default -> 8;
        };
    }

    /// Where the first option of that type begins, or -1 if there is none, or it is too short or cut.
    private int option(int code, int minLength) {
        int offset = optionsStart();
        for (int i = 0; i < MAX_OPTIONS && isOption(offset); i++) {
            if (u8(offset) == code) {
                return optionLength(offset) >= minLength ? offset : MISSING;
            }
            offset += optionLength(offset);
        }
        return MISSING;
    }

    private boolean isOption(int offset) {
        return u8(offset + 1) > 0 && has(offset, optionLength(offset));
    }

    private int optionLength(int offset) {
        return u8(offset + 1) * OPTION_UNIT;
    }
}
