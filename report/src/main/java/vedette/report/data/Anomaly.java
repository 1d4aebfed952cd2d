package vedette.report.data;

import java.time.Instant;
import java.util.List;
import vedette.detect.Reason;

/// Something that was new here.
///
/// @param entity whom it is about
/// @param score how unusual, in the unit of the threshold
/// @param threshold from where on people are told
public record Anomaly(
        Instant at, String entity, double score, double threshold, List<Reason> reasons, boolean becameIncident) {

    public Anomaly {
        reasons = List.copyOf(reasons);
    }
}
