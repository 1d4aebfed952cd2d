package vedette.web.api;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import vedette.web.operate.Measure;

/// Numbers as Prometheus reads them.
final class PrometheusText {

    static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private PrometheusText() {}

    /// @param measures those of a name one after the other
    static String of(List<Measure> measures) {
        StringBuilder text = new StringBuilder();
        Set<String> told = new HashSet<>();
        for (Measure measure : measures) {
            String family = family(measure);
            if (told.add(family)) {
                text.append("# HELP ").append(family).append(' ').append(escaped(measure.help(), false));
                text.append("\n# TYPE ").append(family).append(' ');
                text.append(measure.kind().name().toLowerCase(Locale.ROOT)).append('\n');
            }
            text.append(measure.name());
            appendLabels(text, measure);
            text.append(' ').append(number(measure.value())).append('\n');
        }
        return text.toString();
    }

    private static String family(Measure measure) {
        return measure.kind() == Measure.Kind.HISTOGRAM
                ? measure.name().replaceFirst("_(bucket|sum|count)$", "")
                : measure.name();
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
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }
}
