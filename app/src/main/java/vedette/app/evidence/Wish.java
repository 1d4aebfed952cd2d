package vedette.app.evidence;

import org.jspecify.annotations.Nullable;
import vedette.incident.IncidentSnapshot;

/// What is to be kept of an incident as it is now.
///
/// @param packets which packets are to be saved too; null for none
/// @param dueNanos when, in traffic, all of those have come
/// @param isFirst whether nothing was kept of it in this run
record Wish(IncidentSnapshot incident, @Nullable IncidentPackets packets, long dueNanos, boolean isFirst) {}
