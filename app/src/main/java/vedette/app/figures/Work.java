package vedette.app.figures;

import java.time.Duration;

/// How much a process has done since it began.
///
/// @param packets that were read
/// @param dropped that were lost before
/// @param leftOut flows that were not kept because too many waited
/// @param waiting flows that wait to be written now
/// @param lag for how long the oldest of them has
record Work(long packets, long dropped, long leftOut, long waiting, Duration lag) {

    static final Work NONE = new Work(0, 0, 0, 0, Duration.ZERO);
}
