package vedette.report.section;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vedette.detect.Kind;
import vedette.incident.IncidentSnapshot;

/// How many incidents there were of one kind.
///
/// @param worst the highest score among them
record KindCount(Kind kind, int incidents, int worst) {

    /// Most frequent first.
    static List<KindCount> of(List<IncidentSnapshot> incidents) {
        Map<Kind, KindCount> counts = new EnumMap<>(Kind.class);
        for (IncidentSnapshot incident : incidents) {
            counts.merge(incident.kind(), new KindCount(incident.kind(), 1, incident.score()), KindCount::plus);
        }
        return counts.values().stream()
                .sorted(Comparator.comparingInt(KindCount::incidents)
                        .thenComparingInt(KindCount::worst)
                        .reversed()
                        .thenComparing(KindCount::kind))
                .toList();
    }

    private KindCount plus(KindCount other) {
        return new KindCount(kind, incidents + other.incidents, Math.max(worst, other.worst));
    }
}
