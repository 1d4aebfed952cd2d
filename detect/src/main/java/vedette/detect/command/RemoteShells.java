package vedette.detect.command;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
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

/// A host inside that has called one outside and then does what that one says: a connection over which a
/// little comes in, of ever other lengths, and more goes out for it, again and again with quiet between, as
/// when somebody types commands and reads what they answer.
///
/// Clients do the reverse: they ask for little and get much. What reports gets acknowledgements that are all
/// alike. Only connections of no known protocol, or of TLS, to a place without a name count, for protocols of
/// mail and files greet from the far end too.
public final class RemoteShells implements Detector {

    private static final int USES = 4_096;
    private static final int HOSTS = 2_048;

    /// Exchanges that look so, their share, and how many different lengths.
    private static final double ENOUGH = 3.4;

    private static final double MOSTLY = 0.7;
    private static final int LENGTHS = 3;

    /// What goes out for each byte that comes in.
    private static final double MORE = 1.5;

    private static final int MOST_STRANGERS = 12;

    private final BoundedMap<Use, Orders> uses = new BoundedMap<>(USES, Keys.USE, Orders.CODEC);
    private final BoundedMap<Address, Strangers> strangers = new BoundedMap<>(HOSTS, Keys.ADDRESS, Strangers.CODEC);

    @Override
    public String name() {
        return "remote-shells";
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
        if (site.isInside(victim)
                || !site.isInside(actor)
                || tick.site().destinations().bareness(victim) == 0) {
            return;
        }
        Use use = new Use(site.entity(actor), new Service(victim, pair.port(), pair.protocol()));
        Strangers known = strangers.meet(use.actor(), tick.second(), Strangers::new);
        known.meet(victim, tick.second());
        Protocol heard = site.services().protocol(use.service());
        if (heard != null && heard != Protocol.TLS) {
            return;
        }
        Orders orders = uses.meet(use, tick.second(), () -> new Orders(tick.second()));
        boolean isOver = orders.add(
                tick.second(),
                pair.count(Count.BEGUN) > 0,
                pair.count(Count.PAYLOAD_OUT),
                pair.count(Count.PAYLOAD_IN));
        if (isOver && known.size(tick.second()) <= MOST_STRANGERS) {
            judge(tick, use, orders, heard, out);
        }
    }

    private void judge(Tick tick, Use use, Orders orders, @Nullable Protocol heard, SignalHandler out) {
        boolean isCommanded = orders.orders() >= ENOUGH
                && orders.share() >= MOSTLY
                && orders.ratio() >= MORE
                && orders.lengthsIn() >= LENGTHS
                && orders.lengthsOut() >= LENGTHS;
        if (!isCommanded) {
            return;
        }
        Address server = use.service().host();
        double strength =
                (heard == null ? 0.8 : 0.7) * tick.site().destinations().bareness(server);
        out.onSignal(Signal.of(this, Kind.REMOTE_SHELL, use.actor(), tick)
                .strength(strength)
                .confidence(0.9 * strength)
                .since(orders.since())
                .sources(List.of(use.actor()))
                .targets(List.of(server))
                .ports(List.of(use.service().port()))
                .flows(1)
                .because(
                        "exchanges in which little comes in and more goes out",
                        String.format(Locale.ROOT, "%.0f %% of %d", 100 * orders.share(), orders.exchanges()),
                        "few: who calls asks for something")
                .because(
                        "bytes out for each byte in",
                        String.format(Locale.ROOT, "%.1f", orders.ratio()),
                        "less than one")
                .because("with whom", "an address without a name", "a host with a name")
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
