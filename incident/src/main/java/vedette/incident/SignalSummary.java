package vedette.incident;

import java.util.List;
import vedette.detect.Reason;

/// What one detector has said of an incident.
///
/// @param strength the strongest so far
/// @param reasons those of the strongest signal
public record SignalSummary(String detector, double strength, double confidence, List<Reason> reasons) {

    public SignalSummary {
        reasons = List.copyOf(reasons);
    }
}
