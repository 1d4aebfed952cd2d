package vedette.capture.ring;

/// Asks of packets whether they are wanted.
final class Picking {

    private Picking() {}

    static void show(RingPacket packet, Wanted wanted, RingHandler handler) {
        long nanos = packet.trafficNanos();
        if (nanos >= wanted.fromNanos() && nanos < wanted.toNanos() && wanted.wants(packet)) {
            handler.onPacket(packet);
        }
    }
}
