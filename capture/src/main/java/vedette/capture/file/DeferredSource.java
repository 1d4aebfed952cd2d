package vedette.capture.file;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.common.OddityCounters;

/// A source whose format is told once its first bytes are there, so that a pipe can be opened before it speaks.
final class DeferredSource implements PacketSource {

    /// As long as the headers of both formats, up to the last field that tells what they are.
    private static final int FIRST_LOOK = PcapSource.FILE_HEADER;

    private final String name;
    private final Bytes bytes;
    private final OddityCounters oddities;
    private volatile @Nullable FileSource source;

    DeferredSource(String name, Bytes bytes, OddityCounters oddities) {
        this.name = name;
        this.bytes = bytes;
        this.oddities = oddities;
    }

    /// @throws CaptureException at the first poll that sees the beginning, if it is not that of a capture
    @Override
    public State poll(PacketBatch batch) {
        FileSource known = source;
        if (known == null) {
            batch.clear();
            if (bytes.available() < FIRST_LOOK && bytes.fill(FIRST_LOOK) == Bytes.Fill.NOT_YET) {
                return State.IDLE;
            }
            if (bytes.available() == 0 && bytes instanceof StreamBytes stream && stream.failure() != null) {
                throw new CaptureException(
                        "cannot read " + name + ": " + CaptureFiles.reason(stream.failure()), stream.failure());
            }
            known = CaptureFormat.sourceOf(name, bytes, oddities);
            source = known;
        }
        return known.poll(batch);
    }

    @Override
    public List<CaptureInterface> interfaces() {
        FileSource known = source;
        return known == null ? List.of() : known.interfaces();
    }

    @Override
    public CaptureStatistics statistics() {
        FileSource known = source;
        return known == null ? CaptureStatistics.NONE : known.statistics();
    }

    @Override
    public void close() {
        bytes.close();
    }
}
