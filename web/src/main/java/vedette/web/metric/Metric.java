package vedette.web.metric;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A number that is measured of a run, as it is declared.
///
/// @param name with its unit, as Prometheus wants it: `vedette_capture_packets_total`
/// @param kind how it moves
/// @param labels the names of what there may be several of
/// @param meaning what it is, in a sentence without its full stop
/// @param advice what to do when it is bad
public record Metric(String name, Kind kind, List<String> labels, String meaning, String advice) {

    /// How a number moves.
    public enum Kind {
        /// Up only, until the process ends.
        COUNTER,
        GAUGE,
        /// How often something took no longer than each of several times.
        HISTOGRAM
    }

    public Metric {
        labels = List.copyOf(labels);
    }

    static Metric counter(String name, String meaning, String advice, String... labels) {
        return new Metric(name, Kind.COUNTER, List.of(labels), meaning, advice);
    }

    static Metric gauge(String name, String meaning, String advice, String... labels) {
        return new Metric(name, Kind.GAUGE, List.of(labels), meaning, advice);
    }

    static Metric histogram(String name, String meaning, String advice, String... labels) {
        return new Metric(name, Kind.HISTOGRAM, List.of(labels), meaning, advice);
    }

    /// What it is now.
    ///
    /// @param about the values of its labels, in their order
    public Measure of(double value, String... about) {
        return measure("", value, about);
    }

    /// How often it took no longer, for a histogram.
    ///
    /// @param end in its unit; infinite for all
    public Measure within(double end, double count, String... about) {
        Measure bucket = measure("_bucket", count, about);
        Map<String, String> labels = new TreeMap<>(bucket.labels());
        labels.put("le", Double.isInfinite(end) ? "+Inf" : Double.toString(end));
        return new Measure(this, "_bucket", labels, count);
    }

    /// What all of a histogram add up to.
    public Measure sum(double value, String... about) {
        return measure("_sum", value, about);
    }

    /// How many there are in a histogram.
    public Measure count(double value, String... about) {
        return measure("_count", value, about);
    }

    private Measure measure(String part, double value, String... about) {
        if (about.length != labels.size()) {
            throw new IllegalArgumentException(name + " has the labels " + labels + ", not " + List.of(about));
        }
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < about.length; i++) {
            values.put(labels.get(i), about[i]);
        }
        return new Measure(this, part, values, value);
    }

    /// What it is counted in, for people; empty if it is a mere number.
    public String unit() {
        if (name.endsWith("_ratio")) {
            return "0 to 1";
        }
        for (String unit : List.of("seconds", "bytes", "packets", "flows", "incidents", "ticks")) {
            if (name.matches(".*_" + unit + "(_total)?")) {
                return unit;
            }
        }
        return "";
    }
}
