package vedette.store.search;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Rows that were found.
///
/// @param rows in order
/// @param next where the next page begins; nothing if this is the last
/// @param hotFrom when the oldest hot conversation ended, in microseconds; nothing if none is hot
/// @param archived files of the archive that have conversations of the time
/// @param isOfArchive whether they were asked, too
public record FlowPage(
        List<KeptFlow> rows, Optional<FlowCursor> next, OptionalLong hotFrom, int archived, boolean isOfArchive) {

    public FlowPage {
        rows = List.copyOf(rows);
    }
}
