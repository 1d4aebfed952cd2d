package vedette.flow.activity;

import vedette.flow.label.ConversationLabels;

/// What happened to one flow in one tick. A mutable view that its shard fills again for each flow; the setters return
/// it. Owned by one thread.
///
/// Begun, answered, failed and ended are events: each may be set in one tick of a flow's life only.
public final class FlowChange {

    private long initiatorHigh;
    private long initiatorLow;
    private long responderHigh;
    private long responderLow;
    private int responderPort;
    private int protocol;
    private boolean begun;
    private boolean answered;
    private boolean failed;
    private boolean ended;
    private boolean oneSided;
    private int icmpErrors;
    private int label;
    private final Way toResponder = new Way();
    private final Way toInitiator = new Way();

    /// What went one way.
    public static final class Way {

        private long packets;
        private long bytes;
        private long payload;
        private int syns;
        private int resets;
        private int fins;

        private Way() {}

        /// Packets, their bytes on the wire, and those of them that transport carried.
        public Way traffic(long newPackets, long newBytes, long newPayload) {
            packets = newPackets;
            bytes = newBytes;
            payload = newPayload;
            return this;
        }

        /// Packets with these flags of TCP.
        public Way flags(int newSyns, int newResets, int newFins) {
            syns = newSyns;
            resets = newResets;
            fins = newFins;
            return this;
        }

        public long packets() {
            return packets;
        }

        public long bytes() {
            return bytes;
        }

        public long payload() {
            return payload;
        }

        public int syns() {
            return syns;
        }

        public int resets() {
            return resets;
        }

        public int fins() {
            return fins;
        }

        private void clear() {
            traffic(0, 0, 0);
            flags(0, 0, 0);
        }
    }

    /// Forgets the flow before.
    public FlowChange clear() {
        initiator(0, 0);
        responder(0, 0, 0, 0);
        begun = false;
        answered = false;
        failed = false;
        ended = false;
        oneSided = false;
        icmpErrors = 0;
        label = ConversationLabels.NONE;
        toResponder.clear();
        toInitiator.clear();
        return this;
    }

    /// IPv4 is mapped into IPv6, as a decoded packet has it.
    public FlowChange initiator(long high, long low) {
        initiatorHigh = high;
        initiatorLow = low;
        return this;
    }

    /// The end that was called; the port is 0 where the protocol has none.
    public FlowChange responder(long high, long low, int port, int newProtocol) {
        responderHigh = high;
        responderLow = low;
        responderPort = port;
        protocol = newProtocol;
        return this;
    }

    public FlowChange begun(boolean isSo) {
        begun = isSo;
        return this;
    }

    /// The responder was first heard in this tick.
    public FlowChange answered(boolean isSo) {
        answered = isSo;
        return this;
    }

    /// In this tick it was refused, found no way, or ended unanswered.
    public FlowChange failed(boolean isSo) {
        failed = isSo;
        return this;
    }

    public FlowChange ended(boolean isSo) {
        ended = isSo;
        return this;
    }

    /// The responder was not heard in this tick or any before.
    public FlowChange oneSided(boolean isSo) {
        oneSided = isSo;
        return this;
    }

    public FlowChange icmpErrors(int count) {
        icmpErrors = count;
        return this;
    }

    /// What the flow is in truth, as [ConversationLabels] has it.
    public FlowChange label(int number) {
        label = number;
        return this;
    }

    /// What the initiator sent.
    public Way toResponder() {
        return toResponder;
    }

    /// What the responder sent.
    public Way toInitiator() {
        return toInitiator;
    }

    long initiatorHigh() {
        return initiatorHigh;
    }

    long initiatorLow() {
        return initiatorLow;
    }

    long responderHigh() {
        return responderHigh;
    }

    long responderLow() {
        return responderLow;
    }

    int responderPort() {
        return responderPort;
    }

    int protocol() {
        return protocol;
    }

    boolean isBegun() {
        return begun;
    }

    boolean isAnswered() {
        return answered;
    }

    boolean isFailed() {
        return failed;
    }

    boolean isEnded() {
        return ended;
    }

    boolean isOneSided() {
        return oneSided;
    }

    int icmpErrors() {
        return icmpErrors;
    }

    int label() {
        return label;
    }
}
