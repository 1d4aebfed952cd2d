package vedette.capture.ring;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vedette.capture.CaptureInterface;
import vedette.capture.PacketBatch;
import vedette.capture.file.PcapngWriter;

/// Packets that were picked, copied so that they stay. Owned by one thread.
public final class Slice {

    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private final Set<Long> flows = new HashSet<>();
    private final Map<Long, Integer> openings = new HashMap<>();
    private final List<CaptureInterface> interfaces;
    private final long completeSince;
    private int packets;
    private long bytes;
    private long beyondBounds;
    private long lost;
    private long beforeThem;

    /// Says of the first packet of a conversation why it is there.
    @FunctionalInterface
    public interface Remark {

        /// What is to stand at this packet.
        ///
        /// @param packets how many of the conversation there are
        String on(RingPacket first, int packets);
    }

    private Slice(List<CaptureInterface> interfaces, long completeSince) {
        this.interfaces = interfaces;
        this.completeSince = completeSince;
    }

    /// Picks what is wanted and still there.
    public static Slice of(PacketRing ring, Wanted wanted, Bounds bounds) {
        long since = ring.completeSince();
        Slice slice = new Slice(ring.interfaces(), since > wanted.fromNanos() ? since : Long.MIN_VALUE);
        slice.lost = ring.each(wanted, packet -> slice.take(packet, bounds));
        slice.beforeThem = ring.leftOut() + ring.unwritten();
        return slice;
    }

    private void take(RingPacket packet, Bounds bounds) {
        long flow = packet.conversation();
        boolean isKnown = flows.contains(flow);
        if (packets >= bounds.packets()
                || bytes + packet.capturedLength() > bounds.bytes()
                || (!isKnown && flows.size() >= bounds.flows())) {
            beyondBounds++;
            return;
        }
        flows.add(flow);
        openings.merge(flow, 1, Integer::sum);
        packets++;
        bytes += packet.capturedLength();
        byte[] record = new byte[packet.length()];
        packet.copyTo(MemorySegment.ofArray(record), 0);
        records.writeBytes(record);
    }

    /// How many packets were picked.
    public int packets() {
        return packets;
    }

    /// How many bytes they have as captured.
    public long bytes() {
        return bytes;
    }

    /// Of how many conversations.
    public int flows() {
        return flows.size();
    }

    /// How many that were wanted are not here because there were too many.
    public long beyondBounds() {
        return beyondBounds;
    }

    /// How many packets, wanted or not, were overwritten while they were looked for.
    public long lost() {
        return lost;
    }

    /// How many packets of the run, wanted or not, the ring had not taken by then.
    public long neverTaken() {
        return beforeThem;
    }

    /// Since when, in nanoseconds of traffic, the ring had what was wanted; [Long#MIN_VALUE] if all of the time.
    public long completeSince() {
        return completeSince;
    }

    /// Writes a capture file.
    ///
    /// @param comment on all of it
    public void write(Path file, String comment, Remark remark) {
        try (PcapngWriter writer = PcapngWriter.createForOwner(file, comment)) {
            MemorySegment memory = MemorySegment.ofArray(records.toByteArray());
            PacketBatch batch = new PacketBatch();
            RingPacket packet = new RingPacket();
            Set<Long> seen = new HashSet<>();
            long offset = 0;
            while (offset < memory.byteSize()) {
                packet.moveTo(memory, offset);
                long flow = packet.conversation();
                batch.clear();
                packet.addTo(batch);
                String said = seen.add(flow) ? remark.on(packet, openings.getOrDefault(flow, 0)) : "";
                writer.write(batch, 0, interfaces, said);
                offset += packet.length();
            }
        }
    }
}
