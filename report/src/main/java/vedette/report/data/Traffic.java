package vedette.report.data;

import org.jspecify.annotations.Nullable;

/// What went over the wire.
///
/// @param totals null where nobody counted
/// @param talkers the hosts that moved most, most first
/// @param services what was used most, most first
/// @param classes what the conversations were judged to be
public record Traffic(
        @Nullable Totals totals,
        Series<TrafficPoint> series,
        Part<HostTraffic> talkers,
        Part<ServiceTraffic> services,
        Part<ClassShare> classes) {

    public static Traffic notWatched() {
        return new Traffic(null, Series.notGiven(), Part.notGiven(), Part.notGiven(), Part.notGiven());
    }
}
