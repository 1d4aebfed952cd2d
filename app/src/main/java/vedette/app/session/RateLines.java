package vedette.app.session;

import java.util.List;
import java.util.Locale;
import vedette.api.engine.CaptureSession;
import vedette.app.text.Times;
import vedette.capture.CaptureStatistics;
import vedette.common.NanoClock;

/// How much comes, in a line every five seconds.
public final class RateLines implements SessionRunner.Watcher {

    private static final long PERIOD_NANOS = 5_000_000_000L;

    private final List<CaptureSession> sessions;
    private final MessageOptions messages;
    private final NanoClock clock;
    private long lastNanos;
    private CaptureStatistics last = CaptureStatistics.NONE;

    public RateLines(List<CaptureSession> sessions, MessageOptions messages, NanoClock clock) {
        this.sessions = sessions;
        this.messages = messages;
        this.clock = clock;
        lastNanos = clock.nanos();
    }

    @Override
    public void look() {
        long now = clock.nanos();
        long elapsed = now - lastNanos;
        if (elapsed < PERIOD_NANOS) {
            return;
        }
        CaptureStatistics current = sessions.stream()
                .map(CaptureSession::statistics)
                .reduce(CaptureStatistics.NONE, CaptureStatistics::plus);
        double seconds = elapsed / 1e9;
        messages.pulse(String.format(
                Locale.ROOT,
                "%s  %,.0f packets/s  %,.2f Mbit/s  lost %,d",
                Times.iso(now).substring(11, 19),
                (current.packets() - last.packets()) / seconds,
                (current.bytes() - last.bytes()) * 8 / seconds / 1e6,
                current.drops()));
        last = current;
        lastNanos = now;
    }
}
