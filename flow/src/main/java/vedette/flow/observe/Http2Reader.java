package vedette.flow.observe;

import vedette.decode.http2.Http2Frames;
import vedette.flow.fact.FactKind;
import vedette.flow.fact.Http2Fact;

/// Reads the frames of HTTP/2 in clear text. Owned by one thread.
///
/// A packet that only carries data, or lets more of it come, tells nothing.
final class Http2Reader {

    private final Http2Frames frames = new Http2Frames();

    /// Tells whether there are such frames.
    ///
    /// @param isFromServer who sent them, unless the preface tells
    boolean onTcp(Sighting sighting, boolean isFromServer) {
        if (!frames.wrap(sighting.buffer(), sighting.start(), sighting.limit())) {
            return false;
        }
        if (isTelling() && sighting.claims(FactKind.HTTP2)) {
            boolean isByServer = isFromServer && !frames.hasPreface();
            sighting.tell(new Http2Fact(
                    sighting.ends(isByServer),
                    sighting.micros(),
                    isByServer,
                    frames.hasPreface(),
                    frames.streams(),
                    frames.resets(),
                    idle(),
                    frames.continuations(),
                    frames.initialWindow()));
        }
        return true;
    }

    private boolean isTelling() {
        return frames.hasPreface() || frames.streams() + frames.resets() + frames.continuations() + idle() > 0;
    }

    private int idle() {
        return frames.pings() + frames.settings() + frames.priorities() + frames.empties();
    }
}
