package vedette.notify;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a condition, looking often, and gives up after a while.
public final class Await {

    private static final int MOST_LOOKS = 120_000;
    private static final long BETWEEN_NANOS = 1_000_000;

    private Await() {}

    public static void until(String what, BooleanSupplier condition) {
        for (int look = 0; look < MOST_LOOKS; look++) {
            if (condition.getAsBoolean()) {
                return;
            }
            LockSupport.parkNanos(BETWEEN_NANOS);
        }
        throw new AssertionError("waited in vain: " + what);
    }
}
