package vedette.detect.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
import vedette.detect.state.Keys.Service;
import vedette.detect.state.Keys.Use;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;

/// Connections that one source holds open at a service while hardly anything goes over them: slow headers, slow bodies,
/// slow reading, and plain exhaustion.
///
/// For each source and service the open connections are counted, from answered openings, ends, FINs and RSTs, with the
/// payload that came back in all and the rate at which any flows now. A browser holds connections too, but each of them
/// has brought something; an office behind one address holds many, and they have brought more; a pool of connections to
/// a database is greeted, and is not a web service. Many sources that hold one or two each are taken together where
/// each goes on with its request bit by bit; clients of a server that hangs have said all, and wait. Where answers are
/// not seen, nothing is said.
public final class SlowConnections implements Detector {

    private static final int USES = 8_192;

    /// So few that were never answered are already odd at a web server, once they last; so many of them at once.
    private static final long FEW = 12;

    private static final long MANY = 30;

    /// At other services.
    private static final long MANY_ELSEWHERE = 60;

    /// Less payload than this for each connection is no answer; this is an error page; this is a greeting of TLS.
    private static final double NO_ANSWER = 100;

    private static final double ERROR_PAGE = 600;
    private static final double GREETING = 8_192;

    /// Less than this flows a second over each.
    private static final double SLOW = 40;

    /// For so many seconds.
    private static final long SHORT = 3;

    private static final long WHILE = 8;
    private static final long LONG = 14;

    /// So many sources together may hold what one does.
    private static final int CROWD = 12;

    /// After so many seconds of silence there is nothing new to say.
    private static final long NEWS = 30;

    private static final double STRENGTH = 0.85;

    private final BoundedMap<Use, Held> uses = new BoundedMap<>(USES, Keys.USE, Held.CODEC);

    @Override
    public String name() {
        return "slow-connections";
    }

    @Override
    public StateKey key() {
        return StateKey.SERVICE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            if (pair.protocol() == IpProtocol.TCP) {
                learn(tick, pair);
            }
        }
        List<Use> over = new ArrayList<>();
        Map<Service, SlowCrowd> crowds = new LinkedHashMap<>();
        uses.forEach((use, held) -> {
            if (held.isOver()) {
                over.add(use);
            } else {
                judge(tick, use, held, out);
                gather(tick, use, held, crowds);
            }
        });
        over.forEach(uses::remove);
        crowds.forEach((service, crowd) -> judge(tick, service, crowd, out));
    }

    private void learn(Tick tick, PairActivity pair) {
        Service service = new Service(new Address(pair.victimHigh(), pair.victimLow()), pair.port(), IpProtocol.TCP);
        Use use = new Use(tick.site().entity(new Address(pair.actorHigh(), pair.actorLow())), service);
        if (pair.count(Count.ANSWERED) > 0 || uses.find(use) != null) {
            uses.meet(use, tick.second(), () -> new Held(tick.second())).add(pair, tick.second());
        }
    }

    private void judge(Tick tick, Use use, Held held, SignalHandler out) {
        held.judge(tick.second(), FEW, MANY);
        if (held.fewFor(tick.second()) < 0
                || held.silentFor(tick.second()) > NEWS
                || !tick.site().seesBothWays()) {
            return;
        }
        boolean isWeb = Ports.isWeb(use.service(), tick.site().services());
        if (isWeb ? isSlowWeb(held, tick.second()) : isSlowElsewhere(held, tick.second())) {
            out.onSignal(signal(tick, use, held));
        }
    }

    private static boolean isSlowWeb(Held held, long second) {
        boolean isSlow = held.bytesPerSecond(second) < SLOW;
        return (held.manyFor(second) >= SHORT && held.answerBytes() < NO_ANSWER)
                || (held.fewFor(second) >= LONG && held.answerBytes() < ERROR_PAGE && isSlow)
                || (held.manyFor(second) >= WHILE && held.answerBytes() < GREETING && isSlow);
    }

    private static boolean isSlowElsewhere(Held held, long second) {
        return held.open() >= MANY_ELSEWHERE
                && held.manyFor(second) >= SHORT
                && held.answerBytes() < ERROR_PAGE
                && held.bytesPerSecond(second) < SLOW;
    }

    private static void gather(Tick tick, Use use, Held held, Map<Service, SlowCrowd> crowds) {
        boolean isSlow = held.drips() > 0
                && held.open() > 0
                && held.answerBytes() < NO_ANSWER
                && held.bytesPerSecond(tick.second()) < SLOW;
        if (isSlow && Ports.isWeb(use.service(), tick.site().services())) {
            crowds.computeIfAbsent(use.service(), _ -> new SlowCrowd()).add(use.actor(), held, tick.second());
        }
    }

    private void judge(Tick tick, Service service, SlowCrowd crowd, SignalHandler out) {
        if (crowd.sources() >= CROWD
                && crowd.open() >= MANY
                && crowd.silentFor() <= NEWS
                && tick.site().seesBothWays()) {
            out.onSignal(crowd.signal(this, service, tick));
        }
    }

    private Signal signal(Tick tick, Use use, Held held) {
        Address victim = tick.site().entity(use.service().host());
        return Signal.of(this, Kind.SLOW_CONNECTIONS, victim, tick)
                .strength(STRENGTH + (1 - STRENGTH) * Math.min(1, (double) held.open() / 100))
                .confidence(0.8 + 0.15 * Math.min(1, (double) held.open() / 100))
                .since(held.since())
                .sources(List.of(use.actor()))
                .targets(List.of(victim))
                .ports(List.of(use.service().port()))
                .flows(held.begun())
                .because("connections that one source holds open", Long.toString(held.open()), "at most about 10")
                .because(
                        "what came back over each of them",
                        Math.round(held.answerBytes()) + " bytes, now " + Math.round(held.bytesPerSecond(tick.second()))
                                + " bytes a second both ways",
                        "thousands of bytes")
                .make();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        uses.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        uses.read(in);
    }
}
