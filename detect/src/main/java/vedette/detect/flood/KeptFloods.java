package vedette.detect.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.decode.Protocol;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.Keys.Use;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;

/// Floods of requests inside TLS connections that are kept open, of which nothing can be read and few are opened.
///
/// What is left is the manner in which they go to and fro: small packets of the client by the hundred, each answered
/// with more than it held. A download has only acknowledgements that way and an upload full packets without answers; a
/// call sends large packets or few; somebody who types or chats sends few. A tunnel carries the acknowledgements of a
/// download inside, but over one connection, so one alone counts for little. A proxy or another busy program has a
/// usual rate, learnt in the first half minute too: for each source and service it is a cumulative sum beyond a
/// floor or four times the usual; for each service inside another over those who newly came.
public final class KeptFloods implements Detector {

    private static final int USES = 4_096;
    private static final int SERVICES = 512;

    /// A request with what TLS adds is hardly shorter, in bytes, and a packet of them on average no longer.
    private static final long REQUEST = 64;

    private static final long LEAST_BYTES = 16;
    private static final long MOST_BYTES = 600;

    /// One connection alone counts for so much less.
    private static final long ALONE = 8;

    /// Requests of one source a second, and how many more in all are a flood; times that at servers outside.
    private static final double ALLOWED = 100;

    private static final double ALARM = 1_000;
    private static final double OUTSIDE = 4;

    /// The same for all that have newly come, and how many they are at least.
    private static final double CROWD_ALLOWED = 200;

    private static final double CROWD_ALARM = 2_000;
    private static final int CROWD = 6;

    private static final long LEARNING = 30;
    private static final long CROWD_LEARNING = 60;

    /// Nobody usually asks so often in a second.
    private static final double BEYOND_LEARNING = 400;

    private static final double AT_ALARM = 0.8;

    private final BoundedMap<Use, Visitor> visitors = new BoundedMap<>(USES, Keys.USE, Visitor.CODEC);
    private final BoundedMap<Service, Wave> crowds = new BoundedMap<>(SERVICES, Keys.SERVICE, Wave.CODEC);

    @Override
    public String name() {
        return "kept-floods";
    }

    @Override
    public StateKey key() {
        return StateKey.SERVICE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        Map<Service, Map<Address, Long>> came = new LinkedHashMap<>();
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            long asked = pair.protocol() == IpProtocol.TCP ? asked(pair) : 0;
            if (asked > 0) {
                take(tick, pair, asked, came, out);
            }
        }
        came.forEach((service, bySource) -> takeCrowd(tick, service, bySource, out));
    }

    /// About how many requests there may be among what the pair sent; none if it does not look like requests.
    private static long asked(PairActivity pair) {
        long packets = pair.count(Count.PACKETS_OUT);
        long payload = pair.count(Count.PAYLOAD_OUT);
        boolean isSmall = payload >= LEAST_BYTES * packets && payload <= MOST_BYTES * packets;
        boolean isAnswered = pair.count(Count.PAYLOAD_IN) > payload;
        if (!isSmall || !isAnswered) {
            return 0;
        }
        long asked = Math.min(packets, payload / REQUEST);
        return pair.count(Count.ACTIVE) > 1 ? asked : asked / ALONE;
    }

    private void take(
            Tick tick, PairActivity pair, long asked, Map<Service, Map<Address, Long>> came, SignalHandler out) {
        Service service = new Service(new Address(pair.victimHigh(), pair.victimLow()), pair.port(), IpProtocol.TCP);
        if (tick.site().services().protocol(service) != Protocol.TLS || Ports.isForLogIn(service)) {
            return;
        }
        boolean isInside = tick.site().isInside(service.host());
        double scale = isInside ? 1 : OUTSIDE;
        Address source = tick.site().entity(new Address(pair.actorHigh(), pair.actorLow()));
        Use use = new Use(source, service);
        Visitor visitor = visitors.meet(use, tick.second(), () -> new Visitor(tick.second()));
        visitor.open(tick.second(), asked, scale * ALLOWED, scale * ALARM);
        if (tick.site().age() < LEARNING && asked < BEYOND_LEARNING) {
            visitor.takeForUsual((double) asked);
        }
        if (visitor.sum() >= scale * ALARM && asked >= scale * ALLOWED) {
            out.onSignal(signal(tick, use, visitor, visitor.sum() / (scale * ALARM)));
        }
        if (isInside && (visitor.isNew(tick.second()) || tick.site().age() < CROWD_LEARNING)) {
            came.computeIfAbsent(service, _ -> new LinkedHashMap<>()).merge(source, asked, Long::sum);
        }
    }

    private Signal signal(Tick tick, Use use, Visitor visitor, double alarms) {
        Address victim = tick.site().entity(use.service().host());
        return Signal.of(this, Kind.FLOOD, victim, tick)
                .strength(AT_ALARM + (1 - AT_ALARM) * Math.min(1, alarms - 1))
                .confidence(0.75 + 0.15 * Math.min(1, alarms - 1))
                .since(visitor.since())
                .sources(List.of(use.actor()))
                .targets(List.of(victim))
                .ports(List.of(use.service().port()))
                .flows(visitor.begun())
                .because(
                        "small packets of one source to one service over TLS, each answered with more",
                        "about " + visitor.begun() + " requests in " + (tick.second() - visitor.since() + 1)
                                + " seconds",
                        "below 100 a second; of this source about " + Math.round(visitor.usual()) + " a second")
                .make();
    }

    private void takeCrowd(Tick tick, Service service, Map<Address, Long> bySource, SignalHandler out) {
        Wave crowd = crowds.meet(service, tick.second(), () -> new Wave(tick.second()));
        long asked = bySource.values().stream().mapToLong(Long::longValue).sum();
        if (tick.site().age() < CROWD_LEARNING) {
            crowd.learn(tick.second(), (double) asked, tick.site().age());
            return;
        }
        crowd.add(tick.second(), bySource, CROWD_ALLOWED, CROWD_ALARM);
        boolean isCrowd = !crowd.isByFew() && crowd.sourceCount() >= CROWD;
        if (crowd.sum() >= CROWD_ALARM && isCrowd && asked >= CROWD_ALLOWED) {
            out.onSignal(signal(tick, service, crowd, crowd.sum() / CROWD_ALARM));
        }
    }

    private Signal signal(Tick tick, Service service, Wave crowd, double alarms) {
        Address victim = tick.site().entity(service.host());
        return Signal.of(this, Kind.DISTRIBUTED_FLOOD, victim, tick)
                .strength(AT_ALARM + (1 - AT_ALARM) * Math.min(1, alarms - 1))
                .confidence(0.7 + 0.2 * Math.min(1, alarms - 1))
                .since(crowd.since())
                .sources(crowd.sources(), crowd.sourceCount())
                .targets(List.of(victim))
                .ports(List.of(service.port()))
                .flows(crowd.total())
                .because(
                        "small packets over TLS of sources that came within the last minute, each answered with more",
                        "about " + crowd.total() + " requests by " + crowd.sourceCount() + " sources, at most "
                                + Math.round(crowd.greatest()) + " in a second",
                        Math.round(crowd.usual()) + " a second")
                .make();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        visitors.write(out);
        crowds.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        visitors.read(in);
        crowds.read(in);
    }
}
