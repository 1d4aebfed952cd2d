package vedette.feature.output.activity;

import java.nio.file.Path;
import vedette.feature.activity.ActivityWindowsConfig;
import vedette.flow.activity.Home;

/// What an output of activity needs to know besides its format.
///
/// @param windows how many hosts and pairs are followed
/// @param siteSeed the one that the shards' activity has
/// @param home likewise
/// @param scratch a folder where Parquet's rows may lie until the file is written
public record ActivityOptions(ActivityWindowsConfig windows, long siteSeed, Home home, Path scratch) {}
