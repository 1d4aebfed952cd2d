package vedette.feature;

import vedette.decode.IpProtocol;

/// The numbers that stand where ICMP has no ports, as Zeek and the community id have them: the type, and the type of
/// the answer to it; or the code, where no message answers it.
///
/// @param isOneWay whether no message answers it, so that the two ends cannot change places
record IcmpPorts(int source, int destination, boolean isOneWay) {

    private static final int NO_ANSWER = -1;

    static IcmpPorts of(int protocol, int type, int code) {
        int answer = protocol == IpProtocol.ICMPV6 ? answerOf6(type) : answerOf4(type);
        return answer == NO_ANSWER ? new IcmpPorts(type, code, true) : new IcmpPorts(type, answer, false);
    }

    /// [RFC 792](https://www.rfc-editor.org/rfc/rfc792), [RFC 950](https://www.rfc-editor.org/rfc/rfc950),
    /// [RFC 1256](https://www.rfc-editor.org/rfc/rfc1256).
    private static int answerOf4(int type) {
        return switch (type) {
            case 0 -> 8;
            case 8 -> 0;
            case 9 -> 10;
            case 10 -> 9;
            case 13 -> 14;
            case 14 -> 13;
            case 15 -> 16;
            case 16 -> 15;
            case 17 -> 18;
            case 18 -> 17;
            default -> NO_ANSWER;
        };
    }

    /// Echo, multicast listeners, router and neighbour discovery, node information, home agents.
    private static int answerOf6(int type) {
        return switch (type) {
            case 128 -> 129;
            case 129 -> 128;
            case 130 -> 131;
            case 131 -> 130;
            case 133 -> 134;
            case 134 -> 133;
            case 135 -> 136;
            case 136 -> 135;
            case 139 -> 140;
            case 140 -> 139;
            case 144 -> 145;
            case 145 -> 144;
            default -> NO_ANSWER;
        };
    }
}
