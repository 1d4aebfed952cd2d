package vedette.web.view;

import java.util.List;

/// The list of incidents.
///
/// @param lines those shown
/// @param total how many match
/// @param facets by which the list can be narrowed
/// @param asked the filter as the rest of an address, without the page
/// @param exported the same as programs say it
/// @param hidden what the form has no field for
/// @param page which part of the list, from 0
/// @param pages how many parts there are
/// @param sorted how the list is sorted: `worst`, `latest` or `newest`
/// @param withHidden whether what people are not told of is there, too
/// @param show `open` or `all`
/// @param about an address; may be empty
public record Incidents(
        List<IncidentLine> lines,
        long total,
        List<Facet> facets,
        String asked,
        String exported,
        List<Hidden> hidden,
        int page,
        int pages,
        String sorted,
        boolean withHidden,
        String show,
        String about) {

    /// So many lines are on a page.
    public static final int A_PAGE = 50;

    public Incidents {
        hidden = List.copyOf(hidden);
        lines = List.copyOf(lines);
        facets = List.copyOf(facets);
    }

    /// All of them, as a table.
    public String export() {
        return "/api/v1/export/incidents?" + exported;
    }

    /// What a list can be narrowed by.
    ///
    /// @param title for people
    /// @param values in order
    public record Facet(String title, List<Value> values) {

        public Facet {
            values = List.copyOf(values);
        }
    }

    /// One value of it.
    ///
    /// @param words for people
    /// @param count how many there are
    /// @param path the list narrowed by it, or no longer
    /// @param isOn whether the list is
    public record Value(String words, long count, String path, boolean isOn) {}
}
