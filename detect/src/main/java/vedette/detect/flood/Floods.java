package vedette.detect.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vedette.common.Address;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.SignalHandler;
import vedette.detect.StateKey;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;

/// Floods that are told by their shape: openings that nothing comes of, datagrams that nobody answers, pings by the
/// hundred, answers that were not asked for. From one source, from many, or from invented ones: it is one signal about
/// whom they reach.
///
/// For each host, port and manner a cumulative sum (Page 1954; for floods of SYNs Wang, Zhang, Shin 2002) of
/// what a second brings beyond what is let pass: a floor, or four times what is usual there. A scan is told
/// apart by its ports, since a wave is counted at one port (but for UDP with payload, of which a flood of ever
/// other ports is possible); a measurement of throughput by the conversation with which its two ends arrange
/// it; an ICMP tunnel by answers that are not as long as the questions.
public final class Floods implements Detector {

    private static final int WAVES = 2_048;

    /// A wave is followed once a second brings so much of it.
    private static final long LEAST = 5;

    /// Seconds at the beginning of a capture, in which what is ordinary is learnt.
    private static final long LEARNING = 30;

    /// How sure it is at the alarm, and how much of the alarm more makes it certain.
    private static final double AT_ALARM = 0.8;

    private static final double OUTSIDE = 2;

    private final BoundedMap<Keys.Service, Wave> waves = new BoundedMap<>(WAVES, Keys.SERVICE, Wave.CODEC);
    private final Acquaintance acquaintance = new Acquaintance();

    @Override
    public String name() {
        return "floods";
    }

    @Override
    public StateKey key() {
        return StateKey.TARGET;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        Map<Keys.Service, Map<Address, Long>> arrived = new LinkedHashMap<>();
        new Shapes(
                        tick,
                        acquaintance,
                        (front, source, amount) -> arrived.computeIfAbsent(front, _ -> new LinkedHashMap<>())
                                .merge(source, amount, Long::sum))
                .sort();
        arrived.forEach((front, bySource) -> take(tick, front, bySource, out));
        acquaintance.learn(tick);
    }

    private void take(Tick tick, Keys.Service front, Map<Address, Long> bySource, SignalHandler out) {
        long amount = bySource.values().stream().mapToLong(Long::longValue).sum();
        if (amount < LEAST && waves.find(front) == null) {
            return;
        }
        Manner manner = Manner.of(front.protocol());
        double scale = tick.site().isInside(front.host()) ? 1 : OUTSIDE;
        Wave wave = waves.meet(front, tick.second(), () -> new Wave(tick.second()));
        wave.add(tick.second(), bySource, scale * manner.allowance(), scale * manner.alarm());
        if (manner.isOrdinary() && tick.site().age() < LEARNING) {
            wave.takeForUsual((double) amount);
        }
        if (wave.sum() >= scale * manner.alarm() && amount >= scale * manner.allowance() && isSure(tick, manner)) {
            out.onSignal(signal(tick, front, wave, wave.sum() / (scale * manner.alarm())));
        }
    }

    /// Where one direction only is seen, everything is unanswered.
    private static boolean isSure(Tick tick, Manner manner) {
        return tick.site().seesBothWays() || manner == Manner.ECHO || manner == Manner.QUESTIONS;
    }

    private Signal signal(Tick tick, Keys.Service front, Wave wave, double alarms) {
        Manner manner = Manner.of(front.protocol());
        Address victim = tick.site().entity(front.host());
        return Signal.of(this, kind(manner, wave), victim, tick)
                .strength(AT_ALARM + (1 - AT_ALARM) * Math.min(1, alarms - 1))
                .confidence(0.85 + 0.14 * Math.min(1, alarms - 1))
                .since(wave.since())
                .sources(wave.sources(), wave.sourceCount())
                .targets(List.of(victim))
                .ports(front.port() > 0 && !manner.isReflected() ? List.of(front.port()) : List.of())
                .flows(wave.total())
                .because(manner.feature(), Math.round(wave.greatest()) + " in a second", manner.usual())
                .because("sources", who(wave), "few, known ones")
                .make();
    }

    private static Kind kind(Manner manner, Wave wave) {
        if (manner == Manner.UNASKED) {
            return Kind.REFLECTION;
        }
        if (wave.isByFew()) {
            return Kind.FLOOD;
        }
        return manner.isReflected() ? Kind.REFLECTION : Kind.DISTRIBUTED_FLOOD;
    }

    private static String who(Wave wave) {
        return wave.sourceCount() + (wave.isInvented() ? " in a second, most with one packet: invented" : "");
    }

    @Override
    public void write(DataOutput out) throws IOException {
        waves.write(out);
        acquaintance.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        waves.read(in);
        acquaintance.read(in);
    }
}
