package vedette.app.health;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import vedette.app.operate.ModelWatch;
import vedette.capture.live.InterfaceHealth;

/// What is known of a run at one moment, to be judged.
///
/// @param wires how each interface is; empty where packets come from elsewhere
/// @param isLive whether packets come from a wire, where silence is telling
/// @param isOver whether all was read
/// @param silent for how long no packet has come
/// @param loss of the last minutes
/// @param back that the clock went back; nothing if it never did
record Facts(
        List<InterfaceHealth> wires,
        boolean isLive,
        boolean isOver,
        Duration silent,
        Loss loss,
        StoreFacts store,
        ModelWatch.Fit models,
        Optional<Back> back) {

    /// Packets of some minutes.
    ///
    /// @param lost before they could be read
    record Loss(long read, long lost) {

        static final Loss NONE = new Loss(0, 0);
    }

    /// That the clock went back.
    ///
    /// @param by how far
    /// @param ago for how long it has gone on since
    record Back(Duration by, Duration ago) {}

    Facts {
        wires = List.copyOf(wires);
    }
}
