package vedette.detect.flood;

import java.util.ArrayList;
import java.util.List;
import vedette.common.Address;
import vedette.detect.Detector;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Tick;
import vedette.detect.state.Keys.Service;

/// The sources that each hold a few slow connections at one service, taken together in one tick.
final class SlowCrowd {

    private static final double STRENGTH = 0.85;
    private static final double CERTAIN = 200;

    private final List<Address> sources = new ArrayList<>();
    private long open;
    private long since = Long.MAX_VALUE;
    private long silentFor = Long.MAX_VALUE;

    void add(Address source, Held held, long second) {
        sources.add(source);
        open += held.open();
        since = Math.min(since, held.since());
        silentFor = Math.min(silentFor, held.silentFor(second));
    }

    int sources() {
        return sources.size();
    }

    long open() {
        return open;
    }

    /// For how many seconds none of them was heard.
    long silentFor() {
        return silentFor;
    }

    Signal signal(Detector detector, Service service, Tick tick) {
        Address victim = tick.site().entity(service.host());
        double share = Math.min(1, open / CERTAIN);
        return Signal.of(detector, Kind.SLOW_CONNECTIONS, victim, tick)
                .strength(STRENGTH + (1 - STRENGTH) * share)
                .confidence(0.8 + 0.15 * share)
                .since(since)
                .sources(sources)
                .targets(List.of(victim))
                .ports(List.of(service.port()))
                .flows(open)
                .because(
                        "connections held open by sources that send their request bit by bit",
                        open + " by " + sources.size() + " sources, none answered",
                        "none: a request is sent at once")
                .make();
    }
}
