package vedette.web.view.models;

import java.util.List;

/// A model beside the one before it, on the same rows.
///
/// @param verdict in one line; empty if it was compared with none
/// @param isWorse whether it is worse in anything
/// @param learnt what it learnt from, in words
/// @param rows of the table
public record ComparisonView(String verdict, boolean isWorse, String learnt, List<Row> rows) {

    /// Compared with none.
    public static final ComparisonView NONE = new ComparisonView("", false, "", List.of());

    public ComparisonView {
        rows = List.copyOf(rows);
    }

    /// A figure of both.
    ///
    /// @param part the rows that both were asked about, where a part begins; else empty
    /// @param of how many rows
    /// @param change of a part how it was judged, of a figure by how much it changed; may be empty
    public record Row(String part, String figure, String of, String before, String after, String change) {}
}
