package vedette.traces.engine;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.testkit.HeaderBuilder;
import vedette.testkit.PacketBuilder;

/// A source of packets that a test has made, of two interfaces.
public final class FrameSource implements PacketSource {

    /// The bytes as hexadecimal digits.
    private record Frame(long nanos, String hex, int interfaceId) {}

    private static final int ETHERNET = 1;

    private final List<Frame> frames = new ArrayList<>();
    private int next;

    /// Adds a packet of the first interface.
    public FrameSource at(long nanos, HeaderBuilder... headers) {
        return at(nanos, 0, PacketBuilder.packet(headers));
    }

    public FrameSource at(long nanos, int interfaceId, byte[] bytes) {
        frames.add(new Frame(nanos, HexFormat.of().formatHex(bytes), interfaceId));
        return this;
    }

    /// The same packets, to be read once more.
    public FrameSource again() {
        FrameSource other = new FrameSource();
        other.frames.addAll(frames);
        return other;
    }

    @Override
    public State poll(PacketBatch batch) {
        batch.clear();
        if (next == frames.size()) {
            return State.END;
        }
        for (; next < frames.size() && !batch.isFull(); next++) {
            Frame frame = frames.get(next);
            byte[] bytes = HexFormat.of().parseHex(frame.hex);
            MemorySegment memory = Arena.ofAuto().allocate(Math.max(1, bytes.length));
            MemorySegment.copy(bytes, 0, memory, JAVA_BYTE, 0, bytes.length);
            int i = batch.add(memory, 0, bytes.length, bytes.length, frame.nanos);
            batch.origin(i, frame.interfaceId, ETHERNET, 0);
        }
        return State.MORE;
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return List.of(new CaptureInterface("frames0", 1, 0), new CaptureInterface("frames1", 1, 0));
    }

    @Override
    public CaptureStatistics statistics() {
        return CaptureStatistics.NONE;
    }

    @Override
    public void close() {}
}
