package vedette.flow;

import java.util.ArrayList;
import java.util.List;
import vedette.capture.PacketBatch;
import vedette.common.Oddity;
import vedette.decode.DecodedPacket;

/// Writes down what a shard is given, copied so that tests can look at it afterwards.
final class Journal implements ShardWork {

    /// A packet, or, if its frame is [#TICK], the end of a tick.
    record Entry(Frame frame, long nanos, long conversation) {

        boolean isTick() {
            return frame.equals(TICK);
        }
    }

    private static final Frame TICK = new Frame(Long.MIN_VALUE, "", 0, 0, 0);

    private final ShardHash hash = new ShardHash(99);
    final List<Entry> entries = new ArrayList<>();

    static Entry tick(long endNanos) {
        return new Entry(TICK, endNanos, 0);
    }

    @Override
    public void onPacket(DecodedPacket packet, Oddity stopped, PacketBatch batch, int i) {
        entries.add(new Entry(Frame.of(batch, i), batch.timestampNanos(i), hash.hash(packet)));
    }

    @Override
    public void onTick(long endNanos) {
        entries.add(tick(endNanos));
    }

    @Override
    public void onBatchEnd() {}

    @Override
    public void onEnd() {}

    List<Entry> packetEntries() {
        return entries.stream().filter(entry -> !entry.isTick()).toList();
    }

    List<Frame> packets() {
        return packetEntries().stream().map(Entry::frame).toList();
    }

    List<Long> ticks() {
        return entries.stream().filter(Entry::isTick).map(Entry::nanos).toList();
    }

    /// Times of packets and, with a minus before them, ends of ticks, in order.
    List<Long> times() {
        return entries.stream()
                .map(entry -> entry.isTick() ? -entry.nanos() : entry.nanos())
                .toList();
    }
}
