package vedette.api;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;

/// Packets that a program hands in, a batch at a time. Owned by one thread.
final class GivenPackets implements PacketSource {

    static final int MOST_BYTES = 262_144;

    private static final int ROOM = 2 * MOST_BYTES;

    private final int linkType;
    private final List<CaptureInterface> interfaces;
    private final Arena arena = Arena.ofConfined();
    // Not on the heap, where the packets of all other sources are not either: code that meets one kind only is faster.
    private final MemorySegment buffer = arena.allocate(ROOM);
    private final PacketBatch waiting = new PacketBatch();
    private int used;
    private boolean isOver;

    GivenPackets(int linkType) {
        this.linkType = linkType;
        interfaces = List.of(new CaptureInterface("given", linkType, 0));
    }

    boolean hasRoom(int bytes) {
        return !waiting.isFull() && used + bytes <= ROOM;
    }

    void add(byte[] bytes, int wireLength, long nanos) {
        MemorySegment.copy(bytes, 0, buffer, ValueLayout.JAVA_BYTE, used, bytes.length);
        int place = waiting.add(buffer, used, bytes.length, wireLength, nanos);
        waiting.origin(place, 0, linkType, 0);
        used += bytes.length;
    }

    void end() {
        isOver = true;
    }

    @Override
    public State poll(PacketBatch batch) {
        batch.clear();
        if (waiting.size() == 0) {
            return isOver ? State.END : State.IDLE;
        }
        for (int i = 0; i < waiting.size(); i++) {
            batch.addFrom(waiting, i, 0);
        }
        waiting.clear();
        used = 0;
        return State.MORE;
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return interfaces;
    }

    @Override
    public CaptureStatistics statistics() {
        return CaptureStatistics.NONE;
    }

    @Override
    public void close() {
        arena.close();
    }
}
