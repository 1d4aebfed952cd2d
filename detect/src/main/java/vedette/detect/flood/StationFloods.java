package vedette.detect.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.common.Address;
import vedette.detect.Detector;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.DhcpFact;
import vedette.flow.fact.EchoFact;
import vedette.flow.fact.Fact;
import vedette.flow.fact.NeighbourFact;

/// Floods on the local network by stations that there are not: leases asked for by ever new hardware addresses until
/// the server has none left, routers and neighbours by the hundred that fill the tables of everybody else, and pings of
/// whole groups in the name of one host, who gets all the answers.
///
/// For each of these a cumulative sum of what is new in a second beyond a floor. When the power comes back many
/// hosts ask for a lease at once, but each then takes what it was offered; true routers are few, and a true
/// host announces an address or two.
public final class StationFloods implements Detector {

    private static final int FRONTS = 256;
    private static final int DISCOVER = 1;
    private static final int REQUEST = 3;
    private static final double AT_ALARM = 0.8;

    /// All nodes on the link, ff02::1.
    private static final Address EVERYBODY = new Address(0xFF02L << 48, 1);

    private final BoundedMap<Service, Stations> fronts = new BoundedMap<>(FRONTS, Keys.SERVICE, Stations.CODEC);

    @Override
    public String name() {
        return "station-floods";
    }

    @Override
    public StateKey key() {
        return StateKey.SITE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        Map<Service, Long> came = new LinkedHashMap<>();
        for (Fact fact : tick.facts().all()) {
            switch (fact) {
                case DhcpFact dhcp when dhcp.ends().client().isUnspecified() -> ask(tick, dhcp, came);
                case NeighbourFact told -> hear(tick, told, came);
                case EchoFact echo when !echo.isResponse() -> ping(echo, came);
                default -> {}
            }
        }
        came.forEach((front, count) -> take(tick, front, count, out));
    }

    private void ask(Tick tick, DhcpFact dhcp, Map<Service, Long> came) {
        Service front = front(dhcp.ends().server(), Stations.Manner.LEASES);
        if (dhcp.type() == DISCOVER && isNew(tick, front, RecentHashes.hash(DISCOVER, dhcp.mac()))) {
            came.merge(front, 1L, Long::sum);
        } else if (dhcp.type() == REQUEST && isNew(tick, front, RecentHashes.hash(REQUEST, dhcp.mac()))) {
            came.merge(front, -1L, Long::sum);
        }
    }

    private void hear(Tick tick, NeighbourFact told, Map<Service, Long> came) {
        Stations.Manner manner = switch (told.type()) {
            case ROUTER_ADVERTISEMENT -> Stations.Manner.ROUTERS;
            case NEIGHBOUR_ADVERTISEMENT, NEIGHBOUR_SOLICITATION -> Stations.Manner.NEIGHBOURS;
            default -> null;
        };
        Address says = told.ends().client();
        if (manner == null || says.isUnspecified()) {
            return;
        }
        boolean isToGroup = told.ends().server().isGroup();
        Service front = front(isToGroup ? EVERYBODY : told.ends().server(), manner);
        if (isNew(tick, front, RecentHashes.hash(says.high(), says.low()))) {
            came.merge(front, 1L, Long::sum);
        }
    }

    private static void ping(EchoFact echo, Map<Service, Long> came) {
        if (echo.ends().client().isGroup()) {
            came.merge(front(echo.ends().server(), Stations.Manner.PINGS_BY_GROUPS), 1L, Long::sum);
        } else if (echo.ends().server().isGroup()) {
            came.merge(front(echo.ends().client(), Stations.Manner.PINGS_OF_GROUPS), 1L, Long::sum);
        }
    }

    private boolean isNew(Tick tick, Service front, long hash) {
        return fronts.meet(front, tick.second(), () -> new Stations(tick.second()))
                .isNew(hash);
    }

    /// Keeps the manner in the place of the protocol.
    private static Service front(Address host, Stations.Manner manner) {
        return new Service(host, 0, manner.code());
    }

    private void take(Tick tick, Service front, long count, SignalHandler out) {
        Stations.Manner manner = Stations.Manner.of(front.protocol());
        Stations stations = fronts.meet(front, tick.second(), () -> new Stations(tick.second()));
        stations.add(tick.second(), count, manner);
        if (stations.sum() >= manner.alarm() && count > 0) {
            out.onSignal(signal(tick, front, stations));
        }
    }

    private Signal signal(Tick tick, Service front, Stations stations) {
        Stations.Manner manner = Stations.Manner.of(front.protocol());
        Address victim = tick.site().entity(front.host());
        double beyond = Math.min(1, stations.sum() / manner.alarm() - 1);
        return Signal.of(this, manner.kind(), victim, tick)
                .strength(AT_ALARM + (1 - AT_ALARM) * beyond)
                .confidence(0.85 + 0.1 * beyond)
                .since(stations.since())
                .targets(List.of(victim))
                .flows(stations.total())
                .because(
                        manner.feature(),
                        stations.total() + " in " + (tick.second() - stations.since() + 1) + " seconds",
                        "a few")
                .make();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        fronts.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        fronts.read(in);
    }
}
