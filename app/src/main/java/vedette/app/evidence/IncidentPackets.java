package vedette.app.evidence;

import java.util.List;
import java.util.Set;
import vedette.capture.ring.HostFilter;
import vedette.capture.ring.RingPacket;
import vedette.capture.ring.Wanted;
import vedette.common.Address;
import vedette.incident.IncidentSnapshot;

/// Which packets belong to an incident: those between its sources and its targets, either way, on its ports if it names
/// all of them, while it went on. Of long conversations only the beginning and what was sent around a moment count.
///
/// Where an incident names only some of its sources (or targets), the other end may be anybody. What has no ports, as
/// ICMP, counts whatever the ports are.
final class IncidentPackets implements Wanted {

    private static final long SECOND_NANOS = 1_000_000_000L;

    /// What an incident rests on began before the tick in which it was noticed.
    private static final long BEFORE_NANOS = 2 * SECOND_NANOS;

    private static final long AROUND_NANOS = 5 * SECOND_NANOS;
    private static final int TCP = 6;
    private static final int UDP = 17;

    private final Set<Address> sources;
    private final Set<Address> targets;
    private final Set<Integer> ports;
    private final boolean isAnySource;
    private final boolean isAnyTarget;
    private final long fromNanos;
    private final long toNanos;
    private final long aroundFromNanos;
    private final List<IncidentPackets> saved;

    /// Those of an incident as it is at a moment.
    ///
    /// @param momentNanos around which all packets are wanted
    /// @param toNanos up to which any are
    /// @param saved those that were picked before, which are not wanted again
    IncidentPackets(IncidentSnapshot incident, long momentNanos, long toNanos, List<IncidentPackets> saved) {
        boolean isAlone = incident.sources().isEmpty() && incident.targets().isEmpty();
        sources = isAlone ? Set.of(incident.entity()) : Set.copyOf(incident.sources());
        targets = Set.copyOf(incident.targets());
        ports = incident.ports().size() < IncidentSnapshot.MOST_PORTS ? Set.copyOf(incident.ports()) : Set.of();
        isAnySource = sources.isEmpty() || sources.size() < incident.sourceCount();
        isAnyTarget = targets.isEmpty() || targets.size() < incident.targetCount();
        fromNanos = incident.firstNanos() - BEFORE_NANOS;
        this.toNanos = toNanos;
        aroundFromNanos = momentNanos - AROUND_NANOS;
        this.saved = List.copyOf(saved);
    }

    @Override
    public long fromNanos() {
        return fromNanos;
    }

    @Override
    public long toNanos() {
        return toNanos;
    }

    @Override
    public boolean mayBeAmong(HostFilter hosts) {
        if (isAnySource && isAnyTarget) {
            return isOneAmong(sources, hosts) || isOneAmong(targets, hosts);
        }
        return (isAnySource || isOneAmong(sources, hosts)) && (isAnyTarget || isOneAmong(targets, hosts));
    }

    private static boolean isOneAmong(Set<Address> ends, HostFilter hosts) {
        for (Address end : ends) {
            if (hosts.mayHave(end.high(), end.low())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean wants(RingPacket packet) {
        if (!takes(packet)) {
            return false;
        }
        for (IncidentPackets one : saved) {
            if (one.had(packet)) {
                return false;
            }
        }
        return true;
    }

    private boolean had(RingPacket packet) {
        long nanos = packet.trafficNanos();
        return nanos >= fromNanos && nanos < toNanos && takes(packet);
    }

    private boolean takes(RingPacket packet) {
        return (packet.isEarly() || packet.trafficNanos() >= aroundFromNanos)
                && isOnItsPorts(packet)
                && isBetweenThem(
                        new Address(packet.sourceHigh(), packet.sourceLow()),
                        new Address(packet.destinationHigh(), packet.destinationLow()));
    }

    private boolean isBetweenThem(Address one, Address other) {
        if (isAnySource && isAnyTarget) {
            return isNamed(one) || isNamed(other);
        }
        return (isSource(one) && isTarget(other)) || (isSource(other) && isTarget(one));
    }

    private boolean isNamed(Address address) {
        return sources.contains(address) || targets.contains(address);
    }

    private boolean isSource(Address address) {
        return isAnySource || sources.contains(address);
    }

    private boolean isTarget(Address address) {
        return isAnyTarget || targets.contains(address);
    }

    private boolean isOnItsPorts(RingPacket packet) {
        boolean hasPorts = packet.protocol() == TCP || packet.protocol() == UDP;
        return !hasPorts
                || ports.isEmpty()
                || ports.contains(packet.sourcePort())
                || ports.contains(packet.destinationPort());
    }
}
