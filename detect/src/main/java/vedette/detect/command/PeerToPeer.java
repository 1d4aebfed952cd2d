package vedette.detect.command;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.site.Site;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.Keys.Use;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;

/// A host inside that keeps in touch with others of its kind outside: small datagrams to hosts without names,
/// in rounds that come by the clock, or at any time to a closed circle at one port, to the same ones again and again.
///
/// After *BotMiner* and Zhang and others, *Detecting stealthy P2P botnets* (2011): both bots and people who
/// share files talk to many strangers, but people's programs look for ever new ones, when they need them, and
/// then transfer pieces of files; bots stay with those they know and transfer next to nothing. Private networks that
/// are woven between hosts without a server do as well, so that a circle without a clock is weak evidence.
public final class PeerToPeer implements Detector {

    private static final int HOSTS = 2_048;
    private static final int FIRST_PORT = 1_024;

    /// Rounds, the hosts in them, and how often each was met.
    private static final int ROUNDS = 5;

    private static final int PEERS = 4;
    private static final double AGAIN = 2;

    private static final double REGULAR = 0.08;
    private static final double NOTICED = 3;

    /// Bytes a second with strangers: more is files.
    private static final double FILES = 5_000;

    private static final int CIRCLES = 1_024;
    private static final double OF_CIRCLE = 0.6;

    private final BoundedMap<Address, Rounds> hosts = new BoundedMap<>(HOSTS, Keys.ADDRESS, Rounds.CODEC);
    private final BoundedMap<Use, Circle> circles = new BoundedMap<>(CIRCLES, Keys.USE, Circle.CODEC);

    @Override
    public String name() {
        return "peer-to-peer";
    }

    @Override
    public StateKey key() {
        return StateKey.SOURCE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        Set<Address> met = new LinkedHashSet<>();
        Set<Use> talked = new LinkedHashSet<>();
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            boolean isStranger = pair.port() >= FIRST_PORT && pair.count(Count.PAYLOAD_OUT) > 0;
            if (isStranger && (pair.protocol() == IpProtocol.UDP || pair.protocol() == IpProtocol.TCP)) {
                learn(tick, pair, met, talked);
            }
        }
        met.forEach(host -> {
            Rounds rounds = hosts.find(host);
            if (rounds != null && rounds.rhythm().beat(tick.second())) {
                judge(tick, host, rounds, out);
            }
        });
        talked.forEach(use -> judgeCircle(tick, use, out));
    }

    private void learn(Tick tick, PairActivity pair, Set<Address> met, Set<Use> talked) {
        Site site = tick.site();
        Address actor = new Address(pair.actorHigh(), pair.actorLow());
        Address victim = new Address(pair.victimHigh(), pair.victimLow());
        boolean isOut = site.isInside(actor) && !site.isInside(victim) && !victim.isGroup();
        if (!isOut || tick.site().destinations().bareness(victim) == 0) {
            return;
        }
        Address host = site.entity(actor);
        Rounds rounds = hosts.meet(host, tick.second(), Rounds::new);
        rounds.carry(tick.second(), pair.count(Count.PAYLOAD_OUT) + pair.count(Count.PAYLOAD_IN));
        if (pair.protocol() == IpProtocol.UDP) {
            rounds.meet(victim, pair.port(), tick.second());
            met.add(host);
            Use circle = new Use(host, new Service(Address.NONE, pair.port(), IpProtocol.UDP));
            circles.meet(circle, tick.second(), Circle::new).meet(victim, tick.second());
            talked.add(circle);
        }
    }

    private void judge(Tick tick, Address host, Rounds rounds, SignalHandler out) {
        Rhythm rhythm = rounds.rhythm();
        boolean isRegular =
                rhythm.size() >= ROUNDS && rhythm.irregularity() <= REGULAR && rhythm.certainty() >= NOTICED;
        boolean isSame = rounds.peers() >= PEERS && rounds.meetings() >= AGAIN * rounds.peers();
        if (!isRegular || !isSame || rounds.bytesPerSecond() > FILES) {
            return;
        }
        out.onSignal(Signal.of(this, Kind.PEER_TO_PEER, host, tick)
                .strength(0.85)
                .confidence(0.7)
                .since(rhythm.first())
                .sources(List.of(host))
                .targets(rounds.latest(), rounds.peers())
                .ports(rounds.ports())
                .flows((long) rounds.meetings())
                .because(
                        "rounds of messages to hosts without names",
                        String.format(Locale.ROOT, "%d, %.1f s from one to the next", rhythm.beats(), rhythm.mean()),
                        "at any time")
                .because(
                        "hosts in the rounds",
                        String.format(
                                Locale.ROOT,
                                "%d, each met %.1f times",
                                rounds.peers(),
                                rounds.meetings() / rounds.peers()),
                        "ever new ones")
                .make());
    }

    private void judgeCircle(Tick tick, Use use, SignalHandler out) {
        Circle circle = circles.find(use);
        Rounds rounds = hosts.find(use.actor());
        if (circle == null || rounds == null || !circle.isClosed() || rounds.bytesPerSecond() > FILES) {
            return;
        }
        out.onSignal(Signal.of(this, Kind.PEER_TO_PEER, use.actor(), tick)
                .strength(OF_CIRCLE)
                .confidence(OF_CIRCLE)
                .since(circle.since())
                .sources(List.of(use.actor()))
                .targets(circle.peers())
                .ports(List.of(use.service().port()))
                .flows(circle.meetings())
                .because(
                        "hosts without names that it talks to at one port",
                        String.format(
                                Locale.ROOT,
                                "%d, each in %.1f of %d seconds",
                                circle.peers().size(),
                                (double) circle.meetings() / circle.peers().size(),
                                circle.seconds()),
                        "ever new ones, or a few")
                .make());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        hosts.write(out);
        circles.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        hosts.read(in);
        circles.read(in);
    }
}
