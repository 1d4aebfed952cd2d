package vedette.web.metric;

import java.util.Map;

/// What a number is now.
///
/// @param metric as it is declared
/// @param part of a histogram, `_bucket`, `_sum` or `_count`; else empty
/// @param labels what it is about, by the names of labels
public record Measure(Metric metric, String part, Map<String, String> labels, double value) {

    public Measure {
        labels = Map.copyOf(labels);
    }

    /// Under which it stands in the text.
    public String name() {
        return metric.name() + part;
    }
}
