package vedette.app.network;

import java.util.LinkedHashMap;
import java.util.Map;
import vedette.feature.ConversationId;
import vedette.flow.record.FlowView;

/// How many packets of a part of a conversation were sent again. Records count them for the whole conversation,
/// so what was there at the end of the part before is taken off. Owned by one thread.
final class Repeats {

    /// Conversations of several parts at once; of others beyond, later parts are not counted.
    private static final int MOST = 20_000;

    private final Map<Long, Long> earlier = new LinkedHashMap<>();
    private long leftOut;

    /// Of a part that is over; -1 if that cannot be told.
    long of(FlowView flow) {
        long all = flow.forward().retransmittedPackets() + flow.backward().retransmittedPackets();
        long id = ConversationId.of(flow);
        Long before = flow.part() == 0 ? Long.valueOf(0) : earlier.remove(id);
        if (!flow.end().isFinal()) {
            if (earlier.size() < MOST) {
                earlier.put(id, all);
            } else {
                leftOut++;
            }
        }
        return before == null ? -1 : Math.max(0, all - before);
    }

    /// Parts after which there was no room.
    long leftOut() {
        return leftOut;
    }
}
