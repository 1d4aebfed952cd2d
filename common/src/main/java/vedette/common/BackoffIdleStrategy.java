package vedette.common;

import java.util.concurrent.locks.LockSupport;

/// Spins, then parks for longer and longer up to a millisecond: quick to wake under load, and nearly free when quiet.
public final class BackoffIdleStrategy implements IdleStrategy {

    private static final int SPINS = 64;
    private static final long MIN_PARK_NANOS = 20_000;
    private static final long MAX_PARK_NANOS = 1_000_000;

    private int spins;
    private long parkNanos = MIN_PARK_NANOS;

    @Override
    public void idle(int work) {
        if (work > 0) {
            spins = 0;
            parkNanos = MIN_PARK_NANOS;
        } else if (spins < SPINS) {
            spins++;
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(parkNanos);
            parkNanos = Math.min(2 * parkNanos, MAX_PARK_NANOS);
        }
    }
}
