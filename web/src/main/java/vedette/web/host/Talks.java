package vedette.web.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.store.flows.HostReader;

/// The conversations of a host, summed up by peer and by service. What comes from the network is bounded: whoever is
/// beyond is counted.
public final class Talks implements HostReader.TalkHandler {

    private static final int MOST_PEERS = 10_000;

    private static final int MOST_SERVICES = 1_000;

    private static final int LATEST = 20;

    private final Map<String, Peer> peers = new HashMap<>();
    private final Map<Service, Use> offered = new TreeMap<>();
    private final Map<Service, Use> used = new TreeMap<>();
    private final List<HostReader.Talk> latest = new ArrayList<>();
    private long count;
    private long beyond;
    private long since = Long.MIN_VALUE;

    /// Somebody it talked with.
    public record Peer(String address, long talks, long sent, long received) {

        long bytes() {
            return sent + received;
        }
    }

    /// Something that is asked for.
    public record Service(int protocol, int port) implements Comparable<Service> {

        @Override
        public int compareTo(Service other) {
            int byPort = Integer.compare(port, other.port);
            return byPort != 0 ? byPort : Integer.compare(protocol, other.protocol);
        }
    }

    /// How much it was.
    ///
    /// @param answered those of the conversations in which it said something
    public record Use(long talks, long answered, long bytes) {

        private static final Use NONE = new Use(0, 0, 0);

        private Use and(HostReader.Talk talk) {
            return new Use(talks + 1, answered + (talk.isAnswered() ? 1 : 0), bytes + talk.sent() + talk.received());
        }
    }

    /// A service with how much it was.
    public record Used(Service service, Use use) {}

    Talks() {}

    @Override
    public void onTalk(HostReader.Talk talk) {
        count++;
        if (latest.size() < LATEST) {
            latest.add(talk);
        }
        Peer before = peers.get(talk.peer());
        if (before != null || peers.size() < MOST_PEERS) {
            Peer known = before == null ? new Peer(talk.peer(), 0, 0, 0) : before;
            peers.put(
                    talk.peer(),
                    new Peer(talk.peer(), known.talks + 1, known.sent + talk.sent(), known.received + talk.received()));
        } else {
            beyond++;
        }
        Map<Service, Use> services = talk.isBegun() ? used : offered;
        Service service = new Service(talk.protocol(), talk.port());
        if (services.containsKey(service) || services.size() < MOST_SERVICES) {
            services.put(service, services.getOrDefault(service, Use.NONE).and(talk));
        }
    }

    void lookedThroughSince(long micros) {
        since = micros;
    }

    /// How many conversations there were.
    public long count() {
        return count;
    }

    /// Conversations with peers beyond those that are told apart.
    public long beyond() {
        return beyond;
    }

    /// Since when all were looked through, in microseconds since 1970; [Long#MIN_VALUE] if those of any time were.
    public long since() {
        return since;
    }

    /// The latest, the latest first.
    public List<HostReader.Talk> latest() {
        return List.copyOf(latest);
    }

    public int peerCount() {
        return peers.size();
    }

    /// Those it exchanged most with.
    public List<Peer> peers(int most) {
        return peers.values().stream()
                .sorted(Comparator.comparingLong(Peer::bytes).reversed().thenComparing(Peer::address))
                .limit(most)
                .toList();
    }

    /// What it was asked for and answered, the most used first.
    public List<Used> offered(int most) {
        return most(offered, most, true);
    }

    /// What it asked others for, the most used first.
    public List<Used> used(int most) {
        return most(used, most, false);
    }

    private static List<Used> most(Map<Service, Use> services, int most, boolean isAnsweredOnly) {
        return services.entrySet().stream()
                .filter(entry -> !isAnsweredOnly || entry.getValue().answered() > 0)
                .map(entry -> new Used(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong((Used one) -> one.use().talks())
                        .reversed())
                .limit(most)
                .toList();
    }
}
