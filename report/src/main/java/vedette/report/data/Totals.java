package vedette.report.data;

/// What was counted over the whole period.
///
/// @param bytes on the wire
/// @param dropped packets that came and could not be read in time
public record Totals(long packets, long bytes, long flows, long hostsInside, long hostsOutside, long dropped) {}
