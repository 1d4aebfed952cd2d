package vedette.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;

/// A source that does what its script says: packets, silences, tick marks, and then the end.
final class FakeSource implements PacketSource {

    private record Step(List<Frame> frames, long tickMark) {}

    private final Deque<Step> script = new ArrayDeque<>();

    FakeSource packets(Frame... frames) {
        return packets(List.of(frames));
    }

    FakeSource packets(List<Frame> frames) {
        for (int from = 0; from < frames.size(); from += PacketBatch.CAPACITY) {
            int to = Math.min(frames.size(), from + PacketBatch.CAPACITY);
            script.add(new Step(List.copyOf(frames.subList(from, to)), PacketBatch.NO_TICK));
        }
        return this;
    }

    FakeSource packetsAndMark(long tickEndNanos, Frame... frames) {
        script.add(new Step(List.of(frames), tickEndNanos));
        return this;
    }

    FakeSource silence() {
        script.add(new Step(List.of(), PacketBatch.NO_TICK));
        return this;
    }

    @Override
    public State poll(PacketBatch batch) {
        batch.clear();
        Step step = script.poll();
        if (step == null) {
            return State.END;
        }
        step.frames.forEach(frame -> frame.addTo(batch));
        if (step.tickMark != PacketBatch.NO_TICK) {
            batch.markTick(step.tickMark);
        }
        return step.frames.isEmpty() && step.tickMark == PacketBatch.NO_TICK ? State.IDLE : State.MORE;
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return List.of(new CaptureInterface("fake0", 1, 0), new CaptureInterface("fake1", 1, 0));
    }

    @Override
    public CaptureStatistics statistics() {
        return CaptureStatistics.NONE;
    }

    @Override
    public void close() {}
}
