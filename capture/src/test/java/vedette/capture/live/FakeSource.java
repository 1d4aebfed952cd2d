package vedette.capture.live;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;

/// A source that hands on what a test gave it, a batch at a time.
final class FakeSource implements LiveSource {

    private final String name;
    private final List<long[]> batches = new ArrayList<>();
    long completeUntil = Long.MIN_VALUE;
    int polls;
    boolean isClosed;

    FakeSource(String name) {
        this.name = name;
    }

    void has(long... timestamps) {
        batches.add(timestamps);
    }

    @Override
    public State poll(PacketBatch batch) {
        polls++;
        batch.clear();
        if (batches.isEmpty()) {
            return State.IDLE;
        }
        for (long timestamp : batches.removeFirst()) {
            batch.add(MemorySegment.NULL, 0, 0, 0, timestamp);
        }
        return State.MORE;
    }

    @Override
    public long completeUntilNanos() {
        return completeUntil;
    }

    @Override
    public List<InterfaceHealth> health() {
        return List.of(new InterfaceHealth(name, InterfaceHealth.State.UP, 0, statistics()));
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return List.of(new CaptureInterface(name, 1, 0));
    }

    @Override
    public CaptureStatistics statistics() {
        return new CaptureStatistics(1, 1, 0, 0, 0);
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
