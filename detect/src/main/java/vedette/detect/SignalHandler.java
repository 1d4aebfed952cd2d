package vedette.detect;

/// Takes signals. Called by the thread that merges ticks.
@FunctionalInterface
public interface SignalHandler {

    /// Takes a signal of the tick in hand.
    void onSignal(Signal signal);
}
