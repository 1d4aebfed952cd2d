package vedette.api;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.api.engine.Learnt;
import vedette.capture.live.LiveConfig;
import vedette.feature.AddressSet;

/// What a monitor is to do. Checked.
///
/// @param home the addresses that are inside
/// @param models the folder of models; null for none
/// @param store the data folder; null if nothing is kept
/// @param waitingFlows how many may wait for handlers
record MonitorSettings(
        List<String> interfaces,
        List<Path> files,
        String filter,
        AddressSet home,
        @Nullable Path models,
        double alertBudget,
        @Nullable Path store,
        int workers,
        int snapLength,
        int waitingFlows) {

    static final int MOST_WORKERS = 64;
    static final int USUAL_WAITING = 8_192;

    static final MonitorSettings USUAL = new MonitorSettings(
            List.of(),
            List.of(),
            "",
            AddressSet.PRIVATE,
            null,
            Learnt.USUAL_BUDGET,
            null,
            1,
            LiveConfig.MAX_SNAP_LENGTH,
            USUAL_WAITING);

    MonitorSettings {
        interfaces = List.copyOf(interfaces);
        files = List.copyOf(files);
        check(!(alertBudget >= 0 && Double.isFinite(alertBudget)), "alertBudget takes a number from 0 on", alertBudget);
        check(workers < 1 || workers > MOST_WORKERS, "workers must be from 1 to " + MOST_WORKERS, workers);
        check(waitingFlows < 1, "waitingFlows must be at least 1", waitingFlows);
    }

    private static void check(boolean isWrong, String rule, Number was) {
        if (isWrong) {
            throw new IllegalArgumentException(rule + ", was " + was);
        }
    }

    boolean isLive() {
        return !interfaces.isEmpty();
    }

    /// How to capture on the interfaces.
    LiveConfig live() {
        return LiveConfig.of(interfaces).withFilter(filter).withSnapLength(snapLength);
    }

    /// These, if there is something to read, and not of two kinds.
    MonitorSettings whole() {
        if (interfaces.isEmpty() == files.isEmpty()) {
            throw new IllegalArgumentException(
                    interfaces.isEmpty()
                            ? "there is nothing to read: name interfaces(...) or files(...)"
                            : "name interfaces(...) or files(...), not both");
        }
        if (isLive()) {
            live(); // it checks what it is given
        }
        return this;
    }
}
