package vedette.feature;

import vedette.flow.record.DirectionView;
import vedette.flow.record.FlowView;
import vedette.flow.record.TcpState;

/// How a conversation went, in the few words that Zeek has for it.
public enum ConnectionState {
    /// An attempt that was never answered.
    S0,
    /// Established, not ended.
    S1,
    /// Established; the initiator has closed its side.
    S2,
    /// Established; the responder has closed its side.
    S3,
    /// Established and ended as it should be.
    SF,
    /// Refused.
    REJ,
    /// Established; the initiator broke it off.
    RSTO,
    /// The responder broke it off.
    RSTR,
    /// The initiator sent a SYN and a RST, the responder nothing.
    RSTOS0,
    /// The responder sent a SYN-ACK and a RST, the initiator nothing.
    RSTRH,
    /// The initiator sent a SYN and a FIN, the responder nothing.
    SH,
    /// The responder sent a SYN-ACK and a FIN, the initiator nothing.
    SHR,
    /// Its beginning was not seen, or the protocol has none.
    OTH;

    public static ConnectionState of(FlowView flow) {
        if (flow.isTcp()) {
            return ofTcp(flow);
        }
        if (flow.isUdp()) {
            boolean hasAnswer = flow.backward().conversationPackets() > 0;
            if (flow.forward().conversationPackets() > 0) {
                return hasAnswer ? SF : S0;
            }
            return hasAnswer ? SHR : OTH;
        }
        return OTH;
    }

    private static ConnectionState ofTcp(FlowView flow) {
        TcpState forward = flow.forward().tcpState();
        TcpState backward = flow.backward().tcpState();
        if (backward == TcpState.RESET) {
            return resetByResponder(flow, forward);
        }
        if (forward == TcpState.RESET) {
            return isSilent(backward) ? RSTOS0 : RSTO;
        }
        if (forward == TcpState.CLOSED) {
            if (backward == TcpState.CLOSED) {
                return SF;
            }
            return isSilent(backward) ? SH : S2;
        }
        if (backward == TcpState.CLOSED) {
            return isSilent(forward) ? SHR : S3;
        }
        if (forward == TcpState.SYN_SENT && backward == TcpState.INACTIVE) {
            return S0;
        }
        return forward == TcpState.ESTABLISHED && backward == TcpState.ESTABLISHED ? S1 : OTH;
    }

    private static ConnectionState resetByResponder(FlowView flow, TcpState forward) {
        boolean neverBegan = forward == TcpState.SYN_SENT
                || forward == TcpState.SYN_ACK_SENT
                || (forward == TcpState.RESET && isEmpty(flow.forward()) && isEmpty(flow.backward()));
        if (neverBegan) {
            return REJ;
        }
        return isSilent(forward) ? RSTRH : RSTR;
    }

    private static boolean isEmpty(DirectionView side) {
        return side.conversationPayloadBytes() == 0;
    }

    private static boolean isSilent(TcpState state) {
        return state == TcpState.INACTIVE || state == TcpState.PARTIAL;
    }
}
