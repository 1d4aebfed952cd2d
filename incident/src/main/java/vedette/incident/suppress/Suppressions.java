package vedette.incident.suppress;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vedette.incident.IncidentSnapshot;

/// The rules that there are at one time. They are few, so each incident is held against each.
public final class Suppressions {

    /// There are no more than so many.
    public static final int MOST = 1_000;

    public static final Suppressions NONE = new Suppressions(List.of());

    private final List<Suppression> rules;

    /// @throws IllegalArgumentException if there are too many
    public Suppressions(Collection<Suppression> rules) {
        if (rules.size() > MOST) {
            throw new IllegalArgumentException(
                    "there may be " + MOST + " suppressions, not " + rules.size() + ": use networks for addresses");
        }
        this.rules = List.copyOf(rules);
    }

    /// In the order in which they are tried.
    public List<Suppression> rules() {
        return rules;
    }

    /// The first rule by which an incident is hidden.
    ///
    /// @param atNanos the time of traffic for which this is asked, as the incident's last
    public Optional<Suppression> hiding(IncidentSnapshot incident, long atNanos) {
        return rules.stream().filter(rule -> rule.hides(incident, atNanos)).findFirst();
    }
}
