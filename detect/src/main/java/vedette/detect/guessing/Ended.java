package vedette.detect.guessing;

import java.util.Comparator;
import vedette.common.Address;
import vedette.detect.state.Keys.Service;

/// A TCP conversation that is over, or its first part.
///
/// @param out payload of the client, in bytes
/// @param in payload of the server
record Ended(Address source, int sourcePort, Service service, long startMicros, long lastedMicros, long out, long in)
        implements Comparable<Ended> {

    private static final Comparator<Ended> ORDER = Comparator.comparingLong(Ended::startMicros)
            .thenComparing(Ended::source)
            .thenComparing(Ended::service)
            .thenComparingInt(Ended::sourcePort)
            .thenComparingLong(Ended::out)
            .thenComparingLong(Ended::in);

    /// When it began, as the number of a tick.
    long startSecond() {
        return startMicros / 1_000_000 + 1;
    }

    @Override
    public int compareTo(Ended other) {
        return ORDER.compare(this, other);
    }
}
