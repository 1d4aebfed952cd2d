package vedette.store.flows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vedette.store.archive.StoredFlow;
import vedette.store.database.Question;

/// What was seen in each minute, added up between one commit and the next and then added to what the database has.
/// Hosts and services beyond what there is room for are left out of their lists, but not of the minute's sums.
final class MinuteTally {

    private static final long MINUTE_MICROS = 60_000_000L;
    private static final int MOST_KEYS = 20_000;
    private static final int MOST_HOSTS = 256;
    private static final int MOST_SERVICES = 64;
    private static final int LAST_WELL_KNOWN = 1_023;

    private final Map<Long, Sums> minutes = new HashMap<>();
    private final Map<Host, Sums> hosts = new HashMap<>();
    private final Map<Service, Sums> services = new HashMap<>();

    private record Host(long minute, String address) {}

    private record Service(long minute, int protocol, int port) {}

    /// @param there what the one side sent, or packets
    /// @param back what it received, or bytes
    private record Sums(long flows, long there, long back) {

        private Sums and(Sums other) {
            return new Sums(flows + other.flows, there + other.there, back + other.back);
        }

        private long size() {
            return there + back;
        }
    }

    void add(StoredFlow flow) {
        long minute = Math.floorDiv(flow.ended(), MINUTE_MICROS) * MINUTE_MICROS;
        minutes.merge(minute, new Sums(1, flow.packets(), flow.bytes()), Sums::and);
        add(hosts, new Host(minute, flow.src()), new Sums(1, flow.fwdBytes(), flow.bwdBytes()));
        add(hosts, new Host(minute, flow.dst()), new Sums(1, flow.bwdBytes(), flow.fwdBytes()));
        add(services, new Service(minute, flow.protocol(), port(flow)), new Sums(1, 0, flow.bytes()));
    }

    /// That of the service: the responder's, unless only the initiator's is one that services have.
    private static int port(StoredFlow flow) {
        boolean isTurned = flow.srcPort() <= LAST_WELL_KNOWN && flow.dstPort() > LAST_WELL_KNOWN && flow.srcPort() > 0;
        return isTurned ? flow.srcPort() : flow.dstPort();
    }

    private static <K> void add(Map<K, Sums> map, K key, Sums sums) {
        if (map.size() < MOST_KEYS || map.containsKey(key)) {
            map.merge(key, sums, Sums::and);
        }
    }

    /// Adds to what the database has, and begins anew.
    ///
    /// @param newest in which minute flows were left out
    /// @return the minutes that have got more
    Set<Long> write(Connection connection, long sampledOut, long newest) throws SQLException {
        for (Map.Entry<Long, Sums> minute : minutes.entrySet()) {
            putMinute(connection, minute.getKey(), minute.getValue(), 0);
        }
        if (sampledOut > 0) {
            long minute = Math.floorDiv(newest, MINUTE_MICROS) * MINUTE_MICROS;
            putMinute(connection, minute, new Sums(0, 0, 0), sampledOut);
        }
        putHosts(connection);
        putServices(connection);
        Set<Long> touched = Set.copyOf(minutes.keySet());
        clear();
        return touched;
    }

    private static void putMinute(Connection connection, long minute, Sums sums, long sampledOut) throws SQLException {
        Question.of(
                        "INSERT INTO minute (minute, flows, packets, bytes, sampled_out) VALUES (?, ?, ?, ?, ?)"
                                + " ON CONFLICT (minute) DO UPDATE SET flows = minute.flows + excluded.flows,"
                                + " packets = minute.packets + excluded.packets, bytes = minute.bytes + excluded.bytes,"
                                + " sampled_out = minute.sampled_out + excluded.sampled_out",
                        minute,
                        sums.flows(),
                        sums.there(),
                        sums.back(),
                        sampledOut)
                .run(connection);
    }

    private void putHosts(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO minute_host (minute, host, flows, sent, received) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (minute, host) DO UPDATE SET flows = minute_host.flows + excluded.flows,"
                        + " sent = minute_host.sent + excluded.sent,"
                        + " received = minute_host.received + excluded.received")) {
            for (Map.Entry<Host, Sums> host : largest(hosts, MOST_HOSTS)) {
                statement.setLong(1, host.getKey().minute());
                statement.setString(2, host.getKey().address());
                statement.setLong(3, host.getValue().flows());
                statement.setLong(4, host.getValue().there());
                statement.setLong(5, host.getValue().back());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private void putServices(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO minute_service (minute, protocol, port, flows, bytes) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (minute, protocol, port) DO UPDATE SET"
                        + " flows = minute_service.flows + excluded.flows,"
                        + " bytes = minute_service.bytes + excluded.bytes")) {
            for (Map.Entry<Service, Sums> service : largest(services, MOST_SERVICES)) {
                statement.setLong(1, service.getKey().minute());
                statement.setInt(2, service.getKey().protocol());
                statement.setInt(3, service.getKey().port());
                statement.setLong(4, service.getValue().flows());
                statement.setLong(5, service.getValue().back());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static <K> List<Map.Entry<K, Sums>> largest(Map<K, Sums> map, int most) {
        if (map.size() <= most) {
            return List.copyOf(map.entrySet());
        }
        Comparator<Map.Entry<K, Sums>> bySize =
                Comparator.comparingLong(entry -> -entry.getValue().size());
        return map.entrySet().stream().sorted(bySize).limit(most).toList();
    }

    void clear() {
        minutes.clear();
        hosts.clear();
        services.clear();
    }
}
