package vedette.traces.plain;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vedette.flow.record.TcpState;

/// What is followed of one side through its whole conversation.
final class Side {

    final Stream stream = new Stream();
    final List<Sent> sent = new ArrayList<>();
    TcpState state = TcpState.INACTIVE;
    final Set<String> letters = new HashSet<>();
    long duplicates;

    /// Of the first packet with payload: how many thousandths of a bit a byte of it holds, or -1.
    long entropyMilli() {
        for (Sent each : sent) {
            if (!each.packet().captured().isEmpty()) {
                return Payloads.entropyMilli(each.packet().captured());
            }
        }
        return -1;
    }

    long printable() {
        for (Sent each : sent) {
            if (!each.packet().captured().isEmpty()) {
                return Payloads.printable(each.packet().captured());
            }
        }
        return -1;
    }

    long windowScale() {
        long scale = -1;
        for (Sent each : sent) {
            Tcp tcp = each.packet().tcp();
            if (tcp != null && tcp.has(Tcp.SYN)) {
                scale = tcp.windowScale();
            }
        }
        return scale;
    }

    boolean hasSent(int flag) {
        return sent.stream().anyMatch(each -> each.packet().hasFlag(flag));
    }
}
