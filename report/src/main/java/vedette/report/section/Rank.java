package vedette.report.section;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.incident.IncidentSnapshot;

/// How much one host had to do with incidents.
///
/// @param kinds what it was, and how often
/// @param others the hosts on the other side that are named
record Rank(Address host, int incidents, int worst, Map<Kind, Integer> kinds, int others) {

    private static final Comparator<Rank> MOST_FIRST = Comparator.comparingInt(Rank::worst)
            .thenComparingInt(Rank::incidents)
            .reversed()
            .thenComparing(Rank::host);

    /// Whom incidents come from.
    static List<Rank> attackers(List<IncidentSnapshot> incidents) {
        return ranks(incidents, Rank::sources, Rank::targets);
    }

    /// Whom incidents are done to.
    static List<Rank> targets(List<IncidentSnapshot> incidents) {
        return ranks(incidents, Rank::targets, Rank::sources);
    }

    static Set<Address> sources(IncidentSnapshot incident) {
        return withEntity(incident, incident.sources(), Kind.Subject.SOURCE);
    }

    static Set<Address> targets(IncidentSnapshot incident) {
        return withEntity(incident, incident.targets(), Kind.Subject.TARGET);
    }

    private static Set<Address> withEntity(IncidentSnapshot incident, Collection<Address> named, Kind.Subject subject) {
        Set<Address> all = new TreeSet<>(named);
        if (incident.kind().subject() == subject) {
            all.add(incident.entity());
        }
        all.removeIf(Address::isUnspecified);
        return all;
    }

    private static List<Rank> ranks(
            List<IncidentSnapshot> incidents,
            Function<IncidentSnapshot, Set<Address>> side,
            Function<IncidentSnapshot, Set<Address>> other) {
        Map<Address, Sum> sums = new HashMap<>();
        for (IncidentSnapshot incident : incidents) {
            for (Address host : side.apply(incident)) {
                sums.computeIfAbsent(host, _ -> new Sum()).add(incident, other.apply(incident));
            }
        }
        return sums.entrySet().stream()
                .map(entry -> entry.getValue().rank(entry.getKey()))
                .sorted(MOST_FIRST)
                .toList();
    }

    /// What adds up for a host.
    private static final class Sum {

        private final Map<Kind, Integer> kinds = new TreeMap<>();
        private final Set<Address> others = new TreeSet<>();
        private int incidents;
        private int worst;

        void add(IncidentSnapshot incident, Set<Address> otherSide) {
            kinds.merge(incident.kind(), 1, Integer::sum);
            others.addAll(otherSide);
            incidents++;
            worst = Math.max(worst, incident.score());
        }

        Rank rank(Address host) {
            return new Rank(host, incidents, worst, Map.copyOf(kinds), others.size());
        }
    }
}
