package vedette.capture.live;

import java.util.ArrayList;
import java.util.List;
import vedette.capture.CaptureException;
import vedette.common.NanoClock;
import vedette.common.OddityCounters;

/// Opens captures on the wire.
public final class LiveCapture {

    private LiveCapture() {}

    /// Opens one source of the packets of all the interfaces, in the order of their time stamps.
    ///
    /// @param oddities counted by the thread that polls the source
    /// @throws CaptureException if that is not possible, with what to do about it
    public static LiveSource open(LiveConfig config, OddityCounters oddities, NanoClock clock) {
        return openAll(config, List.of(oddities), clock).getFirst();
    }

    /// What to do for want of the right to capture on an interface, with the exact commands.
    public static String missingRight(String name) {
        return CaptureRights.remedies(name);
    }

    /// Opens as many sources as the configuration's fan-out says, which share the packets of each interface so that
    /// both directions of a flow come to the same one.
    ///
    /// @param oddities one for each source, as each has a thread of its own
    /// @throws CaptureException if that is not possible, with what to do about it
    public static List<LiveSource> openAll(LiveConfig config, List<OddityCounters> oddities, NanoClock clock) {
        int count = config.ring().fanout();
        if (oddities.size() != count) {
            throw new IllegalArgumentException(
                    "a fan-out of " + count + " needs as many counters, had " + oddities.size());
        }
        if (count > 1 && config.engine() == LiveConfig.Engine.PCAP) {
            throw new CaptureException("capture.ring.fanout is for the engine \"ring\" only; use 1 with \"pcap\"");
        }
        List<List<LiveSource>> opened = new ArrayList<>();
        oddities.forEach(_ -> opened.add(new ArrayList<>()));
        try {
            for (String name : config.interfaces()) {
                open(name, config, oddities, clock, opened);
            }
        } catch (CaptureException e) {
            opened.forEach(sources -> sources.forEach(LiveSource::close));
            throw e;
        }
        return opened.stream()
                .map(sources -> merged(sources, config.ring().horizonNanos(), clock))
                .toList();
    }

    private static void open(
            String name,
            LiveConfig config,
            List<OddityCounters> oddities,
            NanoClock clock,
            List<List<LiveSource>> opened) {
        if (config.engine() == LiveConfig.Engine.PCAP) {
            opened.getFirst().add(LibPcapSource.open(name, config, clock));
            return;
        }
        LinkKind link = LinkKind.of(name);
        List<RingSource> sources = new ArrayList<>();
        int group = 0;
        for (int i = 0; i < oddities.size(); i++) {
            RingSource source =
                    RingSource.open(name, link, config, new RingSource.Surroundings(oddities.get(i), clock));
            opened.get(i).add(source);
            sources.add(source);
            if (i > 0) {
                source.joinFanout(group);
            } else if (oddities.size() > 1) {
                group = source.beginFanout();
            }
        }
        if (sources.size() > 1) {
            sources.forEach(source -> source.admit(config));
        }
    }

    private static LiveSource merged(List<LiveSource> sources, long horizonNanos, NanoClock clock) {
        return sources.size() == 1 ? sources.getFirst() : new LiveMerge(sources, horizonNanos, clock);
    }
}
