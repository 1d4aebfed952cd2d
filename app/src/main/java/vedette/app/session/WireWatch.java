package vedette.app.session;

import java.util.List;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.LossRecorder;
import vedette.api.engine.WireHealth;

/// Says when an interface goes down or away and when it is back, to the person at the terminal; and
/// records it, and what is lost, for Java's flight recorder.
public final class WireWatch implements SessionRunner.Watcher {

    private final List<CaptureSession> sessions;
    private final WireHealth health;
    private final List<LossRecorder> losses;
    private final SessionRunner.Watcher next;

    /// @param next looks, too
    public WireWatch(List<CaptureSession> sessions, MessageOptions messages, SessionRunner.Watcher next) {
        this.sessions = sessions;
        this.next = next;
        losses = sessions.stream().map(_ -> new LossRecorder()).toList();
        health = new WireHealth(problem -> {
            messages.endProgress();
            messages.problem(problem);
        });
    }

    @Override
    public void look() {
        for (int i = 0; i < sessions.size(); i++) {
            health.look(sessions.get(i).health());
            losses.get(i).packets(sessions.get(i).statistics());
        }
        next.look();
    }
}
