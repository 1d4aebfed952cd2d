package vedette.capture.live;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;

/// A packet as a test saw it, copied out of its batch, its bytes as hexadecimal digits.
record Seen(String hex, int wireLength, long timestampNanos, int interfaceId, boolean checksumUnfinished) {

    /// Reads until there are this many packets, or it has waited long enough.
    static List<Seen> read(PacketSource source, int count) {
        List<Seen> seen = new ArrayList<>();
        PacketBatch batch = new PacketBatch();
        Await.until(count + " packets, had " + seen.size(), () -> {
            drain(source, batch, seen);
            return seen.size() >= count;
        });
        return seen;
    }

    /// Reads what is there until the source finds nothing for a while.
    static List<Seen> readAll(PacketSource source) {
        List<Seen> seen = new ArrayList<>();
        PacketBatch batch = new PacketBatch();
        int[] idle = {0};
        Await.until("silence", () -> {
            idle[0] = drain(source, batch, seen) > 0 ? 0 : idle[0] + 1;
            return idle[0] > 200;
        });
        return seen;
    }

    private static int drain(PacketSource source, PacketBatch batch, List<Seen> seen) {
        int before = seen.size();
        while (source.poll(batch) == PacketSource.State.MORE) {
            for (int i = 0; i < batch.size(); i++) {
                byte[] bytes = batch.buffer(i)
                        .asSlice(batch.start(i), batch.capturedLength(i))
                        .toArray(JAVA_BYTE);
                seen.add(new Seen(
                        HexFormat.of().formatHex(bytes),
                        batch.wireLength(i),
                        batch.timestampNanos(i),
                        batch.interfaceId(i),
                        batch.isChecksumUnfinished(i)));
            }
        }
        return seen.size() - before;
    }
}
