package vedette.web.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;

/// Sends what is new to a browser for as long as it listens (server-sent events). What a slow one has missed is left
/// out: the next message says all.
public final class LiveStream {

    private static final int MOST = 500;

    private static final long SILENCE_MILLIS = 10_000;

    private static final byte[] STILL_HERE = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final LivePulse pulse;
    private final AtomicInteger open = new AtomicInteger();

    public LiveStream(LivePulse pulse) {
        this.pulse = pulse;
    }

    /// Answers a request to listen.
    public Reply listen(Call call) {
        if (open.get() >= MOST) {
            throw Refusal.tooOften("The dashboard is open " + MOST + " times already; close some.");
        }
        return Reply.stream("text/event-stream", this::send).with("X-Accel-Buffering", "no");
    }

    private void send(OutputStream out) throws IOException {
        open.incrementAndGet();
        try {
            long known = 0;
            while (!pulse.isClosed()) {
                LivePulse.Beat beat = pulse.next(known, SILENCE_MILLIS);
                out.write(beat.number() == known ? STILL_HERE : beat.bytes());
                out.flush();
                known = beat.number();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.decrementAndGet();
        }
    }

    /// How many listen.
    public int listeners() {
        return open.get();
    }
}
