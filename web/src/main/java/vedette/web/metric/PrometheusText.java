package vedette.web.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Numbers as Prometheus reads them: its text format 0.0.4.
public final class PrometheusText {

    /// How it is called where documents are typed.
    public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /// From here on a double no longer holds every whole number.
    private static final double WHOLE = 1e15;

    private PrometheusText() {}

    /// All of a metric stand together, in the order in which metrics first come.
    public static String of(List<Measure> measures) {
        Map<String, List<Measure>> families = new LinkedHashMap<>();
        for (Measure measure : measures) {
            families.computeIfAbsent(measure.metric().name(), _ -> new ArrayList<>())
                    .add(measure);
        }
        StringBuilder text = new StringBuilder();
        families.values().forEach(family -> append(text, family));
        return text.toString();
    }

    private static void append(StringBuilder text, List<Measure> family) {
        Metric metric = family.getFirst().metric();
        text.append("# HELP ").append(metric.name()).append(' ').append(escaped(metric.meaning(), false));
        text.append("\n# TYPE ").append(metric.name()).append(' ');
        text.append(metric.kind().name().toLowerCase(Locale.ROOT)).append('\n');
        for (Measure measure : family) {
            text.append(measure.name());
            appendLabels(text, measure);
            text.append(' ').append(number(measure.value())).append('\n');
        }
    }

    private static void appendLabels(StringBuilder text, Measure measure) {
        if (measure.labels().isEmpty()) {
            return;
        }
        String separator = "{";
        for (var label : new TreeMap<>(measure.labels()).entrySet()) {
            text.append(separator).append(label.getKey()).append("=\"");
            text.append(escaped(label.getValue(), true)).append('"');
            separator = ",";
        }
        text.append('}');
    }

    private static String escaped(String text, boolean isQuoted) {
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
        return isQuoted ? escaped.replace("\"", "\\\"") : escaped;
    }

    private static String number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < WHOLE) {
            return Long.toString((long) value);
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return Double.toString(value); // NaN is written as Prometheus writes it
    }
}
