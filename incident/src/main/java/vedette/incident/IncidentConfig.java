package vedette.incident;

import java.time.Duration;

/// How incidents live.
///
/// @param site the site's name, a part of every incident's id
/// @param quiet an incident of which nothing was noticed for so long is closed
/// @param memory a closed incident is opened again, rather than another one opened, for so long
/// @param link incidents within so long of each other can belong to one campaign
/// @param maxIncidents followed at once; beyond that the ones quiet for longest are no longer followed
public record IncidentConfig(
        String site, String sensor, Duration quiet, Duration memory, Duration link, int maxIncidents) {

    public IncidentConfig {
        check("quiet", quiet);
        check("memory", memory);
        check("link", link);
        if (maxIncidents < 1) {
            throw new IllegalArgumentException("incident.max-incidents must be at least 1, was " + maxIncidents);
        }
    }

    private static void check(String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("incident." + key + " must be positive, was " + value);
        }
    }

    public static IncidentConfig defaults() {
        return new IncidentConfig(
                "default", "default", Duration.ofMinutes(5), Duration.ofHours(24), Duration.ofHours(1), 8_192);
    }
}
