package vedette.detect.scan;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Set;
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
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;

/// A source whose first contacts with services fail, one after the other: port scans and sweeps over TCP, UDP, ICMP and
/// any other protocol, fast or slow.
///
/// This is a sequential test after *threshold random walk* (Jung, Paxson, Berger, Balakrishnan 2004), as a cumulative
/// sum: each service met for the first time makes a scan more likely if it fails and less if it answers; a sum that
/// would fall below zero stays there, so that nobody earns credit for a scan by being good. Repeats count nothing, so a
/// client whose server is down is not accused, and a crawler, whose contacts answer, is not either. Who meets strangers
/// at ever other ports, as peers that share files do, is told apart by structure: a scan has many ports of a host, or
/// many hosts with a port or a few, or comes quickly; services that are gone, each tried once in a while, are none of
/// these. At the ports where peers are looked for it stands out less. Of several that try the same ports of a host at
/// the same time all but one are likely decoys.
public final class FirstContacts implements Detector {

    private static final int SOURCES = 8_192;

    /// Where a source is noticed, and where there is no doubt: so many more failures than answers.
    private static final double NOTICED = 8;

    private static final double CERTAIN = 16;

    /// How much stands out what may be somebody else's address in a forged packet, and what is: too little to be told
    /// alone, for [DistributedScan] tells of all of them together.
    private static final double PERHAPS_DECOY = 0.45;

    private static final double DECOY = 0.4;

    /// Where programs that share files look for peers, many of which are gone.
    private static final Set<Long> PEERS =
            Set.of(1_214L, 4_662L, 6_346L, 6_347L, 6_881L, 6_882L, 6_883L, 6_884L, 6_885L, 6_886L, 6_889L, 51_413L);

    private static final double PERHAPS_SHARING = 0.6;

    private final BoundedMap<Address, Contacts> sources = new BoundedMap<>(SOURCES, Keys.ADDRESS, Contacts.CODEC);

    @Override
    public String name() {
        return "first-contacts";
    }

    @Override
    public StateKey key() {
        return StateKey.SOURCE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            if (pair.count(Count.BEGUN) + pair.count(Count.ANSWERED) + pair.count(Count.FAILED) > 0) {
                learn(tick, pair);
            }
        }
        Decoys decoys = new Decoys();
        sources.forEach((_, contacts) -> {
            contacts.giveUp(tick.second(), tick.site().seesBothWays());
            decoys.add(contacts, tick.second());
        });
        sources.forEach((source, contacts) -> judge(tick, source, contacts, decoys, out));
    }

    private void learn(Tick tick, PairActivity pair) {
        Address victim = new Address(pair.victimHigh(), pair.victimLow());
        if (victim.isGroup() || isBroadcast(tick, victim, pair)) {
            return; // whoever asks all of them does not expect an answer
        }
        Address source = tick.site().entity(new Address(pair.actorHigh(), pair.actorLow()));
        Contacts contacts = sources.meet(source, tick.second(), Contacts::new);
        Keys.Service service = new Keys.Service(victim, port(pair), pair.protocol());
        boolean hasFailed = pair.count(Count.FAILED) > 0 && pair.count(Count.FAILED) >= pair.count(Count.ANSWERED);
        boolean hasBegun = pair.count(Count.BEGUN) > 0 && isOpening(pair);
        long bytes = pair.count(Count.PAYLOAD_OUT) / Math.max(1, pair.count(Count.PACKETS_OUT));
        contacts.meet(service, tick.second(), hasBegun, hasFailed, pair.count(Count.ANSWERED) > 0, bytes);
        if (pair.count(Count.SYNS_IN) > 0 && pair.count(Count.PACKETS_OUT) > pair.count(Count.SYNS_OUT)) {
            contacts.react();
        }
    }

    /// A packet of TCP that opens nothing is no contact: what odd ones tell is for others to say.
    private static boolean isOpening(PairActivity pair) {
        return pair.count(pair.protocol() == IpProtocol.TCP ? Count.SYNS_OUT : Count.PACKETS_OUT) > 0;
    }

    /// What stands in the place of a port in pings is their type, which nobody takes for a port.
    private static int port(PairActivity pair) {
        boolean isPing = pair.protocol() == IpProtocol.ICMP || pair.protocol() == IpProtocol.ICMPV6;
        return isPing ? 0 : pair.port();
    }

    private static boolean isBroadcast(Tick tick, Address victim, PairActivity pair) {
        return pair.protocol() != IpProtocol.TCP
                && victim.isIpv4()
                && (victim.low() & 0xFF) == 0xFF
                && tick.site().isInside(victim);
    }

    private void judge(Tick tick, Address source, Contacts contacts, Decoys decoys, SignalHandler out) {
        if (!contacts.hasNews() || contacts.sum() < NOTICED || !contacts.isStructured() || !contacts.isPurposeful()) {
            return;
        }
        contacts.tell();
        double strength = 0.5 + 0.5 * (contacts.sum() - NOTICED) / (CERTAIN - NOTICED);
        if (decoys.isOne(contacts)) {
            strength = Math.min(strength, decoys.isScannerKnown(contacts) ? DECOY : PERHAPS_DECOY);
        }
        boolean isSweep = contacts.victims().greatest() < contacts.ports().greatest();
        boolean isSharing = PEERS.contains(contacts.ports().keys().getFirst())
                && tick.site().isInside(source);
        if (isSweep && isSharing) {
            strength = Math.min(strength, PERHAPS_SHARING);
        }
        out.onSignal(Signal.of(this, isSweep ? Kind.HOST_SWEEP : Kind.PORT_SCAN, source, tick)
                .strength(strength)
                .confidence(0.8 + 0.19 * Math.min(1, (contacts.sum() - NOTICED) / CERTAIN))
                .since(contacts.since())
                .sources(List.of(source))
                .targets(contacts.victims().keys())
                .ports(contacts.ports().keys().stream().map(Long::intValue).toList())
                .flows(contacts.failed())
                .because(
                        "first contacts with a service that failed",
                        contacts.failed() + " of " + contacts.met(),
                        "most are answered")
                .because(
                        isSweep ? "hosts tried at one port" : "ports tried of one host",
                        Long.toString(
                                isSweep
                                        ? contacts.ports().greatest()
                                        : contacts.victims().greatest()),
                        "a few")
                .make());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        sources.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        sources.read(in);
    }
}
