package vedette.web.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is on the network.
///
/// @param asked an address that was looked for; may be empty
/// @param places inside, outside, or everywhere
/// @param heads of the columns
/// @param lines those of this page
/// @param path of the list, without the page
/// @param page which part of the list, from 0
/// @param pages how many parts there are
/// @param told how many there are
public record Hosts(
        String asked,
        List<Place> places,
        List<Head> heads,
        List<Line> lines,
        String path,
        int page,
        int pages,
        String told) {

    public Hosts {
        places = List.copyOf(places);
        heads = List.copyOf(heads);
        lines = List.copyOf(lines);
    }

    /// All of them, as a table.
    public String export() {
        return "/api/v1/export" + path;
    }

    /// Where hosts are.
    ///
    /// @param path the list of those
    public record Place(String words, String path, boolean isOn) {}

    /// The head of a column.
    ///
    /// @param path that sorts by it
    /// @param sorted `ascending`, `descending`, or null
    public record Head(String title, String path, @Nullable String sorted, boolean isNumber) {}

    /// A host.
    ///
    /// @param path of its page
    /// @param isInside whether it is of this network
    /// @param worst the highest score of an incident that it has part in; 0 if it has none
    /// @param severity of that
    /// @param incidents in which it has part
    public record Line(
            String address,
            String path,
            boolean isInside,
            String flows,
            String sent,
            String received,
            String moved,
            int worst,
            String severity,
            long incidents) {}
}
