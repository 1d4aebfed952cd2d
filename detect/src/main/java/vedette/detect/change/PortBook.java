package vedette.detect.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.RecentHashes;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;

/// How the ports of hosts inside were found over TCP, and who finds closed ones. Bounded; owned by one thread.
///
/// A port is open when it answers a SYN with a SYN, so that a capture that begins amid a conversation does not turn
/// client and server around. An opening is told when the port has said something, or at once if it was closed before:
/// one that merely answers a probe was most likely always open.
final class PortBook {

    private static final int PORTS = 16_384;
    private static final int ACTORS = 2_048;
    private static final int MOST_FAILURES = 16;

    /// Who finds so many services closed is looking for open ones.
    private static final int PROBING = 3;

    /// In seconds: what the site knew for longer is not new, though it was forgotten here.
    private static final long KNOWN = 60;

    private static final Codec<RecentHashes> FAILED = new Codec<>() {
        @Override
        public void write(RecentHashes value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public RecentHashes read(DataInput in) throws IOException {
            RecentHashes failed = new RecentHashes(MOST_FAILURES);
            failed.read(in);
            return failed;
        }
    };

    private final BoundedMap<Service, Port> ports = new BoundedMap<>(PORTS, Keys.SERVICE, Port.CODEC);
    private final BoundedMap<Address, RecentHashes> failed = new BoundedMap<>(ACTORS, Keys.ADDRESS, FAILED);

    /// What a second showed of a port: the opening, if this is the first that is known of it being open.
    @Nullable
    Opening learn(Tick tick, PairActivity pair) {
        Address victim = new Address(pair.victimHigh(), pair.victimLow());
        if (pair.protocol() != IpProtocol.TCP
                || victim.isGroup()
                || !tick.site().isInside(victim)) {
            return null;
        }
        Address actor = tick.site().entity(new Address(pair.actorHigh(), pair.actorLow()));
        Service service = new Service(victim, pair.port(), IpProtocol.TCP);
        boolean isAnswered = pair.count(Count.ANSWERED) > pair.count(Count.FAILED) && pair.count(Count.SYNS_IN) > 0;
        if (isAnswered) {
            ports.meet(service, tick.second(), Port::new)
                    .answer(hash(actor), tick.site().isInside(actor), tick.second());
        } else if (pair.count(Count.FAILED) > 0) {
            fail(tick, pair, actor, service);
        }
        return isAnswered || pair.count(Count.PAYLOAD_IN) > 0 ? opening(tick, pair, actor, service) : null;
    }

    private void fail(Tick tick, PairActivity pair, Address actor, Service service) {
        failed.meet(actor, tick.second(), () -> new RecentHashes(MOST_FAILURES))
                .isNew(RecentHashes.hash(service.host().high(), service.host().low(), service.port()));
        if (pair.count(Count.ANSWERED) > 0) {
            ports.meet(service, tick.second(), Port::new).refuse(tick.site().isInside(actor));
        } else if (pair.count(Count.PACKETS_IN) == 0 && tick.site().seesBothWays()) {
            ports.meet(service, tick.second(), Port::new).ignore(hash(actor));
        }
    }

    private @Nullable Opening opening(Tick tick, PairActivity pair, Address actor, Service service) {
        Port port = ports.find(service);
        if (port == null || !port.isOpen() || port.isTold()) {
            return null;
        }
        if (!port.wasClosed() && pair.count(Count.PAYLOAD_IN) == 0) {
            return null;
        }
        port.tell();
        if (isKnown(tick, service, port)) {
            return null;
        }
        Service ofHost = new Service(tick.site().entity(service.host()), service.port(), IpProtocol.TCP);
        return new Opening(actor, ofHost, tick.second(), port.wasClosed());
    }

    /// Whether the host has answered there before, at this or at another of its addresses.
    private boolean isKnown(Tick tick, Service service, Port port) {
        Address host = tick.site().entity(service.host());
        if (!host.equals(service.host())) {
            Port main = ports.meet(new Service(host, service.port(), IpProtocol.TCP), tick.second(), Port::new);
            if (main.isOpen()) {
                return true;
            }
            main.answer(0, true, tick.second());
            main.tell();
        }
        long since = tick.site().services().knownSince(service);
        return since >= 0 && port.openSince() - since > KNOWN;
    }

    /// Whether it is looking for open ports: what answers it was not opened for it.
    boolean isProbing(Address actor) {
        RecentHashes found = failed.find(actor);
        return found != null && found.size() >= PROBING;
    }

    private static long hash(Address actor) {
        return RecentHashes.hash(actor.high(), actor.low());
    }

    void write(DataOutput out) throws IOException {
        ports.write(out);
        failed.write(out);
    }

    void read(DataInput in) throws IOException {
        ports.read(in);
        failed.read(in);
    }
}
