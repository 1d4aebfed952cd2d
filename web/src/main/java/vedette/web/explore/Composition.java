package vedette.web.explore;

import java.util.List;

/// What traffic consisted of in a time, and in the time of the same length before it.
///
/// @param from in microseconds, at the beginning of a step
/// @param step its length
/// @param shares the largest first
/// @param isWholeKnown whether what is not among the shares is known
/// @param watched which of the steps somebody watched: what is missing in the others is not known to be nothing
/// @param whole of all; of the shares if it is not known
public record Composition(
        long from, long to, long step, List<Share> shares, boolean isWholeKnown, WatchedSteps watched, Share whole) {

    public Composition {
        shares = List.copyOf(shares);
    }

    /// What one of them did.
    ///
    /// @param name for people
    /// @param term that finds its conversations; empty if none does
    /// @param now in sum
    /// @param before in sum
    /// @param points step by step; none for those that are in no chart
    public record Share(String name, String term, long now, long before, List<Long> points, List<Long> pointsBefore) {

        public Share {
            points = List.copyOf(points);
            pointsBefore = List.copyOf(pointsBefore);
        }
    }
}
