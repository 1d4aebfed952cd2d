package vedette.learn.local;

import org.jspecify.annotations.Nullable;
import vedette.learn.table.Table;

/// What there is of a site.
///
/// @param judged rows that people have labelled; those of one incident are one group
/// @param unlabelled rows of which nobody has said anything, each with its host as the source; null if there are none
/// @param older benign rows from before anything was judged, never learnt from; null if there are none
public record LocalRows(
        Table judged, @Nullable Table unlabelled, @Nullable Table older) {}
