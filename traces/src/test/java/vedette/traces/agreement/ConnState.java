package vedette.traces.agreement;

import vedette.flow.record.TcpState;
import vedette.traces.engine.Row;

/// A connection's state in Zeek's words, from how far each side came.
final class ConnState {

    private ConnState() {}

    static String of(Row row) {
        if (row.number("protocol") == 17) {
            return ofUdp(row.number("forward.conversationPackets"), row.number("backward.conversationPackets"));
        }
        if (row.number("protocol") != 6) {
            return "OTH";
        }
        TcpState there = TcpState.valueOf(row.text("forward.tcpState"));
        TcpState back = TcpState.valueOf(row.text("backward.tcpState"));
        if (back == TcpState.RESET) {
            return ofResetByResponder(there, row);
        }
        if (there == TcpState.RESET) {
            return isPassive(back) ? "RSTOS0" : "RSTO";
        }
        return ofUnbroken(there, back);
    }

    private static String ofUdp(long there, long back) {
        if (there > 0) {
            return back > 0 ? "SF" : "S0";
        }
        return back > 0 ? "SHR" : "OTH";
    }

    private static String ofResetByResponder(TcpState there, Row row) {
        boolean isEmpty = row.number("forward.conversationPayloadBytes") == 0
                && row.number("backward.conversationPayloadBytes") == 0;
        if (there == TcpState.SYN_SENT || there == TcpState.SYN_ACK_SENT || (there == TcpState.RESET && isEmpty)) {
            return "REJ";
        }
        return isPassive(there) ? "RSTRH" : "RSTR";
    }

    private static String ofUnbroken(TcpState there, TcpState back) {
        if (there == TcpState.CLOSED && back == TcpState.CLOSED) {
            return "SF";
        }
        if (there == TcpState.CLOSED) {
            return isPassive(back) ? "SH" : "S2";
        }
        if (back == TcpState.CLOSED) {
            return isPassive(there) ? "SHR" : "S3";
        }
        if (there == TcpState.SYN_SENT && back == TcpState.INACTIVE) {
            return "S0";
        }
        return there == TcpState.ESTABLISHED && back == TcpState.ESTABLISHED ? "S1" : "OTH";
    }

    private static boolean isPassive(TcpState state) {
        return state == TcpState.INACTIVE || state == TcpState.PARTIAL;
    }
}
