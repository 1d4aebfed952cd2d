package vedette.capture.file;

import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.capture.PacketSource.State;
import vedette.common.OddityCounters;

/// Everything that a source gave, copied so that tests can look at it afterwards.
record Recorded(List<Seen> packets, List<Long> tickMarks, List<CaptureInterface> interfaces, CaptureStatistics losses) {

    record Seen(long nanos, String hex, int wireLength, int linkType, int interfaceId) {

        static Seen of(long nanos, byte[] bytes, int wireLength, int linkType) {
            return new Seen(nanos, HexFormat.of().formatHex(bytes), wireLength, linkType, 0);
        }
    }

    static Recorded of(String name, OddityCounters oddities) {
        return of(CaptureFiles.open(name, false, oddities));
    }

    static Recorded of(PacketSource source) {
        List<Seen> packets = new ArrayList<>();
        List<Long> tickMarks = new ArrayList<>();
        try (source) {
            PacketBatch batch = new PacketBatch();
            while (source.poll(batch) != State.END) {
                for (int i = 0; i < batch.size(); i++) {
                    packets.add(see(batch, i));
                }
                if (batch.tickMark() != PacketBatch.NO_TICK) {
                    tickMarks.add(batch.tickMark());
                }
            }
            return new Recorded(packets, tickMarks, List.copyOf(source.interfaces()), source.statistics());
        }
    }

    static Seen see(PacketBatch batch, int i) {
        byte[] bytes =
                batch.buffer(i).asSlice(batch.start(i), batch.capturedLength(i)).toArray(ValueLayout.JAVA_BYTE);
        return new Seen(
                batch.timestampNanos(i),
                HexFormat.of().formatHex(bytes),
                batch.wireLength(i),
                batch.linkType(i),
                batch.interfaceId(i));
    }
}
