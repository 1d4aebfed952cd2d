package vedette.app.feedback;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vedette.common.Address;
import vedette.feature.ConversationId;
import vedette.flow.record.FlowEnd;
import vedette.flow.record.FlowView;
import vedette.flow.shard.FlowSink;
import vedette.incident.Burst;
import vedette.incident.IncidentSnapshot;

/// Of the flows that are played, those of an incident: between its sources and its targets, either way, while it was
/// noticed, and on its ports if it names all of them. Each part of a conversation is handed on once.
///
/// What an incident does not name is left out, as most of the targets of a large scan: rather too few rows than wrong
/// ones.
final class JudgedFlows implements FlowSink {

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long MICRO_NANOS = 1_000;

    private final Set<Address> sources;
    private final Set<Address> targets;
    private final Set<Integer> ports;
    private final List<Burst> times;
    private final FlowSink next;
    private final Set<Part> known = new HashSet<>();
    private long firstTick = Long.MAX_VALUE;
    private long lastTick = Long.MIN_VALUE;

    private record Part(long conversation, int number) {}

    JudgedFlows(IncidentSnapshot incident, FlowSink next) {
        sources = Set.copyOf(incident.sources());
        targets = Set.copyOf(incident.targets());
        ports = incident.ports().size() < IncidentSnapshot.MOST_PORTS ? Set.copyOf(incident.ports()) : Set.of();
        times = times(incident);
        this.next = next;
    }

    /// What a burst rests on began before the tick in which it was noticed: of the first it is known when.
    private static List<Burst> times(IncidentSnapshot incident) {
        return incident.bursts().stream()
                .map(burst -> burst.equals(incident.bursts().getFirst())
                        ? new Burst(Math.min(incident.firstNanos(), burst.firstNanos()), burst.lastNanos())
                        : new Burst(burst.firstNanos() - SECOND_NANOS, burst.lastNanos()))
                .toList();
    }

    @Override
    public void onFlow(FlowView flow) {
        if (flow.end() != FlowEnd.CHECKPOINT
                && isBetweenThem(flow)
                && isOnTheirPorts(flow)
                && isWhileNoticed(flow)
                && known.add(new Part(ConversationId.of(flow), flow.part()))) {
            next.onFlow(flow);
        }
    }

    private boolean isBetweenThem(FlowView flow) {
        Address source = new Address(flow.sourceHigh(), flow.sourceLow());
        Address destination = new Address(flow.destinationHigh(), flow.destinationLow());
        return (sources.contains(source) && targets.contains(destination))
                || (targets.contains(source) && sources.contains(destination));
    }

    private boolean isOnTheirPorts(FlowView flow) {
        return ports.isEmpty() || ports.contains(flow.destinationPort()) || ports.contains(flow.sourcePort());
    }

    private boolean isWhileNoticed(FlowView flow) {
        long first = flow.start() * MICRO_NANOS;
        long last = flow.last() * MICRO_NANOS;
        for (Burst time : times) {
            if (first <= time.lastNanos() && last >= time.firstNanos()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void onTick(long endNanos) {
        firstTick = Math.min(firstTick, endNanos);
        lastTick = Math.max(lastTick, endNanos);
    }

    /// Of what was played; no less than the last if nothing was.
    long firstTick() {
        return firstTick;
    }

    long lastTick() {
        return lastTick;
    }

    /// How many there are.
    int count() {
        return known.size();
    }
}
