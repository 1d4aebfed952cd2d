package vedette.report.data;

import java.time.Instant;

/// How much went in and out in one step.
public record TrafficPoint(Instant start, long bytesIn, long bytesOut) {}
