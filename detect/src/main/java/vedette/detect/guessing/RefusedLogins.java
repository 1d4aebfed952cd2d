package vedette.detect.guessing;

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

/// Log-ins that are refused over and over: guessed passwords, where the protocol shows how a log-in ends. Of one source
/// at any services, and of many sources at one service.
///
/// This is a cumulative sum that fades: each refusal adds, by how little it looks like a mistake. A password not tried
/// before counts in full, the very same one next to nothing; where passwords cannot be seen, the next refusal counts in
/// full if it comes sooner than anybody types, and less the longer it takes, so that a program with an old password
/// stays below. Getting in after a few mistakes forgives them; getting in after many is what the guesser wanted. At a
/// service with many users, those who get in make up for those who mistype; where many sources are refused and few get
/// in, the sources belong together.
public final class RefusedLogins implements Detector {

    private static final int SOURCES = 1_024;
    private static final int SERVICES = 512;

    /// So many refusals that are no mistakes are noticed, and so many leave no doubt.
    private static final double NOTICED = 6;

    private static final double CERTAIN = 10;

    /// The same of many sources at one service, which are so many at least.
    private static final double MANY_NOTICED = 12;

    private static final double MANY_CERTAIN = 20;
    private static final int MANY = 6;

    /// What one of many has of all refusals at most.
    private static final double MOST_OF_ONE = 0.5;

    /// Who breaks into web applications by other means fills in forms as well: so many seconds since.
    private static final int INTRUDING = 600;

    private final BoundedMap<Address, Guesser> guessers = new BoundedMap<>(SOURCES, Keys.ADDRESS, Guesser.CODEC);
    private final BoundedMap<Service, Attacked> attacked = new BoundedMap<>(SERVICES, Keys.SERVICE, Attacked.CODEC);
    private final BoundedMap<Address, Long> intruders = new BoundedMap<>(SERVICES, Keys.ADDRESS, Keys.NUMBER);
    private final LoginSteps steps = new LoginSteps();
    private final WebAttempts web = new WebAttempts();
    private final CommunityNames communities = new CommunityNames();

    @Override
    public String name() {
        return "refused-logins";
    }

    @Override
    public StateKey key() {
        return StateKey.SOURCE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        steps.read(tick, attempt -> learn(attempt, tick));
        web.read(tick, attempt -> learn(attempt, tick));
        communities.read(tick, attempt -> learn(attempt, tick));
        guessers.forEach((source, guesser) -> {
            boolean isNoticed = guesser.takeNews() && guesser.sum(tick.second()) >= NOTICED;
            if (isNoticed && !(guesser.isMostlyHidden() && isIntruder(source, tick))) {
                out.onSignal(tell(tick, source, guesser));
            }
        });
        attacked.forEach((service, one) -> {
            if (one.takeNews() && isByMany(one, tick.second())) {
                out.onSignal(tell(tick, service, one));
            }
        });
    }

    @Override
    public void onSignals(Tick tick, List<Signal> signals, SignalHandler out) {
        for (Signal signal : signals) {
            if (signal.kind() == Kind.WEB_ATTACK) {
                intruders.remove(signal.entity());
                intruders.meet(signal.entity(), tick.second(), tick::second);
            }
        }
    }

    private boolean isIntruder(Address source, Tick tick) {
        Long last = intruders.find(source);
        return last != null && tick.second() - last < INTRUDING;
    }

    private void learn(Attempt attempt, Tick tick) {
        long second = tick.second();
        if (attempt.isRefused()) {
            guessers.meet(attempt.source(), second, Guesser::new).learn(attempt, second, NOTICED);
            attacked.meet(attempt.service(), second, Attacked::new)
                    .refuse(attempt.ends().client(), second);
            return;
        }
        Guesser guesser = guessers.find(attempt.source());
        if (guesser != null) {
            guesser.learn(attempt, second, NOTICED);
        }
        Attacked service = attacked.find(attempt.service());
        if (service != null && attempt.outcome() == Attempt.Outcome.ACCEPTED) {
            service.accept(attempt.ends().client(), second, MANY_NOTICED);
        }
    }

    private static boolean isByMany(Attacked service, long second) {
        return service.sum(second) >= MANY_NOTICED
                && service.sources().size() >= MANY
                && service.mostOfOne() <= MOST_OF_ONE * service.refused();
    }

    private Signal tell(Tick tick, Address source, Guesser guesser) {
        double certainty = certainty(guesser.sum(tick.second()), NOTICED, CERTAIN);
        Signal.Draft draft = Signal.of(this, Kind.PASSWORD_GUESSING, source, tick)
                .strength(0.5 + 0.5 * certainty)
                .confidence(0.8 + 0.19 * certainty)
                .since(guesser.since())
                .sources(List.of(guesser.client()))
                .targets(guesser.services().keys().stream().map(Service::host).toList())
                .ports(guesser.services().keys().stream().map(Service::port).toList())
                .flows(guesser.refused())
                .succeeded(guesser.hasSucceeded())
                .because(
                        "log-ins refused (" + guesser.protocol().label() + ")",
                        guesser.refused() + " of " + guesser.answered() + " in " + (tick.second() - guesser.since() + 1)
                                + " s",
                        "a few, then the right password");
        if (guesser.users() > 1) {
            draft.because("users tried", guesser.users() + " or more", "one or two");
        }
        if (guesser.hasSucceeded()) {
            draft.because("log-ins that succeeded after these", "1 or more", "none after so many failures");
        }
        return draft.make();
    }

    private Signal tell(Tick tick, Service service, Attacked attack) {
        double certainty = certainty(attack.sum(tick.second()), MANY_NOTICED, MANY_CERTAIN);
        return Signal.of(this, Kind.DISTRIBUTED_GUESSING, tick.site().entity(service.host()), tick)
                .strength(0.5 + 0.5 * certainty)
                .confidence(0.75 + 0.2 * certainty)
                .since(attack.since())
                .sources(attack.sources())
                .targets(List.of(service.host()))
                .ports(List.of(service.port()))
                .flows(attack.refused())
                .succeeded(attack.hasSucceeded())
                .because(
                        "log-ins refused at one service",
                        attack.refused() + " in " + (tick.second() - attack.since() + 1) + " s",
                        "fewer than succeed")
                .because("sources refused", Integer.toString(attack.sources().size()), "one or two at a time")
                .make();
    }

    private static double certainty(double sum, double noticed, double certain) {
        return Math.clamp((sum - noticed) / (certain - noticed), 0, 1);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        guessers.write(out);
        attacked.write(out);
        intruders.write(out);
        steps.write(out);
        web.write(out);
        communities.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        guessers.read(in);
        attacked.read(in);
        intruders.read(in);
        steps.read(in);
        web.read(in);
        communities.read(in);
    }
}
