package vedette.web.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Doorkeeper;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;

/// Sends what is new to a browser for as long as it listens (server-sent events) and may. What a slow one has missed is
/// left out: the next message says all. Safe for any thread.
public final class LiveStream {

    private static final int MOST = 500;

    /// A wall of screens has one name; nobody alone takes all there is.
    private static final int MOST_OF_ONE = 300;

    private static final long SILENCE_MILLIS = 10_000;

    /// After so many messages, of which there is one a second, it is asked again who listens.
    private static final int MESSAGES = 10;

    private static final byte[] STILL_HERE = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final LivePulse pulse;
    private final Doorkeeper doorkeeper;
    private final Map<String, Integer> byWhom = new HashMap<>();
    private int open;

    public LiveStream(LivePulse pulse, Doorkeeper doorkeeper) {
        this.pulse = pulse;
        this.doorkeeper = doorkeeper;
    }

    /// Answers a request to listen.
    public Reply listen(Call call) {
        String whom = call.visitor().name();
        begin(whom);
        return Reply.stream("text/event-stream", new Listening(call, whom)).with("X-Accel-Buffering", "no");
    }

    private synchronized void begin(String whom) {
        int most = byWhom.getOrDefault(whom, 0) >= MOST_OF_ONE ? MOST_OF_ONE : MOST;
        if (open >= MOST || most == MOST_OF_ONE) {
            throw Refusal.tooOften("The dashboard is open " + most + " times already; close some.");
        }
        open++;
        byWhom.merge(whom, 1, Integer::sum);
    }

    private synchronized void end(String whom) {
        open--;
        byWhom.computeIfPresent(whom, (_, count) -> count == 1 ? null : count - 1);
    }

    /// How many listen.
    public synchronized int listeners() {
        return open;
    }

    /// One that listens. Whoever signs out, or may no longer look, hears no more within seconds.
    private final class Listening implements Reply.Body {

        private final Call call;
        private final String whom;

        private Listening(Call call, String whom) {
            this.call = call;
            this.whom = whom;
        }

        @Override
        public void write(OutputStream out) throws IOException {
            try {
                long known = 0;
                int messages = 0;
                while (!pulse.isClosed()) {
                    LivePulse.Beat beat = pulse.next(known, SILENCE_MILLIS);
                    boolean isSilent = beat.number() == known;
                    if ((isSilent || ++messages % MESSAGES == 0)
                            && !doorkeeper.visitor(call).mayDo(Role.VIEWER)) {
                        return;
                    }
                    out.write(isSilent ? STILL_HERE : beat.bytes());
                    out.flush();
                    known = beat.number();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() {
            end(whom);
        }
    }
}
