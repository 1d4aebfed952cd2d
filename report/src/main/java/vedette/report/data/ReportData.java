package vedette.report.data;

import java.util.Objects;

/// All that a report is made of.
///
/// @param scope what it is about: where and when
/// @param traffic what went over the wire
/// @param findings what was found in it
/// @param condition how well network, sensor and models are
public record ReportData(Scope scope, Traffic traffic, Findings findings, Condition condition) {

    public ReportData {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(traffic, "traffic");
        Objects.requireNonNull(findings, "findings");
        Objects.requireNonNull(condition, "condition");
    }

    /// With nothing filled in: every part says that it was not watched.
    public static ReportData of(Scope scope) {
        return new ReportData(scope, Traffic.notWatched(), Findings.notWatched(), Condition.notWatched());
    }

    public ReportData with(Traffic other) {
        return new ReportData(scope, other, findings, condition);
    }

    public ReportData with(Findings other) {
        return new ReportData(scope, traffic, other, condition);
    }

    public ReportData with(Condition other) {
        return new ReportData(scope, traffic, findings, other);
    }
}
