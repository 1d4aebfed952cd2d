package vedette.capture.live;

import vedette.capture.CaptureStatistics;

/// How the capture on one interface goes.
///
/// @param mergedFrames put together from several packets by the card or the kernel before they came to us
/// @param statistics of this interface alone
public record InterfaceHealth(String name, State state, long mergedFrames, CaptureStatistics statistics) {

    /// Whether packets can come.
    public enum State {
        UP,
        /// Switched off; capture goes on when it is switched on.
        DOWN,
        /// No longer there; capture goes on when an interface of that name comes.
        GONE,
        /// Not captured on, because somebody has said so.
        OFF
    }
}
