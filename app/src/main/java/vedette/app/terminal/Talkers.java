package vedette.app.terminal;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import vedette.common.Address;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowView;
import vedette.flow.sample.TickFacts;
import vedette.flow.shard.FlowSink;

/// Who talks most, and by which services, in the latest minute of traffic. Owned by the thread of the ticks, but for
/// [#latest], which any may ask.
final class Talkers implements FlowSink {

    private static final long PART_NANOS = 10_000_000_000L;
    private static final int PARTS = 6;

    /// In ten seconds; what is left out is counted.
    private static final int MOST_HOSTS = 4_096;

    private static final int MOST_SERVICES = 1_024;
    private static final int MOST_SHOWN = 64;
    private static final int TCP = 6;
    private static final int UDP = 17;

    private final Function<Address, String> names;
    private final FlowSink next;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final AtomicBoolean isAsked = new AtomicBoolean(true);
    private Part current = new Part(0);
    private volatile Latest latest = new Latest(List.of(), List.of(), 0, 0);

    /// What a host sent and received, in bytes.
    ///
    /// @param name what others call it; empty if nobody does
    record Host(Address address, String name, long sent, long received) {

        long bytes() {
            return sent + received;
        }
    }

    /// What a service was used for.
    record Service(int protocol, int port, long bytes) {}

    /// The latest minute.
    ///
    /// @param hosts some, the busiest first
    /// @param services the same
    /// @param bytes of all
    /// @param leftOut bytes of hosts that found no room
    record Latest(List<Host> hosts, List<Service> services, long bytes, long leftOut) {

        Latest {
            hosts = List.copyOf(hosts);
            services = List.copyOf(services);
        }
    }

    private record Used(int protocol, int port) {}

    private static final class Moved {
        private long sent;
        private long received;

        private long bytes() {
            return sent + received;
        }
    }

    private static final class Part {
        private final long number;
        private final Map<Address, Moved> hosts = new HashMap<>();
        private final Map<Used, Moved> services = new HashMap<>();
        private long bytes;
        private long leftOut;

        private Part(long number) {
            this.number = number;
        }

        private void add(Address host, long sent, long received) {
            Moved moved = hosts.get(host);
            if (moved == null && hosts.size() < MOST_HOSTS) {
                moved = new Moved();
                hosts.put(host, moved);
            }
            if (moved == null) {
                leftOut += sent + received;
            } else {
                moved.sent += sent;
                moved.received += received;
            }
        }

        private void add(Used used, long moved) {
            if (services.containsKey(used) || services.size() < MOST_SERVICES) {
                services.computeIfAbsent(used, _ -> new Moved()).sent += moved;
            }
        }
    }

    /// @param names what a host is called, asked by the thread of the ticks; empty if nobody knows
    /// @param next is told after this
    Talkers(Function<Address, String> names, FlowSink next) {
        this.names = names;
        this.next = next;
    }

    @Override
    public void onFlow(FlowView flow) {
        next.onFlow(flow);
    }

    @Override
    public void onActivity(TickActivity activity) {
        turn(Math.floorDiv(activity.endNanos() - 1, PART_NANOS));
        for (int i = 0; i < activity.pairs(); i++) {
            add(activity.pair(i));
        }
        next.onActivity(activity);
    }

    private void add(PairActivity pair) {
        long away = pair.count(Count.BYTES_OUT);
        long back = pair.count(Count.BYTES_IN);
        boolean hasPorts = pair.protocol() == TCP || pair.protocol() == UDP;
        current.add(new Address(pair.actorHigh(), pair.actorLow()), away, back);
        current.add(new Address(pair.victimHigh(), pair.victimLow()), back, away);
        current.add(new Used(pair.protocol(), hasPorts ? pair.port() : 0), away + back);
        current.bytes += away + back;
    }

    private void turn(long number) {
        if (number == current.number) {
            return;
        }
        parts.add(current);
        current = new Part(number);
        while (!parts.isEmpty() && parts.getFirst().number <= number - PARTS) {
            parts.removeFirst();
        }
    }

    @Override
    public void onFacts(TickFacts facts) {
        next.onFacts(facts);
    }

    @Override
    public void onTick(long endNanos) {
        turn(Math.floorDiv(endNanos - 1, PART_NANOS));
        if (isAsked.getAndSet(false)) {
            latest = add();
        }
        next.onTick(endNanos);
    }

    private Latest add() {
        Map<Address, Moved> hosts = new HashMap<>();
        Map<Used, Moved> services = new HashMap<>();
        long bytes = 0;
        long leftOut = 0;
        parts.add(current);
        for (Part part : parts) {
            part.hosts.forEach((host, moved) -> {
                Moved sum = hosts.computeIfAbsent(host, _ -> new Moved());
                sum.sent += moved.sent;
                sum.received += moved.received;
            });
            part.services.forEach((used, moved) -> services.computeIfAbsent(used, _ -> new Moved()).sent += moved.sent);
            bytes += part.bytes;
            leftOut += part.leftOut;
        }
        parts.removeLast();
        return new Latest(
                busiest(hosts, Comparator.naturalOrder()).stream()
                        .map(entry -> new Host(
                                entry.getKey(),
                                names.apply(entry.getKey()),
                                entry.getValue().sent,
                                entry.getValue().received))
                        .toList(),
                busiest(services, Comparator.comparingInt(Used::protocol).thenComparingInt(Used::port)).stream()
                        .map(entry -> new Service(
                                entry.getKey().protocol,
                                entry.getKey().port,
                                entry.getValue().bytes()))
                        .toList(),
                bytes,
                leftOut);
    }

    private static <K> List<Map.Entry<K, Moved>> busiest(Map<K, Moved> all, Comparator<K> order) {
        Comparator<Map.Entry<K, Moved>> busiest =
                Comparator.comparingLong(entry -> -entry.getValue().bytes());
        return all.entrySet().stream()
                .sorted(busiest.thenComparing(Map.Entry::getKey, order))
                .limit(MOST_SHOWN)
                .collect(Collectors.toList());
    }

    /// The latest minute as it was a moment ago; the next tick tells anew.
    Latest latest() {
        isAsked.set(true);
        return latest;
    }
}
