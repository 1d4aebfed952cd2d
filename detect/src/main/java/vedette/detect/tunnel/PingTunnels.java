package vedette.detect.tunnel;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashSet;
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
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Pair;
import vedette.flow.fact.EchoFact;
import vedette.flow.fact.Fact;
import vedette.flow.fact.FactKind;

/// Data inside pings of either version of ICMP.
///
/// Whoever answers a ping returns what was asked. A tunnel's far end does not: it answers with data of its
/// own, and of other lengths. Where the far end is an ordinary host, data can only go out: then answers
/// return the questions, and these differ from one to the next as a whole, by length or by the entropy of
/// their bytes, and are many. An ordinary ping has a pattern in which only a time stamp changes, so its
/// entropy stays the same; and it is small or rare.
public final class PingTunnels implements Detector {

    private static final int PAIRS = 2_048;

    /// Answers with data of their own, where they are noticed and where there is no doubt; and their least
    /// share.
    private static final double NOTICED = 5;

    private static final double CERTAIN = 15;
    private static final double OWN_SHARE = 0.2;

    /// Different lengths of answers or questions: a host that only shortens long pings has one of each.
    private static final int LENGTHS = 2;

    /// What goes out is noticed from so many bytes in minutes on.
    private static final double MUCH = 20_000;

    /// Entropies that differ so much as those of random bytes do.
    private static final double VARIED = 0.4;

    /// More different lengths than somebody tries who looks for the longest that passes.
    private static final int MANY_LENGTHS = 6;

    private final BoundedMap<Pair, Echoes> pairs = new BoundedMap<>(PAIRS, Keys.PAIR, Echoes.CODEC);

    @Override
    public String name() {
        return "ping-tunnels";
    }

    @Override
    public StateKey key() {
        return StateKey.PAIR;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        Set<Pair> changed = new LinkedHashSet<>();
        int seen = 0;
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof EchoFact echo && !echo.ends().server().isGroup()) {
                seen++;
                Pair pair = new Pair(
                        tick.site().entity(echo.ends().client()),
                        tick.site().entity(echo.ends().server()));
                pairs.meet(pair, tick.second(), () -> new Echoes(tick.second())).add(echo, tick.second());
                changed.add(pair);
            }
        }
        if (seen >= FactKind.ECHO.perTick()) {
            return; // of so many not all are seen, and an answer may be there without its question
        }
        for (Pair pair : changed) {
            Echoes echoes = pairs.find(pair);
            if (echoes != null && echoes.takeNews()) {
                judge(tick, pair, echoes, out);
            }
        }
    }

    private void judge(Tick tick, Pair pair, Echoes echoes, SignalHandler out) {
        boolean isVaried = echoes.lengthsOut() >= LENGTHS || echoes.lengthsIn() >= LENGTHS;
        if (echoes.ownAnswers() >= NOTICED && echoes.ownShare() >= OWN_SHARE && isVaried) {
            double sure = Math.min(1, (echoes.ownAnswers() - NOTICED) / (CERTAIN - NOTICED));
            out.onSignal(draft(tick, pair, echoes, Kind.ICMP_TUNNEL)
                    .strength(0.7 + 0.3 * sure)
                    .because(
                            "answers that return something else than was asked",
                            String.format(Locale.ROOT, "%.0f %%", 100 * echoes.ownShare()),
                            "none")
                    .because(
                            "data in such answers lately",
                            String.format(Locale.ROOT, "%.0f bytes", echoes.bytesIn()),
                            "none")
                    .make());
        } else if (echoes.bytesOut() >= MUCH && isData(echoes) && !tick.site().isInside(pair.victim())) {
            out.onSignal(draft(tick, pair, echoes, Kind.EXFILTRATION)
                    .strength(0.75 + 0.25 * Math.min(1, echoes.bytesOut() / (10 * MUCH)))
                    .because(
                            "different data in pings lately",
                            String.format(Locale.ROOT, "%.0f kB", echoes.bytesOut() / 1_000),
                            "a pattern in which a time stamp changes")
                    .make());
        }
    }

    private static boolean isData(Echoes echoes) {
        return echoes.variety() >= VARIED || echoes.lengthsOut() >= MANY_LENGTHS;
    }

    /// Accuses the end inside; of two inside, the one that asks.
    private Signal.Draft draft(Tick tick, Pair pair, Echoes echoes, Kind kind) {
        boolean isAsked = !tick.site().isInside(pair.actor()) && tick.site().isInside(pair.victim());
        Address who = isAsked ? pair.victim() : pair.actor();
        Address whom = isAsked ? pair.actor() : pair.victim();
        return Signal.of(this, kind, who, tick)
                .since(echoes.since())
                .sources(List.of(who))
                .targets(List.of(whom))
                .flows(1);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        pairs.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        pairs.read(in);
    }
}
