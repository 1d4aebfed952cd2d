package vedette.store.search;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vedette.common.Address;
import vedette.incident.IncidentSnapshot;
import vedette.store.archive.StoredFlow;

/// To which incidents conversations may belong: the same as a search by incident looks for, of rows that are there
/// already.
public final class IncidentMarks {

    private final List<Ends> worstFirst;

    /// @param incidents in any order
    public IncidentMarks(List<IncidentSnapshot> incidents) {
        worstFirst = incidents.stream()
                .sorted(Comparator.comparingInt(IncidentSnapshot::score)
                        .reversed()
                        .thenComparing(IncidentSnapshot::id))
                .map(Ends::of)
                .toList();
    }

    private record Ends(IncidentSnapshot incident, Set<String> sources, Set<String> targets) {

        static Ends of(IncidentSnapshot incident) {
            return new Ends(incident, texts(incident.sources()), texts(incident.targets()));
        }

        private static Set<String> texts(List<Address> addresses) {
            Set<String> texts = new HashSet<>();
            addresses.forEach(address -> texts.add(address.toString()));
            return texts;
        }

        boolean fits(StoredFlow flow) {
            long first = Math.floorDiv(incident.firstNanos(), 1_000L);
            long last = -Math.floorDiv(-incident.lastNanos(), 1_000L);
            return flow.ended() >= first && flow.begun() <= last && isBetween(flow.src(), flow.dst());
        }

        private boolean isBetween(String src, String dst) {
            if (sources.isEmpty() && targets.isEmpty()) {
                String entity = incident.entity().toString();
                return src.equals(entity) || dst.equals(entity);
            }
            boolean isAnySource = sources.isEmpty() || sources.size() < incident.sourceCount();
            boolean isAnyTarget = targets.isEmpty() || targets.size() < incident.targetCount();
            if (isAnySource || isAnyTarget) {
                return (isAnySource && (targets.contains(src) || targets.contains(dst)))
                        || (isAnyTarget && (sources.contains(src) || sources.contains(dst)));
            }
            return (sources.contains(src) && targets.contains(dst)) || (targets.contains(src) && sources.contains(dst));
        }
    }

    /// The worst one that a conversation may belong to.
    public Optional<IncidentSnapshot> worst(StoredFlow flow) {
        return worstFirst.stream()
                .filter(ends -> ends.fits(flow))
                .map(Ends::incident)
                .findFirst();
    }

    /// All of them, the worst first.
    public List<IncidentSnapshot> all(StoredFlow flow) {
        return worstFirst.stream()
                .filter(ends -> ends.fits(flow))
                .map(Ends::incident)
                .toList();
    }
}
