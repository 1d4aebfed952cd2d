package vedette.web.view;

import java.util.List;

/// The first page.
///
/// @param tiles the numbers that matter
/// @param open the worst incidents that are open
/// @param openCount how many there are
/// @param sights what cannot be seen, or that all can
public record Overview(List<Tile> tiles, List<IncidentLine> open, long openCount, List<Sight> sights) {

    public Overview {
        tiles = List.copyOf(tiles);
        open = List.copyOf(open);
        sights = List.copyOf(sights);
    }

    /// A number that leads to what it counts.
    ///
    /// @param name by which it is changed while somebody looks
    /// @param title for people
    /// @param value short
    /// @param exact in full
    /// @param path where it leads
    public record Tile(String name, String title, String value, String exact, String path) {}

    /// Something about how well is seen.
    ///
    /// @param isGood whether nothing is to be done
    public record Sight(boolean isGood, String words) {}
}
