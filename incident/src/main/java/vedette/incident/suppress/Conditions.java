package vedette.incident.suppress;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.incident.IncidentSnapshot;
import vedette.incident.SignalSummary;

/// Which incidents a rule is about: those that fulfil all conditions that are not null, of which there must be one.
///
/// A rule must not hide more than was meant: an incident of several sources fits only if every one of them does and
/// all are named, and the same is so of targets, of ports, and of the detectors that noticed it.
///
/// @param source who does it
/// @param destination whom it is done to
/// @param port of the targets
/// @param detector its name
public record Conditions(
        @Nullable Network source,
        @Nullable Network destination,
        @Nullable Integer port,
        @Nullable Kind kind,
        @Nullable String detector) {

    private static final List<String> NAMES = List.of("source", "destination", "port", "kind", "detector");
    private static final int LAST_PORT = 65_535;
    private static final int MOST_LETTERS = 100;

    public Conditions {
        if (source == null && destination == null && port == null && kind == null && detector == null) {
            throw new IllegalArgumentException("without any condition everything would be hidden:"
                    + " name a source, a destination, a port, a kind or a detector");
        }
        if (port != null && (port < 1 || port > LAST_PORT)) {
            throw new IllegalArgumentException("a port must be in [1, " + LAST_PORT + "], was " + port);
        }
        if (detector != null) {
            Suppression.requireLine("a detector's name", detector, MOST_LETTERS);
        }
    }

    /// From a text as [#toString] writes it; `source=10.0.0.9 kind=port-scan` will do too.
    ///
    /// @throws IllegalArgumentException if it is none; the message says what is wrong
    public static Conditions parse(String text) {
        List<String> words = List.of(text.strip().split("[\\s,=]+", -1));
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            if (!NAMES.contains(words.get(i)) || values.put(words.get(i), words.get(i + 1)) != null) {
                throw new IllegalArgumentException(misunderstood(text));
            }
        }
        if (words.size() % 2 != 0) {
            throw new IllegalArgumentException(misunderstood(text));
        }
        String source = values.get("source");
        String destination = values.get("destination");
        String port = values.get("port");
        String kind = values.get("kind");
        return new Conditions(
                source == null ? null : Network.parse(source),
                destination == null ? null : Network.parse(destination),
                port == null ? null : port(port),
                kind == null ? null : Kind.named(kind),
                values.get("detector"));
    }

    private static String misunderstood(String text) {
        return "'" + text + "' are no conditions: write each of " + String.join(", ", NAMES)
                + " at most once with its value, as 'source 10.0.0.9, kind port-scan'";
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a port is a number, not " + text, e);
        }
    }

    /// Whether an incident fulfils all of them.
    public boolean fit(IncidentSnapshot incident) {
        return fits(source, incident.sources(), incident.sourceCount())
                && fits(destination, incident.targets(), incident.targetCount())
                && (kind == null || incident.kind() == kind)
                && fits(port, incident.ports())
                && fits(
                        detector,
                        incident.signals().stream().map(SignalSummary::detector).toList());
    }

    private static <T> boolean fits(@Nullable T wanted, List<T> all) {
        return wanted == null || (!all.isEmpty() && all.stream().allMatch(wanted::equals));
    }

    /// @param count of all, of which those that are named may be a part
    private static boolean fits(@Nullable Network network, List<Address> named, long count) {
        return network == null
                || (!named.isEmpty() && count <= named.size() && named.stream().allMatch(network::contains));
    }

    /// As people read them.
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ");
        add(text, "kind", kind == null ? null : kind.label());
        add(text, "source", source);
        add(text, "destination", destination);
        add(text, "port", port);
        add(text, "detector", detector);
        return text.toString();
    }

    private static void add(StringJoiner text, String name, @Nullable Object value) {
        if (value != null) {
            text.add(name + " " + value);
        }
    }
}
