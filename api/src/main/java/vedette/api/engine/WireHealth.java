package vedette.api.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import vedette.api.event.InterfaceChanged;
import vedette.capture.live.InterfaceHealth;

/// Says when an interface goes down or away and when it is back, since silence looks the same as peace. Owned
/// by one thread.
public final class WireHealth {

    private final Consumer<String> problems;
    private final Map<String, InterfaceHealth.State> states = new HashMap<>();

    /// @param problems is told in words
    public WireHealth(Consumer<String> problems) {
        this.problems = problems;
    }

    /// Compares how interfaces are with how they were.
    public void look(List<InterfaceHealth> now) {
        now.forEach(this::compare);
    }

    private static boolean isFineAtFirst(InterfaceHealth.State state) {
        return state == InterfaceHealth.State.UP || state == InterfaceHealth.State.OFF;
    }

    private void compare(InterfaceHealth health) {
        InterfaceHealth.State before = states.put(health.name(), health.state());
        if (health.state() == before || (before == null && isFineAtFirst(health.state()))) {
            return;
        }
        InterfaceChanged.record(health.name(), health.state().name().toLowerCase(Locale.ROOT));
        problems.accept(
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
