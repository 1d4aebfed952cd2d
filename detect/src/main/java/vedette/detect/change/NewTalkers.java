package vedette.detect.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import vedette.common.Address;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.site.HostBook;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.FadingCount;
import vedette.detect.state.Keys;
import vedette.flow.activity.Count;
import vedette.flow.activity.HostActivity;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.Role;
import vedette.flow.activity.TickActivity;
import vedette.flow.fact.ArpFact;
import vedette.flow.fact.Fact;

/// A host inside that was never met before, and soon talks with several others inside.
///
/// Who is new means something only where hardly anybody is: each host met for the first time counts, fading within ten
/// minutes, and only who comes while hardly any came lately, and ten minutes after the first traffic, is followed, for
/// half an hour. A laptop that is plugged in asks for an address, names, the time and pages, which does not count; that
/// it also uses the printer and two servers is ordinary. So it takes conversations with more hosts than that, and even
/// then it is only worth knowing of.
///
/// An address behind which a known hardware address stands is nobody new, nor is an address of IPv6 of which
/// the hardware address is not seen, since hosts change those as they like. A device that changes its hardware
/// address looks new each time. One that was there all the while, and said nothing that passed here, does too.
public final class NewTalkers implements Detector {

    private static final int HOSTS = 8_192;

    /// How long the site must have been watched, and how long a new host is followed, in seconds.
    private static final long SETTLED = 600;

    private static final long FOLLOWED = 1_800;

    /// In so many seconds two thirds of the newcomers are forgotten.
    private static final double FADING = 600;

    private static final double CALM = 1.5;

    /// Hosts inside that it talks with: noticed, and beyond doubt.
    private static final int NOTICED = 5;

    private static final int CERTAIN = 12;

    /// What every host uses: names, leases, pages, the time.
    private static final Set<Integer> PLAIN = Set.of(53, 67, 80, 123, 443, 547, 853);

    private final BoundedMap<Address, Talker> talkers = new BoundedMap<>(HOSTS, Keys.ADDRESS, Talker.CODEC);
    private final FadingCount lately = new FadingCount(FADING);

    @Override
    public String name() {
        return "new-talkers";
    }

    @Override
    public StateKey key() {
        return StateKey.SITE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof ArpFact arp && arp.source() == arp.sender()) {
                hear(tick, arp.ends().client());
            }
        }
        TickActivity activity = tick.activity();
        for (Role role : Role.values()) {
            for (int i = 0; i < activity.hosts(role); i++) {
                HostActivity host = activity.host(role, i);
                if (host.count(Count.PACKETS_OUT) > 0) {
                    hear(tick, new Address(host.high(), host.low()));
                }
            }
        }
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            if (pair.count(Count.PAYLOAD_IN) > 0 && !PLAIN.contains(pair.port())) {
                follow(tick, pair, out);
            }
        }
    }

    private void hear(Tick tick, Address address) {
        boolean isHost = tick.site().isInside(address) && !address.isGroup() && !address.isUnspecified();
        if (!isHost || (!address.isIpv4() && tick.site().hosts().mac(address) == 0)) {
            return;
        }
        Address host = tick.site().entity(address);
        boolean isNew = talkers.find(host) == null && !isKnownOtherwise(tick, host);
        boolean isCalm = tick.site().age() >= SETTLED && lately.at(tick.second()) < CALM;
        talkers.meet(host, tick.second(), () -> new Talker(tick.second(), isNew && isCalm));
        if (isNew) {
            lately.add(tick.second(), 1);
        }
    }

    private boolean isKnownOtherwise(Tick tick, Address host) {
        HostBook hosts = tick.site().hosts();
        long mac = hosts.mac(host);
        return mac != 0 && !hosts.isShared(mac) && talkers.find(hosts.firstOf(mac)) != null;
    }

    private void follow(Tick tick, PairActivity pair, SignalHandler out) {
        Address victim = new Address(pair.victimHigh(), pair.victimLow());
        if (victim.isGroup() || !tick.site().isInside(victim)) {
            return;
        }
        Address host = tick.site().entity(new Address(pair.actorHigh(), pair.actorLow()));
        Talker talker = talkers.find(host);
        if (talker == null || !talker.isNewcomer() || tick.second() - talker.second() > FOLLOWED) {
            return;
        }
        if (talker.meet(tick.site().entity(victim), pair.port()) && talker.hosts() >= NOTICED) {
            out.onSignal(signal(tick, host, talker));
        }
    }

    private Signal signal(Tick tick, Address host, Talker talker) {
        double sure = Math.min(1, (double) (talker.hosts() - NOTICED) / (CERTAIN - NOTICED));
        long mac = tick.site().hosts().mac(host);
        return Signal.of(this, Kind.NEW_TALKER, host, tick)
                .strength(0.6 + 0.4 * sure)
                .confidence(0.6 + 0.3 * sure)
                .since(talker.second())
                .sources(List.of(host))
                .targets(talker.latest(), talker.hosts())
                .ports(talker.ports())
                .flows(talker.hosts())
                .because(
                        "first heard of",
                        tick.second() - talker.second() + " s ago",
                        "known, while hardly anybody new comes")
                .because(
                        "hosts inside that it has talked with since",
                        Long.toString(talker.hosts()),
                        "a few servers and a printer")
                .because("its hardware address", mac == 0 ? "not seen" : String.format(Locale.ROOT, "%012x", mac), "")
                .make();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        talkers.write(out);
        lately.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        talkers.read(in);
        lately.read(in);
    }
}
