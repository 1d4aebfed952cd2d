package vedette.app.session;

import java.util.List;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.WireHealth;

/// Says when an interface goes down or away and when it is back, to the person at the terminal.
public final class WireWatch implements SessionRunner.Watcher {

    private final List<CaptureSession> sessions;
    private final WireHealth health;
    private final SessionRunner.Watcher next;

    /// @param next looks, too
    public WireWatch(List<CaptureSession> sessions, MessageOptions messages, SessionRunner.Watcher next) {
        this.sessions = sessions;
        this.next = next;
        health = new WireHealth(problem -> {
            messages.endProgress();
            messages.problem(problem);
        });
    }

    @Override
    public void look() {
        for (CaptureSession session : sessions) {
            health.look(session.health());
        }
        next.look();
    }
}
