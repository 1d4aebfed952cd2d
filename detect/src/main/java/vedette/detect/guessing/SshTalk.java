package vedette.detect.guessing;

import java.util.Comparator;
import vedette.common.Address;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.RecentHashes;

/// A conversation over SSH that is over.
record SshTalk(Address source, int sourcePort, Service service, long startMicros, long lastedMicros, SshShape shape)
        implements Comparable<SshTalk> {

    private static final Comparator<SshTalk> ORDER = Comparator.comparingLong(SshTalk::endMicros)
            .thenComparing(SshTalk::source)
            .thenComparing(SshTalk::service)
            .thenComparingInt(SshTalk::sourcePort)
            .thenComparingLong(talk -> talk.shape.bytes());

    private static final long SECOND = 1_000_000;

    long endMicros() {
        return startMicros + lastedMicros;
    }

    /// When it began, as the number of a tick.
    long startSecond() {
        return startMicros / SECOND + 1;
    }

    /// The same for all that was seen of it, at however many places.
    long hash() {
        return RecentHashes.hash(
                source.high(),
                source.low(),
                sourcePort,
                service.host().high(),
                service.host().low(),
                service.port());
    }

    @Override
    public int compareTo(SshTalk other) {
        return ORDER.compare(this, other);
    }
}
