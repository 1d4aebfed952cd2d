package vedette.detect.spoofing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import vedette.common.Address;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.flow.fact.Fact;
import vedette.flow.fact.NeighbourFact;

/// A station that says it is an IPv6 router, where others are known or none is.
///
/// Routers that are heard in the first minute are known. A later one is suspect the more, the more of this
/// holds: it brings a prefix that nobody else announces; it says so again and again at once, where a router
/// that has just started does a few times in a minute; its hardware address is that of a host that was no
/// router before. Whoever speaks in a known router's name from another hardware address is a rogue at once,
/// most of all to say that the router is gone; but for the shared hardware addresses of routers that stand in
/// for each other.
public final class RogueRouter implements Detector {

    private static final int ROUTERS = 512;

    /// In seconds.
    private static final long LEARNING = 60;

    private static final long AT_ONCE = 60;
    private static final int AGAIN_AND_AGAIN = 4;

    private static final double BESIDE_OTHERS = 0.5;
    private static final double ALONE = 0.3;
    private static final double NEW_PREFIX = 0.3;
    private static final double AGAIN = 0.2;
    private static final double WAS_A_HOST = 0.3;

    /// 00:00:5e:00:02, the hardware addresses of VRRP for IPv6.
    private static final long STAND_IN = 0x00_00_5E_00_02L;

    private static final int LAST_OCTET = 8;

    private final BoundedMap<Address, Router> routers = new BoundedMap<>(ROUTERS, Keys.ADDRESS, Router.CODEC);

    @Override
    public String name() {
        return "rogue-router";
    }

    @Override
    public StateKey key() {
        return StateKey.SITE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof NeighbourFact told && told.type() == NeighbourFact.Type.ROUTER_ADVERTISEMENT) {
                take(tick, told, out);
            }
        }
    }

    private static Router firstSeen(Tick tick, NeighbourFact told) {
        boolean isKnown = tick.site().age() < LEARNING;
        Address held = tick.site().hosts().firstOf(told.source());
        boolean wasHost = !held.equals(Address.NONE) && !held.equals(told.ends().client());
        return new Router(tick.second(), told.source(), isKnown, wasHost);
    }

    private void take(Tick tick, NeighbourFact told, SignalHandler out) {
        Address says = told.ends().client();
        Router router = routers.meet(says, tick.second(), () -> firstSeen(tick, told));
        if (router.mac != told.source() && told.source() >>> LAST_OCTET != STAND_IN) {
            if (router.isKnown) {
                out.onSignal(inTheNameOf(tick, told));
            }
            return;
        }
        router.hear(tick.second(), told.target());
        if (!router.isKnown) {
            out.onSignal(beside(tick, told, router));
        }
    }

    private Signal inTheNameOf(Tick tick, NeighbourFact told) {
        return rogue(tick, told, 1)
                .because("hardware address of the known router " + told.ends().client(), "another", "always the same")
                .because("lifetime that it gives the router", told.routerLifetime() + " seconds", "half an hour")
                .make();
    }

    private Signal beside(Tick tick, NeighbourFact told, Router router) {
        boolean isNewPrefix =
                !told.target().isUnspecified() && !isAnnounced(told.ends().client(), told.target());
        boolean isAgain = router.latest >= AGAIN_AND_AGAIN;
        double strength = hasKnown() ? BESIDE_OTHERS : ALONE;
        strength += isNewPrefix ? NEW_PREFIX : 0;
        strength += isAgain ? AGAIN : 0;
        strength += router.wasHost ? WAS_A_HOST : 0;
        return rogue(tick, told, strength)
                .since(router.first)
                .flows(router.latest)
                .because("announcements of a new router within a minute", Long.toString(router.latest), "one or two")
                .because("its prefix", isNewPrefix ? "announced by nobody else" : "that of others", "that of others")
                .make();
    }

    private Signal.Draft rogue(Tick tick, NeighbourFact told, double strength) {
        Address own = tick.site().hosts().firstOf(told.source());
        Address rogue =
                tick.site().entity(own.equals(Address.NONE) ? told.ends().client() : own);
        return Signal.of(this, Kind.ROGUE_ROUTER, rogue, tick)
                .strength(strength)
                .confidence(0.5 + 0.45 * Math.min(1, strength))
                .sources(List.of(rogue, told.ends().client()))
                .targets(
                        told.ends().server().isGroup()
                                ? List.of()
                                : List.of(told.ends().server()));
    }

    private boolean hasKnown() {
        boolean[] has = new boolean[1];
        routers.forEach((_, router) -> has[0] |= router.isKnown);
        return has[0];
    }

    private boolean isAnnounced(Address by, Address prefix) {
        boolean[] is = new boolean[1];
        routers.forEach((address, router) -> is[0] |= !address.equals(by) && router.prefix.equals(prefix));
        return is[0];
    }

    @Override
    public void write(DataOutput out) throws IOException {
        routers.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        routers.read(in);
    }

    private static final class Router {

        static final Codec<Router> CODEC = new Codec<>() {
            @Override
            public void write(Router value, DataOutput out) throws IOException {
                out.writeLong(value.first);
                out.writeLong(value.mac);
                out.writeBoolean(value.isKnown);
                out.writeBoolean(value.wasHost);
                out.writeLong(value.since);
                out.writeLong(value.latest);
                Keys.ADDRESS.write(value.prefix, out);
            }

            @Override
            public Router read(DataInput in) throws IOException {
                Router router = new Router(in.readLong(), in.readLong(), in.readBoolean(), in.readBoolean());
                router.since = in.readLong();
                router.latest = in.readLong();
                router.prefix = Keys.ADDRESS.read(in);
                return router;
            }
        };

        private final long first;
        private final long mac;
        private final boolean isKnown;
        private final boolean wasHost;
        private long since;
        private long latest;
        private Address prefix = Address.NONE;

        Router(long first, long mac, boolean isKnown, boolean wasHost) {
            this.first = first;
            this.mac = mac;
            this.isKnown = isKnown;
            this.wasHost = wasHost;
            since = first;
        }

        void hear(long second, Address newPrefix) {
            if (second - since >= AT_ONCE) {
                since = second;
                latest = 0;
            }
            latest++;
            prefix = newPrefix.isUnspecified() ? prefix : newPrefix;
        }
    }
}
