package vedette.app.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads numbers by the grammar of Prometheus's text format 0.0.4, character by character, sharing no code with what
/// writes them. Refuses whatever Prometheus would, and what its conventions forbid.
public final class PrometheusReader {

    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram");

    private final Map<String, String> types = new HashMap<>();
    private final Map<String, String> helps = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> ended = new HashSet<>();
    private final List<Sample> samples = new ArrayList<>();
    private String family = "";
    private String line = "";
    private int at;

    /// A number.
    public record Sample(String family, String name, Map<String, String> labels, double value) {}

    public static List<Sample> read(String text) {
        PrometheusReader reader = new PrometheusReader();
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("the last line does not end");
        }
        text.lines().forEach(reader::line);
        reader.checkHistograms();
        return reader.samples;
    }

    private void line(String text) {
        line = text;
        at = 0;
        if (line.startsWith("# HELP ")) {
            at = 7;
            String name = name(true);
            expect(' ');
            require(helps.put(name, line.substring(at)) == null, "two helps of " + name);
        } else if (line.startsWith("# TYPE ")) {
            at = 7;
            String name = name(true);
            expect(' ');
            String type = line.substring(at);
            require(TYPES.contains(type), "no type");
            require(types.put(name, type) == null, "two types of " + name);
            require(helps.containsKey(name), "no help of " + name);
            require(type.equals("counter") == name.endsWith("_total"), "only counters end with _total");
        } else {
            sample();
        }
    }

    private void sample() {
        String name = name(true);
        String of = types.containsKey(name) ? name : name.replaceFirst("_(bucket|sum|count)$", "");
        require(types.containsKey(of), "a sample before its type");
        require(of.equals(name) != "histogram".equals(types.get(of)), "a part of what is no histogram");
        if (!of.equals(family)) {
            require(ended.add(of), "samples of " + of + " do not stand together");
            family = of;
        }
        Map<String, String> labels = new TreeMap<>();
        if (at < line.length() && line.charAt(at) == '{') {
            do {
                at++;
                String label = name(false);
                expect('=');
                require(labels.put(label, value()) == null, "two labels " + label);
            } while (line.charAt(at) == ',');
            expect('}');
        }
        expect(' ');
        String number = line.substring(at).replace("+Inf", "Infinity").replace("-Inf", "-Infinity");
        require(seen.add(name + labels), "the same twice");
        samples.add(new Sample(of, name, labels, Double.parseDouble(number)));
    }

    private String name(boolean mayHaveColons) {
        int from = at;
        while (at < line.length() && isOfName(line.charAt(at), at > from, mayHaveColons)) {
            at++;
        }
        require(at > from, "no name");
        return line.substring(from, at);
    }

    private static boolean isOfName(char letter, boolean mayBeDigit, boolean mayBeColon) {
        return (letter >= 'a' && letter <= 'z')
                || (letter >= 'A' && letter <= 'Z')
                || letter == '_'
                || (mayBeDigit && letter >= '0' && letter <= '9')
                || (mayBeColon && letter == ':');
    }

    private String value() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (line.charAt(at) != '"') {
            char letter = line.charAt(at++);
            if (letter == '\\') {
                char escaped = line.charAt(at++);
                require("\\\"n".indexOf(escaped) >= 0, "nothing is escaped as \\" + escaped);
                letter = escaped == 'n' ? '\n' : escaped;
            }
            value.append(letter);
        }
        expect('"');
        return value.toString();
    }

    private void expect(char letter) {
        require(at < line.length() && line.charAt(at) == letter, "no " + letter + " at " + at);
        at++;
    }

    private void require(boolean isSo, String otherwise) {
        if (!isSo) {
            throw new IllegalArgumentException(otherwise + ": " + line);
        }
    }

    /// Bins only grow, and the last is the count.
    private void checkHistograms() {
        Map<String, Double> latest = new HashMap<>();
        for (Sample sample : samples) {
            Map<String, String> about = new TreeMap<>(sample.labels);
            String end = about.remove("le");
            String key = sample.family + about;
            if (sample.name.endsWith("_bucket")) {
                line = sample.toString();
                require(end != null, "no end");
                require(sample.value >= latest.getOrDefault(key, 0.0), "bins shrink");
                latest.put(key, sample.value);
            } else if (sample.name.equals(sample.family + "_count")) {
                require(latest.getOrDefault(key, -1.0) == sample.value, "not all are in a bin");
            }
        }
    }
}
