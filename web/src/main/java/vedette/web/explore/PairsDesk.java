package vedette.web.explore;

import java.io.IOException;
import java.util.List;
import vedette.store.flows.TrafficReader;
import vedette.web.operate.Room;
import vedette.web.view.Range;

/// Says who uses which service of whom. Minutes do not hold that, so it is made of hot conversations, and says of how
/// many.
public final class PairsDesk {

    private static final int MOST_FLOWS = 50_000;
    private static final int MOST_PAIRS = 20;

    private final Room room;

    /// What was found.
    ///
    /// @param flows of which it is made
    /// @param isCut whether there are more of them
    /// @param hotFrom when the oldest hot one ended, in microseconds; the latest time there is if there is none
    public record Found(List<TrafficReader.Pair> pairs, long flows, long bytes, boolean isCut, long hotFrom) {

        public Found {
            pairs = List.copyOf(pairs);
        }
    }

    public PairsDesk(Room room) {
        this.room = room;
    }

    /// The largest.
    public Found of(Range range) throws IOException {
        if (!room.place().exists()) {
            return new Found(List.of(), 0, 0, false, Long.MAX_VALUE);
        }
        try (TrafficReader reader = new TrafficReader(room.place().flows())) {
            long from = range.fromMicros();
            long to = range.toMicros();
            TrafficReader.Share whole = reader.pairsWhole(from, to, MOST_FLOWS);
            return new Found(
                    reader.pairs(from, to, MOST_FLOWS, MOST_PAIRS),
                    whole.flows(),
                    whole.bytes(),
                    whole.flows() == MOST_FLOWS,
                    reader.hotFrom());
        }
    }
}
