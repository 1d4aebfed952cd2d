package vedette.report.data;

import java.time.Instant;

/// The threat level in one step: the highest score of an incident that was open.
public record ThreatPoint(Instant start, int score) {}
