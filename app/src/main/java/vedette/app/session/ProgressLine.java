package vedette.app.session;

import java.util.List;
import vedette.api.engine.CaptureSession;
import vedette.app.text.Times;

/// How far a run has come, on a terminal.
public final class ProgressLine implements SessionRunner.Watcher {

    private final List<CaptureSession> sessions;
    private final MessageOptions messages;

    public ProgressLine(List<CaptureSession> sessions, MessageOptions messages) {
        this.sessions = sessions;
        this.messages = messages;
    }

    @Override
    public void look() {
        long packets = sessions.stream()
                .mapToLong(session -> session.counters().packets())
                .sum();
        messages.progress(Times.count(packets) + " packets");
    }
}
