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

    /// A port is not used again so soon; what begins at the same one later is another conversation.
    private static final long SLOT = 10 * SECOND;

    long endMicros() {
        return startMicros + lastedMicros;
    }

    /// When it began, as the number of a tick.
    long startSecond() {
        return startMicros / SECOND + 1;
    }

    /// Whether nothing was seen of it yet, at no other place; from now on it was.
    boolean isNew(RecentHashes recent) {
        long slot = startMicros / SLOT;
        return !recent.knows(hash(slot - 1)) && !recent.knows(hash(slot + 1)) && recent.isNew(hash(slot));
    }

    private long hash(long slot) {
        return RecentHashes.hash(
                source.high(),
                source.low(),
                sourcePort,
                service.host().high(),
                service.host().low(),
                service.port(),
                slot);
    }

    @Override
    public int compareTo(SshTalk other) {
        return ORDER.compare(this, other);
    }
}
