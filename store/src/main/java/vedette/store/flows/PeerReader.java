package vedette.store.flows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vedette.store.database.Database;
import vedette.store.database.Question;
import vedette.store.database.StoreException;

/// Finds the hosts with which connections go worst, among the latest TCP conversations that are hot. Times are in
/// microseconds. Owned by one thread.
public final class PeerReader implements AutoCloseable {

    /// So many rows are looked at, the latest first: a page does not wait for a day of traffic.
    public static final int MOST_ROWS = 50_000;

    private static final int MOST_PEERS = 20_000;

    /// One slow connection says nothing of a host, and one lost packet of ten is nothing.
    private static final int LEAST_CONNECTIONS = 3;

    private static final int LEAST_PACKETS = 50;

    private static final int TCP = 6;

    private final Database database;
    private final Connection connection;

    /// A host that was asked.
    ///
    /// @param host its address
    /// @param connections whose opening was seen
    /// @param median what half of them did not exceed until they were open; -1 without any
    /// @param slow what 95 in 100 did not
    /// @param packets of all conversations with it, both ways
    /// @param again packets of these that were sent again
    public record Peer(String host, int connections, long median, long slow, long packets, long again) {

        /// The share that was sent again, from 0 to 1.
        public double share() {
            return packets == 0 ? 0 : Math.min(1, (double) again / (double) packets);
        }
    }

    /// What was found.
    ///
    /// @param all that opened connections were seen of, as one
    /// @param slowest those that take longest to open a connection, the worst first
    /// @param lossiest those with the largest share of packets sent again
    /// @param rows that were looked at
    /// @param isAll whether those are all that are hot of the time
    /// @param earliest when the first of them ended; 0 without any
    /// @param leftOut rows of hosts beyond those there was room for
    public record Peers(
            Peer all, List<Peer> slowest, List<Peer> lossiest, int rows, boolean isAll, long earliest, int leftOut) {

        public Peers {
            slowest = List.copyOf(slowest);
            lossiest = List.copyOf(lossiest);
        }
    }

    /// What was seen of a host so far.
    private static final class Seen {

        private final List<Long> handshakes = new ArrayList<>();
        private long packets;
        private long again;

        private Peer peer(String host) {
            handshakes.sort(Comparator.naturalOrder());
            return new Peer(host, handshakes.size(), quantile(0.5), quantile(0.95), packets, again);
        }

        private long quantile(double share) {
            int size = handshakes.size();
            return size == 0 ? -1 : handshakes.get((int) Math.ceil(share * size) - 1);
        }
    }

    public PeerReader(Database database) throws StoreException {
        this.database = database;
        connection = database.connectToRead();
    }

    /// Looks at those that ended between two times.
    ///
    /// @param most so many of each list
    public Peers worst(long from, long to, int most) throws StoreException {
        Map<String, Seen> hosts = new HashMap<>();
        Set<String> known = new HashSet<>();
        Seen all = new Seen();
        int[] counts = new int[2];
        long[] earliest = {Long.MAX_VALUE};
        try {
            Question.of(
                            "SELECT conversation, part, ended, dst, fwd_packets + bwd_packets, handshake,"
                                    + " fwd_retransmitted + bwd_retransmitted FROM flow WHERE ended >= ? AND ended < ?"
                                    + " AND protocol = " + TCP + " ORDER BY number DESC LIMIT " + MOST_ROWS,
                            from,
                            to)
                    .each(connection, row -> {
                        counts[0]++;
                        earliest[0] = Math.min(earliest[0], row.getLong(3));
                        String host = row.getString(4);
                        boolean hasRoom = hosts.size() < MOST_PEERS || hosts.containsKey(host);
                        counts[1] += hasRoom ? 0 : 1;
                        // Counted for a whole conversation, so of its parts the latest says all.
                        boolean isLatest = known.add(row.getString(1));
                        long packets = row.getLong(5);
                        long again = isLatest ? row.getLong(7) : 0;
                        long handshake = row.getInt(2) == 0 ? row.getLong(6) : -1;
                        add(all, packets, again, handshake);
                        if (hasRoom) {
                            add(hosts.computeIfAbsent(host, _ -> new Seen()), packets, again, handshake);
                        }
                    });
        } catch (SQLException e) {
            throw StoreException.of("cannot read " + database.name(), e);
        }
        List<Peer> peers = hosts.entrySet().stream()
                .map(entry -> entry.getValue().peer(entry.getKey()))
                .toList();
        return new Peers(
                all.peer(""),
                peers.stream()
                        .filter(peer -> peer.connections >= LEAST_CONNECTIONS)
                        .sorted(Comparator.comparingLong((Peer peer) -> -peer.median)
                                .thenComparing(Peer::host))
                        .limit(most)
                        .toList(),
                peers.stream()
                        .filter(peer -> peer.again > 0 && peer.packets >= LEAST_PACKETS)
                        .sorted(Comparator.comparingDouble((Peer peer) -> -peer.share())
                                .thenComparing(Peer::host))
                        .limit(most)
                        .toList(),
                counts[0],
                counts[0] < MOST_ROWS,
                counts[0] == 0 ? 0 : earliest[0],
                counts[1]);
    }

    private static void add(Seen seen, long packets, long again, long handshake) {
        seen.packets += packets;
        seen.again += again;
        if (handshake >= 0) {
            seen.handshakes.add(handshake);
        }
    }

    @Override
    public void close() throws StoreException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw StoreException.of("cannot close " + database.name(), e);
        }
    }
}
