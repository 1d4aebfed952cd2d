package vedette.web.operate;

import java.util.Map;
import java.util.TreeMap;

/// A number that somebody who looks after many processes wants to draw.
///
/// @param name with its unit, as Prometheus wants it: `vedette_capture_packets_total`
/// @param help what it is, in a sentence
/// @param kind how it moves
/// @param labels what it is about
public record Measure(String name, String help, Kind kind, Map<String, String> labels, double value) {

    /// How a number moves.
    public enum Kind {
        /// Up only, until the process ends.
        COUNTER,
        GAUGE,
        /// A part of a histogram: `_bucket`, `_sum` or `_count`, by the name's end.
        HISTOGRAM
    }

    public Measure {
        labels = Map.copyOf(new TreeMap<>(labels));
    }

    public static Measure counter(String name, String help, double value) {
        return new Measure(name, help, Kind.COUNTER, Map.of(), value);
    }

    public static Measure gauge(String name, String help, double value) {
        return new Measure(name, help, Kind.GAUGE, Map.of(), value);
    }

    /// The same about something.
    public Measure of(String label, String about) {
        Map<String, String> more = new TreeMap<>(labels);
        more.put(label, about);
        return new Measure(name, help, kind, more, value);
    }
}
