package vedette.detect.tunnel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.decode.Protocol;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.outside.Strangers;
import vedette.detect.site.Site;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.Keys.Use;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;

/// A conversation kept with a host outside that carries others: SSH that forwards, TLS without a name, or
/// something that no known protocol is, with data going both ways.
///
/// Who works by SSH sends single keys in small packets and gets much back; a copy goes one way. What is
/// forwarded goes both ways in packets that are filled by programs. Calls do so too, over UDP, and so do
/// programs at work with sites that have names: the place has no name here, or SSH is not where it belongs.
/// Hosts that share files are left alone.
public final class CovertTunnels implements Detector {

    private static final int USES = 4_096;
    private static final int HOSTS = 2_048;
    private static final int SSH_PORT = 22;

    /// Ports of other protocols, which firewalls let pass.
    private static final Set<Integer> DISGUISES = Set.of(21, 25, 53, 80, 110, 143, 443, 465, 587, 993, 995, 8080, 8443);

    /// What goes each way at least, in bytes, and for each byte the other way.
    private static final double FORWARDED = 2_500;

    private static final double BULK = 6_000;
    private static final double BALANCED = 0.1;

    /// Payload in a packet out, in bytes: less is typed.
    private static final double FILLED = 50;

    /// Seconds in which both ends send.
    private static final double SHORT = 5;

    private static final double LONG = 10;

    /// More conversations than this are requests.
    private static final double KEPT = 3;

    private static final double RENEWED = 10;

    private static final int MOST_STRANGERS = 12;

    private final BoundedMap<Use, TwoWay> uses = new BoundedMap<>(USES, Keys.USE, TwoWay.CODEC);
    private final BoundedMap<Address, Strangers> strangers = new BoundedMap<>(HOSTS, Keys.ADDRESS, Strangers.CODEC);

    @Override
    public String name() {
        return "covert-tunnels";
    }

    @Override
    public StateKey key() {
        return StateKey.PAIR;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            if (pair.protocol() == IpProtocol.TCP && pair.count(Count.PAYLOAD_OUT) + pair.count(Count.PAYLOAD_IN) > 0) {
                learn(tick, pair, out);
            }
        }
    }

    private void learn(Tick tick, PairActivity pair, SignalHandler out) {
        Site site = tick.site();
        Address actor = new Address(pair.actorHigh(), pair.actorLow());
        Address victim = new Address(pair.victimHigh(), pair.victimLow());
        if (site.isInside(victim) || !site.isInside(actor)) {
            return;
        }
        Use use = new Use(site.entity(actor), new Service(victim, pair.port(), pair.protocol()));
        Protocol heard = site.services().protocol(use.service());
        double bareness = tick.site().destinations().bareness(victim);
        if (bareness > 0) {
            strangers.meet(use.actor(), tick.second(), Strangers::new).meet(victim, tick.second());
        }
        boolean matters = heard == Protocol.SSH || (bareness > 0 && (heard == null || heard == Protocol.TLS));
        if (!matters) {
            return;
        }
        TwoWay way = uses.meet(use, tick.second(), () -> new TwoWay(tick.second()));
        way.add(
                tick.second(),
                pair.count(Count.BEGUN),
                pair.count(Count.PAYLOAD_OUT),
                pair.count(Count.PAYLOAD_IN),
                pair.count(Count.PACKETS_OUT));
        judge(tick, use, way, heard, out);
    }

    private void judge(Tick tick, Use use, TwoWay way, @Nullable Protocol heard, SignalHandler out) {
        boolean isFilled = way.balance() >= BALANCED && way.perPacket() >= FILLED;
        double bareness = tick.site().destinations().bareness(use.service().host());
        double strength;
        if (heard == Protocol.SSH) {
            boolean forwards =
                    isFilled && way.less() >= FORWARDED && way.seconds() >= SHORT && way.conversations() <= KEPT;
            strength = ssh(use.service().port(), bareness, forwards);
        } else {
            boolean carries = isFilled && way.less() >= BULK && way.seconds() >= LONG && way.conversations() <= RENEWED;
            strength = carries ? 0.6 * bareness : 0;
        }
        Strangers known = strangers.find(use.actor());
        boolean sharesFiles = known != null && known.size(tick.second()) > MOST_STRANGERS;
        if (strength < 0.3 || (sharesFiles && heard != Protocol.SSH)) {
            return;
        }
        tell(tick, use, way, heard == null ? "nothing known" : heard.label(), strength, out);
    }

    /// How much SSH outside stands out: by where it listens, who has a name for it, and whether it forwards.
    private static double ssh(int port, double bareness, boolean forwards) {
        if (port == SSH_PORT) {
            return forwards ? 0.3 + 0.3 * bareness : 0;
        }
        double place = DISGUISES.contains(port) ? 0.55 : 0.2 + 0.15 * bareness;
        return forwards ? Math.min(0.95, place + 0.25 + 0.2 * bareness) : place;
    }

    private void tell(Tick tick, Use use, TwoWay way, String heard, double strength, SignalHandler out) {
        String named = tick.site().destinations().name(use.service().host());
        out.onSignal(Signal.of(this, Kind.COVERT_TUNNEL, use.actor(), tick)
                .strength(strength)
                .confidence(strength)
                .since(way.since())
                .sources(List.of(use.actor()))
                .targets(List.of(use.service().host()))
                .ports(List.of(use.service().port()))
                .flows(1)
                .because(
                        "what is spoken, and where",
                        heard + " at port " + use.service().port(),
                        "ssh at port 22")
                .because("with whom", named == null ? "an address without a name" : named, "a host with a name")
                .because(
                        "data that went the way that had less",
                        String.format(
                                Locale.ROOT,
                                "%.0f bytes in packets of %.0f, in %.0f seconds",
                                way.less(),
                                way.perPacket(),
                                way.seconds()),
                        "what a person types")
                .make());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        uses.write(out);
        strangers.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        uses.read(in);
        strangers.read(in);
    }
}
