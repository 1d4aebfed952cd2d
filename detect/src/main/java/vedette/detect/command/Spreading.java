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
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;

/// A host inside that looks outside for hosts to take over: at one or two of the ports that worms come by, at
/// many addresses, most of which do not answer, because they were not looked up but tried.
///
/// Somebody who works on many machines goes where he is answered. File sharing meets hosts that are gone, but
/// at ever other ports. A search inside the site is not told here, since those who look after a network do
/// the same.
public final class Spreading implements Detector {

    private static final int SOURCES = 4_096;

    /// Telnet, SSH, Windows sharing, databases, remote desktops, cameras, routers and the debuggers of
    /// phones.
    private static final Set<Integer> WORM_PORTS = Set.of(
            22, 23, 135, 139, 445, 1433, 2222, 2323, 3306, 3389, 5555, 5900, 6379, 7547, 8291, 23_231, 37_215, 52_869);

    /// Addresses tried within minutes: noticed, and beyond doubt.
    private static final double NOTICED = 12;

    private static final double CERTAIN = 30;

    /// Of the addresses, those that did not answer.
    private static final double UNANSWERED = 0.5;

    private final BoundedMap<Address, Tried> sources = new BoundedMap<>(SOURCES, Keys.ADDRESS, Tried.CODEC);

    @Override
    public String name() {
        return "spreading";
    }

    @Override
    public StateKey key() {
        return StateKey.SOURCE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        Set<Address> changed = new LinkedHashSet<>();
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            if (pair.protocol() == IpProtocol.TCP && WORM_PORTS.contains(pair.port())) {
                learn(tick, pair, changed);
            }
        }
        for (Address source : changed) {
            Tried tried = sources.find(source);
            if (tried != null) {
                judge(tick, source, tried, out);
            }
        }
    }

    private void learn(Tick tick, PairActivity pair, Set<Address> changed) {
        Site site = tick.site();
        Address actor = new Address(pair.actorHigh(), pair.actorLow());
        Address victim = new Address(pair.victimHigh(), pair.victimLow());
        if (!site.isInside(actor) || site.isInside(victim)) {
            return;
        }
        Address source = site.entity(actor);
        Tried tried = sources.meet(source, tick.second(), Tried::new);
        if (pair.count(Count.BEGUN) > 0 && tried.meet(victim, pair.port(), tick.second())) {
            changed.add(source);
        }
        if (pair.count(Count.ANSWERED) > pair.count(Count.FAILED)) {
            tried.answer(tick.second());
        }
    }

    private void judge(Tick tick, Address source, Tried tried, SignalHandler out) {
        boolean knowsAnswers = tick.site().seesBothWays();
        if (tried.hosts() < NOTICED || !knowsAnswers || tried.unansweredShare() < UNANSWERED) {
            return;
        }
        double sure = Math.min(1, (tried.hosts() - NOTICED) / (CERTAIN - NOTICED));
        out.onSignal(Signal.of(this, Kind.SPREADING, source, tick)
                .strength(0.6 + 0.35 * sure)
                .confidence(0.6 + 0.3 * sure)
                .since(tried.since())
                .sources(List.of(source))
                .targets(tried.latest(), tried.total())
                .ports(tried.ports())
                .flows(tried.total())
                .because(
                        "outside hosts tried at ports that worms come by",
                        String.format(Locale.ROOT, "%.0f within minutes", tried.hosts()),
                        "a few")
                .because(
                        "of these did not answer",
                        String.format(Locale.ROOT, "%.0f %%", 100 * tried.unansweredShare()),
                        "few: people go where there is somebody")
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
