package vedette.detect.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
import vedette.detect.state.Keys.Service;
import vedette.detect.state.Keys.Use;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.Ends;
import vedette.flow.fact.Fact;
import vedette.flow.fact.HttpRequestFact;

/// Floods of HTTP requests over few connections that are kept: one source that asks for the same again and again.
///
/// A browser fetches many things at once, each once; a script that looks a server through asks for ever other
/// pages. So only requests count for what the same source has asked for lately, in a cumulative sum beyond a
/// few a second, or four times what it usually repeats: who polls has done so from the beginning. Forms and
/// log-ins are left to those who watch them.
public final class RequestFloods implements Detector {

    private static final int USES = 4_096;
    private static final int MOST_TARGETS = 32;

    /// Repeats of one source a second, and how many more in all are a flood; times that at servers outside.
    private static final double ALLOWED = 6;

    private static final double ALARM = 50;
    private static final double OUTSIDE = 4;

    private static final long LEARNING = 30;
    private static final double BEYOND_LEARNING = 50;
    private static final double AT_ALARM = 0.8;
    private static final long AT_ONCE_MICROS = 3_000;

    private final BoundedMap<Use, Visitor> uses = new BoundedMap<>(USES, Keys.USE, Visitor.CODEC);
    private final BoundedMap<Use, RecentHashes> asked = new BoundedMap<>(USES, Keys.USE, Targets.CODEC);

    @Override
    public String name() {
        return "request-floods";
    }

    @Override
    public StateKey key() {
        return StateKey.SERVICE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        Map<Use, Long> repeated = new LinkedHashMap<>();
        Map<Ends, HttpRequestFact> latest = new LinkedHashMap<>();
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof HttpRequestFact request
                    && isPlain(request)
                    && !isSeenTwice(request, latest.put(request.ends(), request))) {
                Ends ends = request.ends();
                Service service = new Service(ends.server(), ends.serverPort(), ends.protocol());
                Use use = new Use(tick.site().entity(ends.client()), service);
                RecentHashes targets = asked.meet(use, tick.second(), () -> new RecentHashes(MOST_TARGETS));
                if (!targets.isNew(request.target().hashCode())) {
                    repeated.merge(use, 1L, Long::sum);
                }
            }
        }
        repeated.forEach((use, count) -> take(tick, use, count, out));
    }

    /// Whether it is the same packet, captured on both sides of a router.
    private static boolean isSeenTwice(HttpRequestFact request, @Nullable HttpRequestFact before) {
        return before != null
                && before.target().equals(request.target())
                && request.micros() - before.micros() < AT_ONCE_MICROS;
    }

    private static boolean isPlain(HttpRequestFact request) {
        return !request.hasBasicAuthorization() && !request.method().equals("POST");
    }

    private void take(Tick tick, Use use, long count, SignalHandler out) {
        double scale = tick.site().isInside(use.service().host()) ? 1 : OUTSIDE;
        Visitor visitor = uses.meet(use, tick.second(), () -> new Visitor(tick.second()));
        visitor.open(tick.second(), count, scale * ALLOWED, scale * ALARM);
        if (tick.site().age() < LEARNING && count < BEYOND_LEARNING) {
            visitor.takeForUsual((double) count);
        }
        if (visitor.sum() >= scale * ALARM && count >= ALLOWED) {
            out.onSignal(signal(tick, use, visitor, visitor.sum() / (scale * ALARM)));
        }
    }

    private Signal signal(Tick tick, Use use, Visitor visitor, double alarms) {
        Address victim = tick.site().entity(use.service().host());
        return Signal.of(this, Kind.FLOOD, victim, tick)
                .strength(AT_ALARM + (1 - AT_ALARM) * Math.min(1, alarms - 1))
                .confidence(0.8 + 0.15 * Math.min(1, alarms - 1))
                .since(visitor.since())
                .sources(List.of(use.actor()))
                .targets(List.of(victim))
                .ports(List.of(use.service().port()))
                .flows(visitor.begun())
                .because(
                        "requests of one source for what it had asked for before",
                        visitor.begun() + " in " + Math.max(1, tick.second() - visitor.since() + 1) + " seconds",
                        "below 6 a second; of this source about " + Math.round(60 * visitor.usual()) + " a minute")
                .make();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        uses.write(out);
        asked.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        uses.read(in);
        asked.read(in);
    }

    private static final class Targets {

        static final Codec<RecentHashes> CODEC = new Codec<>() {
            @Override
            public void write(RecentHashes value, DataOutput out) throws IOException {
                value.write(out);
            }

            @Override
            public RecentHashes read(DataInput in) throws IOException {
                RecentHashes hashes = new RecentHashes(MOST_TARGETS);
                hashes.read(in);
                return hashes;
            }
        };
    }
}
