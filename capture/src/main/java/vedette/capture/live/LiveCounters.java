package vedette.capture.live;

import java.util.concurrent.atomic.AtomicLong;
import vedette.capture.CaptureStatistics;

/// What a live source counts. One thread writes; any thread may read, and sees a recent value.
final class LiveCounters {

    private final AtomicLong packets = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong merged = new AtomicLong();
    private final AtomicLong kernelDrops = new AtomicLong();
    private final AtomicLong freezes = new AtomicLong();
    private final AtomicLong nicDrops = new AtomicLong();

    // Opaque stores suffice: no reader draws a conclusion from one count about another.

    void seen(long totalPackets, long totalBytes, long totalMerged) {
        packets.setOpaque(totalPackets);
        bytes.setOpaque(totalBytes);
        merged.setOpaque(totalMerged);
    }

    void addKernelDrops(long more) {
        kernelDrops.setOpaque(kernelDrops.getPlain() + more);
    }

    void addFreezes(long more) {
        freezes.setOpaque(freezes.getPlain() + more);
    }

    void addNicDrops(long more) {
        nicDrops.setOpaque(nicDrops.getPlain() + more);
    }

    void nicDrops(long total) {
        nicDrops.setOpaque(total);
    }

    long merged() {
        return merged.getOpaque();
    }

    CaptureStatistics statistics() {
        return new CaptureStatistics(
                packets.getOpaque(),
                bytes.getOpaque(),
                kernelDrops.getOpaque(),
                freezes.getOpaque(),
                nicDrops.getOpaque());
    }
}
