package vedette.feature.output;

import java.util.HexFormat;
import vedette.flow.record.DirectionView;
import vedette.flow.record.FlowView;
import vedette.flow.record.TcpState;

/// TCP's flags and states in EVE's terms. The constants are the flags, in EVE's order.
enum EveTcp {
    SYN(0x02),
    FIN(0x01),
    RST(0x04),
    PSH(0x08),
    ACK(0x10),
    URG(0x20),
    ECN(0x40),
    CWR(0x80);

    private final int bit;

    EveTcp(int bit) {
        this.bit = bit;
    }

    int bit() {
        return bit;
    }

    String label() {
        return switch (this) {
            case SYN -> "syn";
            case FIN -> "fin";
            case RST -> "rst";
            case PSH -> "psh";
            case ACK -> "ack";
            case URG -> "urg";
            case ECN -> "ecn";
            case CWR -> "cwr";
        };
    }

    /// The flags that one side has sent, as far as the history and the side's counts tell.
    static int flagsOf(String history, boolean isInitiator, DirectionView side) {
        int flags = 0;
        for (int i = 0; i < history.length(); i++) {
            char letter = history.charAt(i);
            if (Character.isUpperCase(letter) == isInitiator) {
                flags |= flagsOf(Character.toUpperCase(letter));
            }
        }
        flags |= side.pshFlags() == 0 ? 0 : PSH.bit;
        flags |= side.urgFlags() == 0 ? 0 : URG.bit;
        flags |= side.rstFlags() == 0 ? 0 : RST.bit;
        return flags;
    }

    private static int flagsOf(char letter) {
        return switch (letter) {
            case 'S' -> SYN.bit;
            case 'H' -> SYN.bit | ACK.bit;
            case 'A', 'D' -> ACK.bit;
            case 'F' -> FIN.bit | ACK.bit;
            case 'R' -> RST.bit;
            default -> 0;
        };
    }

    /// Flags that are known of both sides together only.
    static int sharedFlagsOf(FlowView flow) {
        return (flow.eceFlags() == 0 ? 0 : ECN.bit) | (flow.cwrFlags() == 0 ? 0 : CWR.bit);
    }

    static String hexadecimal(int flags) {
        return HexFormat.of().toHexDigits((byte) flags);
    }

    static String stateOf(FlowView flow) {
        TcpState forward = flow.forward().tcpState();
        TcpState backward = flow.backward().tcpState();
        if (forward == TcpState.RESET || backward == TcpState.RESET) {
            return "closed";
        }
        if (forward == TcpState.CLOSED) {
            return backward == TcpState.CLOSED ? "closed" : "fin_wait1";
        }
        if (backward == TcpState.CLOSED) {
            return "close_wait";
        }
        if (backward == TcpState.SYN_ACK_SENT) {
            return "syn_recv";
        }
        if (forward == TcpState.SYN_SENT) {
            return "syn_sent";
        }
        return forward == TcpState.INACTIVE && backward == TcpState.INACTIVE ? "none" : "established";
    }
}
