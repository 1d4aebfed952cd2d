package vedette.app.network;

import java.util.EnumMap;
import java.util.Map;

/// What was counted of conversations in a time. Owned by one thread.
final class NetworkTally {

    /// Handshakes with hosts inside.
    final Spread inside = new Spread();

    /// And with others.
    final Spread outside = new Spread();

    /// Questions for names.
    final Spread names = new Spread();

    private final Map<Counted, Long> counts = new EnumMap<>(Counted.class);

    /// What there may be several of.
    enum Counted {
        PACKETS,
        PACKETS_AGAIN,
        CONVERSATIONS,
        CONVERSATIONS_AGAIN,
        UNANSWERED,
        REFUSED,
        BROKEN_OFF,
        ASKED,
        NOT_TOLD,
        ANSWERS,
        NO_SUCH_NAME,
        FAILED
    }

    void count(Counted what, long more) {
        counts.merge(what, more, Long::sum);
    }

    long count(Counted what) {
        return counts.getOrDefault(what, 0L);
    }

    void add(NetworkTally other) {
        inside.add(other.inside);
        outside.add(other.outside);
        names.add(other.names);
        other.counts.forEach(this::count);
    }

    void clear() {
        inside.clear();
        outside.clear();
        names.clear();
        counts.clear();
    }
}
