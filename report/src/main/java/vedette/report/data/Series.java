package vedette.report.data;

import java.time.Duration;

/// What was measured step by step. Where a step has no point, nothing was measured: a gap stays a gap.
///
/// @param step how long each point stands for
/// @param points in the order of time
public record Series<T>(Duration step, Part<T> points) {

    public Series {
        if (step.isZero() || step.isNegative()) {
            throw new IllegalArgumentException("a step must be longer than nothing, not " + step);
        }
    }

    static <T> Series<T> notGiven() {
        return new Series<>(Duration.ofHours(1), Part.notGiven());
    }
}
