package vedette.app.figures;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vedette.capture.CaptureStatistics;
import vedette.capture.live.InterfaceHealth;
import vedette.common.NanoClock;

/// What came on each interface, minute by minute of the clock. Owned by one thread.
final class WireFigures {

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long MICRO_NANOS = 1_000;

    /// A machine that runs containers has hundreds.
    private static final int MOST = 64;

    private final NanoClock clock;
    private final Target target;
    private final Map<String, CaptureStatistics> begun = new HashMap<>();
    private final Map<String, CaptureStatistics> latest = new HashMap<>();
    private long minute;

    WireFigures(NanoClock clock, Target target) {
        this.clock = clock;
        this.target = target;
        minute = Math.floorDiv(clock.nanos(), MINUTE_NANOS);
    }

    /// Told several times a second how interfaces are. When a minute has ended, its figures are given.
    void look(List<InterfaceHealth> wires) {
        for (InterfaceHealth wire : wires) {
            if (latest.size() < MOST || latest.containsKey(wire.name())) {
                latest.put(wire.name(), wire.statistics());
            }
        }
        long now = Math.floorDiv(clock.nanos(), MINUTE_NANOS);
        if (now != minute) {
            end();
            minute = now;
        }
    }

    /// Gives the figures of the minute that has not ended; nothing of interfaces on which nothing came yet.
    void end() {
        latest.forEach((name, now) -> {
            CaptureStatistics before = begun.getOrDefault(name, CaptureStatistics.NONE);
            if (now.packets() + now.drops() > 0) {
                give(Figure.INTERFACE_PACKETS, name, now.packets() - before.packets());
                give(Figure.INTERFACE_BYTES, name, now.bytes() - before.bytes());
                give(Figure.INTERFACE_DROPPED_PACKETS, name, now.drops() - before.drops());
            }
        });
        begun.putAll(latest);
    }

    private void give(Figure figure, String name, long value) {
        target.figure(minute * MINUTE_NANOS / MICRO_NANOS, figure.label(), name, (double) value);
    }
}
