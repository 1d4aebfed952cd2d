package vedette.capture.live;

import java.util.List;
import vedette.common.OddityCounters;

/// Two namespaces and the wire between them: we listen at `mon0`, and `peer0` at the other end sends.
final class Wire implements AutoCloseable {

    static final String HERE = "mon0";
    static final String THERE = "peer0";
    static final int PORT = 9;

    final Namespace here;
    final Namespace there;

    private Wire(Namespace here, Namespace there) {
        this.here = here;
        this.there = there;
    }

    static Wire make() {
        Wire wire = new Wire(new Namespace(), new Namespace());
        try {
            wire.here.link(HERE, wire.there, THERE);
            return wire;
        } catch (IllegalStateException e) {
            wire.close();
            throw e;
        }
    }

    static LiveSource open(LiveConfig config) {
        return LiveCapture.open(config, new OddityCounters(), TestClock.OF_THE_WALL);
    }

    static LiveConfig config() {
        return LiveConfig.of(List.of(HERE));
    }

    /// Sends numbered frames of a length.
    void send(int count, int length) throws Exception {
        there.call(() -> {
            try (FrameSender sender = new FrameSender(THERE)) {
                for (int i = 0; i < count; i++) {
                    sender.send(Frames.udp(i, PORT, length));
                }
            }
            return "";
        });
    }

    void send(byte[]... frames) throws Exception {
        sendOn(THERE, frames);
    }

    void sendOn(String name, byte[]... frames) throws Exception {
        there.call(() -> {
            try (FrameSender sender = new FrameSender(name)) {
                for (byte[] frame : frames) {
                    sender.send(frame);
                }
            }
            return "";
        });
    }

    /// Gives both ends an address, so that sockets can be used.
    void address() {
        here.inside("ip", "address", "add", "10.77.0.1/24", "dev", HERE);
        there.inside("ip", "address", "add", "10.77.0.2/24", "dev", THERE);
    }

    @Override
    public void close() {
        try (here;
                there) {
            // removed with all that is in them
        }
    }
}
