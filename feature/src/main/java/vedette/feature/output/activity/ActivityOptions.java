package vedette.feature.output.activity;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vedette.feature.activity.ActivityWindowsConfig;
import vedette.feature.label.LabelFile;
import vedette.feature.label.RowTruth;
import vedette.flow.activity.Home;

/// What an output of activity needs to know besides its format.
///
/// @param windows how many hosts and pairs are followed
/// @param siteSeed the one that the shards' activity has
/// @param home likewise
/// @param scratch a folder where Parquet's rows may lie until the file is written
/// @param labels likewise, if rows are to say what they are in truth
public record ActivityOptions(
        ActivityWindowsConfig windows,
        long siteSeed,
        Home home,
        Path scratch,
        @Nullable LabelFile labels) {

    /// Without labels.
    public ActivityOptions(ActivityWindowsConfig windows, long siteSeed, Home home, Path scratch) {
        this(windows, siteSeed, home, scratch, null);
    }

    @Nullable
    RowTruth truth() {
        return labels == null ? null : new RowTruth(labels.labels());
    }
}
