package vedette.detect.change;

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
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.flow.activity.TickActivity;

/// A host that was attacked, and then answers at a port where it did not before: somebody left a door there.
///
/// An attack is what other detectors say: requests made to break in, guesses of which one was right, somebody
/// outside who types. Within ten minutes of it, a port that was *seen closed* and now answers was opened: it
/// refused somebody from the same side before, or was silent to the very same one. If the attacker is who is
/// answered there is little doubt. A port that is merely met for the first time may have been open always, and
/// a scan meets many such: so it counts only if the attacker is who is answered, in more than a probe, has
/// found hardly any closed ones, and if the host is known for long; and even then for less than anybody would
/// be called for.
///
/// A service that is begun anew after an attack was open before, so it is not accused. One that is set up for
/// the first time just then is, if not by the attacker's hand: that is no more than worth a look. Ports that
/// two agree upon, as for the data of FTP, are left out, and for others than the attacker all that programs
/// take as they need them. What was open to some all the while, and refused others of the same side by a
/// firewall, looks the same.
public final class OpenedPorts implements Detector {

    private static final int HOSTS = 2_048;
    private static final int OPENINGS = 1_024;

    /// How long after an attack, in seconds; and how long before it is noticed, since detectors need time.
    private static final long AFTER = 600;

    private static final long BEFORE = 60;

    /// How long a host must be known, in seconds, for a port that was not seen closed to mean anything.
    private static final long KNOWN = 3_600;

    private static final double BY_THE_ATTACKER = 1;
    private static final double BY_ANOTHER = 0.75;
    private static final double BY_ANOTHER_PERHAPS = 0.6;
    private static final double NOT_SEEN_CLOSED = 0.55;

    /// Programs take ports from here on as they need them.
    private static final int DYNAMIC = 32_768;

    private static final int SYSTEM = 1_024;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final PortBook book = new PortBook();
    private final Touches touches = new Touches();
    private final Acquaintances hosts = new Acquaintances();
    private final BoundedMap<Address, Wound> wounds = new BoundedMap<>(HOSTS, Keys.ADDRESS, Wound.CODEC);
    private final BoundedMap<Service, Opening> openings = new BoundedMap<>(OPENINGS, Keys.SERVICE, Opening.CODEC);

    @Override
    public String name() {
        return "opened-ports";
    }

    @Override
    public StateKey key() {
        return StateKey.TARGET;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        wounds.removeIf((_, wound) -> tick.second() - wound.last() > AFTER);
        openings.removeIf((_, opening) -> tick.second() - opening.second() > BEFORE);
        hosts.learn(tick);
        touches.learn(tick);
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            Opening opening = book.learn(tick, activity.pair(i));
            if (opening != null) {
                openings.meet(opening.service(), tick.second(), () -> opening);
            }
        }
    }

    @Override
    public void onSignals(Tick tick, List<Signal> signals, SignalHandler out) {
        for (Signal signal : signals) {
            if (Attacks.isTakeover(signal)) {
                hurt(tick, signal);
            }
        }
        openings.removeIf((_, opening) -> isOver(tick, opening, out));
    }

    private void hurt(Tick tick, Signal signal) {
        for (Address victim : Attacks.victims(signal)) {
            if (tick.site().isInside(victim)) {
                wounds.meet(
                                tick.site().entity(victim),
                                tick.second(),
                                () -> new Wound(
                                        signal.sinceNanos() / SECOND_NANOS,
                                        signal.kind().label()))
                        .add(signal, tick.second());
            }
        }
    }

    /// Tells of the opening if its host was attacked; one that was told of is done with.
    private boolean isOver(Tick tick, Opening opening, SignalHandler out) {
        Wound wound = wounds.find(opening.service().host());
        if (wound == null || opening.second() < wound.second()) {
            return false;
        }
        double strength = strength(tick, opening, wound);
        if (strength > 0) {
            out.onSignal(signal(tick, opening, wound, strength));
        }
        return true;
    }

    private double strength(Tick tick, Opening opening, Wound wound) {
        Service service = opening.service();
        if (service.port() >= SYSTEM && touches.isAgreed(opening.actor(), service, tick.second())) {
            return 0;
        }
        if (!wound.isBy(opening.actor())) {
            double strength = wound.isCertain() ? BY_ANOTHER : BY_ANOTHER_PERHAPS;
            return opening.wasClosed() && !isForOne(tick, opening) ? strength : 0;
        }
        if (opening.wasClosed()) {
            return BY_THE_ATTACKER;
        }
        boolean isKnown = hosts.isKnown(service.host(), tick.second(), KNOWN);
        return isKnown && !book.isProbing(opening.actor()) ? NOT_SEEN_CLOSED : 0;
    }

    /// Whether the port may be for one client and one time only.
    private boolean isForOne(Tick tick, Opening opening) {
        Service service = opening.service();
        return service.port() >= DYNAMIC
                || (service.port() >= SYSTEM && touches.isOtherwise(opening.actor(), service, tick.second()));
    }

    private Signal signal(Tick tick, Opening opening, Wound wound, double strength) {
        boolean isAttacker = wound.isBy(opening.actor());
        return Signal.of(this, Kind.OPENED_PORT, opening.service().host(), tick)
                .strength(strength)
                .confidence(0.4 + 0.5 * strength)
                .since(wound.second())
                .sources(List.of(opening.actor()))
                .targets(List.of(opening.service().host()))
                .ports(List.of(opening.port()))
                .flows(1)
                .because("what was done to it before", wound.kind(), "nothing")
                .because(
                        "a port that then answered for the first time",
                        Integer.toString(opening.port()) + after(tick, wound),
                        "none")
                .because("how the port was before", opening.wasClosed() ? "closed" : "not known", "open")
                .because("who was answered", isAttacker ? "the attacker" : opening.actor() + "", "known clients")
                .make();
    }

    private static String after(Tick tick, Wound wound) {
        return ", " + Math.max(0, tick.second() - wound.second()) + " s after that began";
    }

    @Override
    public void write(DataOutput out) throws IOException {
        book.write(out);
        touches.write(out);
        hosts.write(out);
        wounds.write(out);
        openings.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        book.read(in);
        touches.read(in);
        hosts.read(in);
        wounds.read(in);
        openings.read(in);
    }
}
