package vedette.flow.update;

import vedette.decode.IpProtocol;

/// Which ICMP messages belong to one conversation: a question and its answer.
final class IcmpKind {

    private IcmpKind() {}

    /// The question's type, for a question and its answer; else the type itself.
    static int of(int protocol, int type) {
        return isAnswer(protocol, type) ? questionOf(protocol, type) : type;
    }

    static boolean isAnswer(int protocol, int type) {
        return questionOf(protocol, type) != type;
    }

    private static int questionOf(int protocol, int type) {
        if (protocol == IpProtocol.ICMPV6) {
            return switch (type) {
                case 129 -> 128; // echo
                case 134 -> 133; // router advertisement, solicitation
                case 136 -> 135; // neighbour advertisement, solicitation
                case 140 -> 139; // node information
                default -> type;
            };
        }
        return switch (type) {
            case 0 -> 8; // echo
            case 9 -> 10; // router advertisement, solicitation
            case 14 -> 13; // timestamp
            case 16 -> 15; // information
            case 18 -> 17; // address mask
            default -> type;
        };
    }
}
