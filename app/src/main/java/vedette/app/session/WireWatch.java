package vedette.app.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vedette.capture.live.InterfaceHealth;

/// Says when an interface goes down or away and when it is back, since silence looks the same as peace.
public final class WireWatch implements SessionRunner.Watcher {

    private final List<CaptureSession> sessions;
    private final MessageOptions messages;
    private final SessionRunner.Watcher next;
    private final Map<String, InterfaceHealth.State> states = new HashMap<>();

    /// @param next looks, too
    public WireWatch(List<CaptureSession> sessions, MessageOptions messages, SessionRunner.Watcher next) {
        this.sessions = sessions;
        this.messages = messages;
        this.next = next;
    }

    @Override
    public void look() {
        for (CaptureSession session : sessions) {
            session.health().forEach(this::compare);
        }
        next.look();
    }

    private static boolean isFineAtFirst(InterfaceHealth.State state) {
        return state == InterfaceHealth.State.UP || state == InterfaceHealth.State.OFF;
    }

    private void compare(InterfaceHealth health) {
        InterfaceHealth.State before = states.put(health.name(), health.state());
        if (health.state() == before || (before == null && isFineAtFirst(health.state()))) {
            return;
        }
        messages.endProgress();
        messages.problem(
                switch (health.state()) {
                    case UP ->
                        before == InterfaceHealth.State.OFF
                                ? health.name() + " is switched on"
                                : health.name() + " is up again";
                    case DOWN -> health.name() + " is down; nothing can be seen on it until it is up again";
                    case OFF -> health.name() + " is switched off; nothing is seen on it until it is switched on";
                    case GONE -> health.name() + " is gone; nothing can be seen on it until it comes back";
                });
    }
}
