package vedette.detect.learned;

import vedette.common.Address;

/// Takes how far hosts stood out. Called by the thread that merges ticks.
@FunctionalInterface
public interface MinuteHandler {

    /// A minute is over; called for each host and each model that judged it, in no particular order of hosts.
    ///
    /// @param minute its number since 1970
    /// @param model by its name in reasons
    /// @param standing at most in the minute
    /// @param isSuspect whether behaviour of the host was noticed lately
    void onMinute(long minute, String model, Address host, double standing, boolean isSuspect);
}
