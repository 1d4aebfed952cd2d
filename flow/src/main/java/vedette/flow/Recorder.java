package vedette.flow;

import vedette.capture.PacketBatch;

/// Keeps what the reader reads, with the places where it closed ticks. Called by the reader's thread.
public interface Recorder {

    /// Keeps nothing.
    Recorder NONE = new Recorder() {
        @Override
        public void packet(PacketBatch batch, int i) {}

        @Override
        public void tick(long endNanos) {}
    };

    void packet(PacketBatch batch, int i);

    void tick(long endNanos);
}
