package vedette.incident.suppress;

import java.util.List;
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
