package vedette.detect.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.common.Address;
import vedette.decode.IpProtocol;
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
import vedette.flow.fact.Ends;
import vedette.flow.fact.Fact;
import vedette.flow.fact.HttpRequestFact;

/// Floods of connections that are answered: HTTP by many short connections, TLS handshakes, from one source or many.
///
/// Each connection is like a visitor's, so only how many there are tells: a cumulative sum for each source and
/// service of what is opened beyond a few a second or four times what this source usually opens; and one for
/// each service over the sources that have newly come (a crowd grows over minutes; a botnet is there at once).
/// A browser opens many at once and then reads; a proxy or a monitor has a usual rate, learnt in the first half
/// minute too. Services that ask for a password are left to those who watch log-ins, unless the rate is beyond
/// any of that; and where the requests can be read, who asks for ever other pages or sends forms is left to
/// those who watch web servers.
public final class VisitFloods implements Detector {

    private static final int VISITORS = 8_192;
    private static final int SERVICES = 1_024;

    /// What one source may open a second, and how much more in all is a flood.
    private static final double ALLOWED = 4;

    private static final double ALARM = 30;

    /// The same for all that have newly come.
    private static final double CROWD_ALLOWED = 5;

    private static final double CROWD_ALARM = 40;
    private static final int CROWD = 6;

    /// So many times that at services of others outside, and where passwords are asked for.
    private static final double OUTSIDE = 4;

    private static final double LOG_IN = 12;

    /// Seconds at the beginning of a capture, in which what is usual is learnt.
    private static final long LEARNING = 30;

    private static final long CROWD_LEARNING = 60;

    /// Nobody usually opens so many.
    private static final double BEYOND_LEARNING = 50;

    private static final double AT_ALARM = 0.8;

    private final BoundedMap<Use, Visitor> visitors = new BoundedMap<>(VISITORS, Keys.USE, Visitor.CODEC);
    private final BoundedMap<Service, Wave> crowds = new BoundedMap<>(SERVICES, Keys.SERVICE, Wave.CODEC);

    @Override
    public String name() {
        return "visit-floods";
    }

    @Override
    public StateKey key() {
        return StateKey.SERVICE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        Map<Service, Map<Address, Long>> came = new LinkedHashMap<>();
        Map<Use, Visitor> beyond = new LinkedHashMap<>();
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            if (pair.protocol() == IpProtocol.TCP && pair.count(Count.SYNS_OUT) > 0 && pair.count(Count.BEGUN) > 0) {
                take(tick, pair, came, beyond);
            }
        }
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof HttpRequestFact request) {
                listen(tick, request);
            }
        }
        beyond.forEach((use, visitor) -> judge(tick, use, visitor, out));
        came.forEach((service, bySource) -> takeCrowd(tick, service, bySource, out));
    }

    private void take(Tick tick, PairActivity pair, Map<Service, Map<Address, Long>> came, Map<Use, Visitor> beyond) {
        Service service = new Service(new Address(pair.victimHigh(), pair.victimLow()), pair.port(), IpProtocol.TCP);
        Address source = tick.site().entity(new Address(pair.actorHigh(), pair.actorLow()));
        long begun = pair.count(Count.BEGUN);
        double scale = scale(tick, service);
        Use use = new Use(source, service);
        Visitor visitor = visitors.meet(use, tick.second(), () -> new Visitor(tick.second()));
        visitor.open(tick.second(), begun, scale * ALLOWED, scale * ALARM);
        if (tick.site().age() < LEARNING && begun < BEYOND_LEARNING) {
            visitor.takeForUsual((double) begun);
        }
        if (visitor.sum() >= scale * ALARM && begun >= ALLOWED) {
            beyond.put(use, visitor);
        }
        if (visitor.isNew(tick.second()) || tick.site().age() < CROWD_LEARNING) {
            came.computeIfAbsent(service, _ -> new LinkedHashMap<>()).merge(source, begun, Long::sum);
        }
    }

    private void listen(Tick tick, HttpRequestFact request) {
        Ends ends = request.ends();
        Service service = new Service(ends.server(), ends.serverPort(), ends.protocol());
        Visitor visitor = visitors.find(new Use(tick.site().entity(ends.client()), service));
        if (visitor != null && visitor.sum() > 0) {
            visitor.ask(request);
        }
    }

    private void judge(Tick tick, Use use, Visitor visitor, SignalHandler out) {
        if (!visitor.isLooking()) {
            double scale = scale(tick, use.service());
            out.onSignal(signal(tick, use, visitor, visitor.sum() / (scale * ALARM)));
        }
    }

    private static double scale(Tick tick, Service service) {
        double scale = tick.site().isInside(service.host()) ? 1 : OUTSIDE;
        return Ports.isLogIn(service, tick.site().services()) ? LOG_IN * scale : scale;
    }

    private Signal signal(Tick tick, Use use, Visitor visitor, double alarms) {
        Address victim = tick.site().entity(use.service().host());
        long seconds = Math.max(1, tick.second() - visitor.since() + 1);
        return Signal.of(this, Kind.FLOOD, victim, tick)
                .strength(AT_ALARM + (1 - AT_ALARM) * Math.min(1, alarms - 1))
                .confidence(0.8 + 0.15 * Math.min(1, alarms - 1))
                .since(visitor.since())
                .sources(List.of(use.actor()))
                .targets(List.of(victim))
                .ports(List.of(use.service().port()))
                .flows(visitor.begun())
                .because(
                        "connections that one source opened to one service",
                        visitor.begun() + " in " + seconds + " seconds",
                        "a few at once, then a pause; this source about " + Math.round(60 * visitor.usual())
                                + " a minute")
                .make();
    }

    private void takeCrowd(Tick tick, Service service, Map<Address, Long> bySource, SignalHandler out) {
        double scale = scale(tick, service);
        Wave crowd = crowds.meet(service, tick.second(), () -> new Wave(tick.second()));
        long begun = bySource.values().stream().mapToLong(Long::longValue).sum();
        if (tick.site().age() < CROWD_LEARNING) {
            crowd.learn(tick.second(), (double) begun, tick.site().age());
            return;
        }
        crowd.add(tick.second(), bySource, scale * CROWD_ALLOWED, scale * CROWD_ALARM);
        boolean isCrowd = !crowd.isByFew() && crowd.sourceCount() >= CROWD;
        if (crowd.sum() >= scale * CROWD_ALARM && isCrowd && begun >= CROWD_ALLOWED) {
            out.onSignal(signal(tick, service, crowd, crowd.sum() / (scale * CROWD_ALARM)));
        }
    }

    private Signal signal(Tick tick, Service service, Wave crowd, double alarms) {
        Address victim = tick.site().entity(service.host());
        return Signal.of(this, Kind.DISTRIBUTED_FLOOD, victim, tick)
                .strength(AT_ALARM + (1 - AT_ALARM) * Math.min(1, alarms - 1))
                .confidence(0.75 + 0.2 * Math.min(1, alarms - 1))
                .since(crowd.since())
                .sources(crowd.sources(), crowd.sourceCount())
                .targets(List.of(victim))
                .ports(List.of(service.port()))
                .flows(crowd.total())
                .because(
                        "connections opened by sources that came within the last minute",
                        crowd.total() + " by " + crowd.sourceCount() + ", at most " + Math.round(crowd.greatest())
                                + " in a second",
                        Math.round(60 * crowd.usual()) + " a minute")
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
