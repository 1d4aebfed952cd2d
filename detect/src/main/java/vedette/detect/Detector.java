package vedette.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import vedette.common.Address;
import vedette.flow.record.FlowView;

/// Notices one kind of behaviour. Owned by the thread that merges ticks.
///
/// What it remembers is bounded by key (see `vedette.detect.state`), depends only on what it was given, in order, and
/// can be written and read back: a detector that goes on from what another has written says the same as that one.
public interface Detector {

    /// Its name in outputs: lower case with dashes, stable.
    String name();

    /// By what it keeps apart what it remembers.
    StateKey key();

    /// A part of a conversation that is over, before [#onTick] of the tick in which it ended. The view moves on.
    default void onFlow(FlowView flow) {}

    /// What all hosts did in a second.
    void onTick(Tick tick, SignalHandler out);

    /// What the detectors have noticed in the tick, sorted, for one that puts two and two together.
    default void onSignals(Tick tick, List<Signal> signals, SignalHandler out) {}

    /// Somebody said that what it noticed of these hosts is wanted, for one that can take it for usual. Between two
    /// ticks.
    default void onHarmless(Collection<Address> whom) {}

    /// Writes what it remembers.
    void write(DataOutput out) throws IOException;

    /// Replaces what it remembers by what was written.
    void read(DataInput in) throws IOException;
}
