package vedette.capture.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
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

    /// The same, of interfaces that can be switched off and on, and of others that are off at first.
    ///
    /// @param others by name; those that do not exist are left out
    public static LiveSource openSwitched(
            LiveConfig config, List<String> others, OddityCounters oddities, NanoClock clock) {
        List<LiveSource> sources = new ArrayList<>();
        try {
            for (String name : config.interfaces()) {
                sources.add(SwitchedSource.on(() -> openOne(name, config, oddities, clock)));
            }
        } catch (CaptureException e) {
            sources.forEach(LiveSource::close);
            throw e;
        }
        for (String name : others) {
            off(name, config, oddities, clock).ifPresent(sources::add);
        }
        return merged(sources, config.ring().horizonNanos(), clock);
    }

    private static LiveSource openOne(String name, LiveConfig config, OddityCounters oddities, NanoClock clock) {
        List<List<LiveSource>> opened = List.of(new ArrayList<>());
        open(name, config, List.of(oddities), clock, opened);
        return opened.getFirst().getFirst();
    }

    /// libpcap tells what is on a link only once it captures there.
    private static Optional<LiveSource> off(String name, LiveConfig config, OddityCounters oddities, NanoClock clock) {
        if (config.engine() == LiveConfig.Engine.PCAP) {
            return Optional.empty();
        }
        try {
            CaptureInterface described =
                    new CaptureInterface(name, LinkKind.of(name).linkType(), config.snapLength());
            return Optional.of(SwitchedSource.off(described, () -> openOne(name, config, oddities, clock)));
        } catch (CaptureException _) {
            return Optional.empty(); // it went away in between
        }
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
        List<LiveSource> all = new ArrayList<>();
        for (List<LiveSource> sources : opened) {
            all.add(merged(sources, config.ring().horizonNanos(), clock));
        }
        return all;
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
