package vedette.store.flows;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import vedette.store.archive.StoredFlow;
import vedette.store.database.Question;

/// What was seen in each minute, added up between one commit and the next and then added to what the database has.
/// Hosts and services beyond what there is room for are left out of their lists, but not of the minute's sums.
final class MinuteTally {

    private static final long MINUTE_MICROS = 60_000_000L;
    private static final int MOST_KEYS = 20_000;
    private static final int MOST_HOSTS = 256;
    private static final int MOST_SERVICES = 64;

    private final Map<Long, Minute> minutes = new HashMap<>();
    private int hosts;
    private int services;

    /// What was seen in a minute. Those who talk in it talk often, so their sums are looked up but not made anew.
    private static final class Minute {

        private final Sums all = new Sums();
        private final Map<String, Sums> hosts = new HashMap<>();
        private final Map<Service, Sums> services = new HashMap<>();
    }

    private record Service(int protocol, int port) {}

    private static final class Sums {

        private long flows;
        private long there;
        private long back;

        /// @param more what the one side sent, or packets
        /// @param moreBack what it received, or bytes
        private void add(long more, long moreBack) {
            flows++;
            there += more;
            back += moreBack;
        }

        private long size() {
            return there + back;
        }
    }

    /// Who was seen in a minute.
    private record Seen<K>(long minute, K who, Sums sums) {}

    void add(StoredFlow flow) {
        Minute minute =
                minutes.computeIfAbsent(Math.floorDiv(flow.ended(), MINUTE_MICROS) * MINUTE_MICROS, _ -> new Minute());
        minute.all.add(flow.packets(), flow.bytes());
        addHost(minute, flow.src(), flow.fwdBytes(), flow.bwdBytes());
        addHost(minute, flow.dst(), flow.bwdBytes(), flow.fwdBytes());
        addService(minute, new Service(flow.protocol(), flow.servicePort()), flow.bytes());
    }

    private void addHost(Minute minute, String host, long sent, long received) {
        Sums sums = minute.hosts.get(host);
        if (sums == null && hosts < MOST_KEYS) {
            sums = new Sums();
            minute.hosts.put(host, sums);
            hosts++;
        }
        if (sums != null) {
            sums.add(sent, received);
        }
    }

    private void addService(Minute minute, Service service, long bytes) {
        Sums sums = minute.services.get(service);
        if (sums == null && services < MOST_KEYS) {
            sums = new Sums();
            minute.services.put(service, sums);
            services++;
        }
        if (sums != null) {
            sums.add(0, bytes);
        }
    }

    /// Adds to what the database has, and begins anew.
    ///
    /// @param newest in which minute flows were left out
    /// @return the minutes that have got more
    Set<Long> write(Connection connection, long sampledOut, long newest) throws SQLException {
        for (Map.Entry<Long, Minute> minute : minutes.entrySet()) {
            putMinute(connection, minute.getKey(), minute.getValue().all, 0);
        }
        if (sampledOut > 0) {
            long minute = Math.floorDiv(newest, MINUTE_MICROS) * MINUTE_MICROS;
            putMinute(connection, minute, new Sums(), sampledOut);
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
                        sums.flows,
                        sums.there,
                        sums.back,
                        sampledOut)
                .run(connection);
    }

    private void putHosts(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO minute_host (minute, host, flows, sent, received) VALUES (?, ?, ?, ?, ?)"
                        + " ON CONFLICT (minute, host) DO UPDATE SET flows = minute_host.flows + excluded.flows,"
                        + " sent = minute_host.sent + excluded.sent,"
                        + " received = minute_host.received + excluded.received")) {
            for (Seen<String> host : largest(minute -> minute.hosts, MOST_HOSTS)) {
                statement.setLong(1, host.minute);
                statement.setString(2, host.who);
                statement.setLong(3, host.sums.flows);
                statement.setLong(4, host.sums.there);
                statement.setLong(5, host.sums.back);
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
            for (Seen<Service> service : largest(minute -> minute.services, MOST_SERVICES)) {
                statement.setLong(1, service.minute);
                statement.setInt(2, service.who.protocol());
                statement.setInt(3, service.who.port());
                statement.setLong(4, service.sums.flows);
                statement.setLong(5, service.sums.back);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private <K> List<Seen<K>> largest(Function<Minute, Map<K, Sums>> of, int most) {
        List<Seen<K>> all = new ArrayList<>();
        minutes.forEach(
                (minute, seen) -> of.apply(seen).forEach((who, sums) -> all.add(new Seen<>(minute, who, sums))));
        all.sort(Comparator.comparingLong(one -> -one.sums.size()));
        return all.subList(0, Math.min(most, all.size()));
    }

    void clear() {
        minutes.clear();
        hosts = 0;
        services = 0;
    }
}
