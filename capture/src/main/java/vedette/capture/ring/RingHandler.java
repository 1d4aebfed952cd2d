package vedette.capture.ring;

/// Takes packets that are picked, one by one.
@FunctionalInterface
interface RingHandler {

    /// The view moves on when the call returns.
    void onPacket(RingPacket packet);
}
