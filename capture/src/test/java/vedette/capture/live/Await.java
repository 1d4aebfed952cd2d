package vedette.capture.live;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a condition, looking often, and gives up after a while.
final class Await {

    private static final int MOST_LOOKS = 20_000;
    private static final long BETWEEN_NANOS = 500_000;

    private Await() {}

    static void until(String what, BooleanSupplier condition) {
        for (int i = 0; i < MOST_LOOKS; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        throw new AssertionError("waited in vain: " + what);
    }
}
