package vedette.decode;

import java.util.concurrent.atomic.AtomicLong;

/// How many packets a decoder was given, and what became of them. One thread counts; any thread may read, and sees a
/// recent value. Every packet is either decoded or stopped at an oddity.
public final class DecodeCounters {

    private final AtomicLong decoded = new AtomicLong();
    private final AtomicLong stopped = new AtomicLong();

    void countDecoded() {
        decoded.setOpaque(decoded.getPlain() + 1); // a single writer needs no atomic add
    }

    void countStopped() {
        stopped.setOpaque(stopped.getPlain() + 1);
    }

    /// Packets read as far as packets are ever read.
    public long decoded() {
        return decoded.getOpaque();
    }

    /// Packets with an oddity in the way.
    public long stopped() {
        return stopped.getOpaque();
    }
}
