package vedette.detect.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;
import vedette.flow.fact.Ends;
import vedette.flow.fact.Fact;
import vedette.flow.fact.Http2Fact;

/// Floods of HTTP/2 in clear text, told by their frames: requests by the hundred over few connections, requests
/// that are reset at once (CVE-2023-44487), heads that never end (CVE-2024-27316), pings, settings and empty
/// frames that each want an answer (CVE-2019-9512, -9515, -9518), and windows so small that every answer takes
/// for ever.
///
/// For each service and sort of frame a cumulative sum of what a second brings beyond a floor or four times what is
/// usual there. A page of many parts is a burst of requests and then a pause; a busy client of a program's interface
/// has a usual rate, learnt in the first half minute too; who measures the path during a download pings often, and
/// gets far more than it sends.
public final class FrameFloods implements Detector {

    private static final int SERVICES = 1_024;

    /// Seconds at the beginning of a capture, in which what is usual is learnt.
    private static final long LEARNING = 30;

    /// Nobody usually asks so often in a second.
    private static final double BEYOND_LEARNING = 200;

    private static final double OUTSIDE = 4;
    private static final double AT_ALARM = 0.8;

    /// Who is sent so many times what it sends is pinging about a download.
    private static final long DOWNLOAD = 4;

    private final BoundedMap<Service, Wave> waves = new BoundedMap<>(SERVICES, Keys.SERVICE, Wave.CODEC);

    @Override
    public String name() {
        return "frame-floods";
    }

    @Override
    public StateKey key() {
        return StateKey.SERVICE;
    }

    @Override
    public void onTick(Tick tick, SignalHandler out) {
        Map<Service, Map<Address, Long>> arrived = new LinkedHashMap<>();
        for (Fact fact : tick.facts().all()) {
            if (fact instanceof Http2Fact http2) {
                take(tick, http2, arrived);
            }
        }
        arrived.forEach((front, bySource) -> judge(tick, front, bySource, out));
    }

    /// Keeps the sort of frame in the place of the protocol, which is always TCP.
    private static void take(Tick tick, Http2Fact fact, Map<Service, Map<Address, Long>> arrived) {
        Ends ends = fact.ends();
        for (Frames frames : Frames.values()) {
            long count = frames.count(fact);
            if (count > 0) {
                arrived.computeIfAbsent(
                                new Service(ends.server(), ends.serverPort(), frames.code()),
                                _ -> new LinkedHashMap<>())
                        .merge(tick.site().entity(ends.client()), count, Long::sum);
            }
        }
    }

    private void judge(Tick tick, Service front, Map<Address, Long> bySource, SignalHandler out) {
        Frames frames = Frames.of(front.protocol());
        long amount = bySource.values().stream().mapToLong(Long::longValue).sum();
        double scale = tick.site().isInside(front.host()) ? 1 : OUTSIDE;
        Wave wave = waves.meet(front, tick.second(), () -> new Wave(tick.second()));
        wave.add(tick.second(), bySource, scale * frames.allowance(), scale * frames.alarm());
        if (frames == Frames.REQUESTS && tick.site().age() < LEARNING && amount < BEYOND_LEARNING) {
            wave.takeForUsual((double) amount);
        }
        if (wave.sum() >= scale * frames.alarm()
                && amount >= scale * frames.allowance()
                && !(frames == Frames.IDLE && isDownload(tick, front))) {
            out.onSignal(signal(tick, front, wave, wave.sum() / (scale * frames.alarm())));
        }
    }

    private static boolean isDownload(Tick tick, Service front) {
        long out = 0;
        long in = 0;
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            if (pair.protocol() == IpProtocol.TCP
                    && pair.port() == front.port()
                    && pair.victimHigh() == front.host().high()
                    && pair.victimLow() == front.host().low()) {
                out += pair.count(Count.PAYLOAD_OUT);
                in += pair.count(Count.PAYLOAD_IN);
            }
        }
        return in > DOWNLOAD * out;
    }

    private Signal signal(Tick tick, Service front, Wave wave, double alarms) {
        Frames frames = Frames.of(front.protocol());
        Address victim = tick.site().entity(front.host());
        boolean isByMany = frames.kind() == Kind.FLOOD && !wave.isByFew();
        return Signal.of(this, isByMany ? Kind.DISTRIBUTED_FLOOD : frames.kind(), victim, tick)
                .strength(AT_ALARM + (1 - AT_ALARM) * Math.min(1, alarms - 1))
                .confidence(0.8 + 0.15 * Math.min(1, alarms - 1))
                .since(wave.since())
                .sources(wave.sources(), wave.sourceCount())
                .targets(List.of(victim))
                .ports(List.of(front.port()))
                .flows(wave.total())
                .because(
                        frames.feature(),
                        wave.total() + " in " + (tick.second() - wave.since() + 1) + " seconds",
                        frames.usual())
                .make();
    }

    @Override
    public void write(DataOutput out) throws IOException {
        waves.write(out);
    }

    @Override
    public void read(DataInput in) throws IOException {
        waves.read(in);
    }
}
