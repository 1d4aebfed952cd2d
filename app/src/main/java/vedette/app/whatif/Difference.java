package vedette.app.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.detect.Family;
import vedette.incident.IncidentSnapshot;

/// What people would have been told of, and what they were.
///
/// @param lost they were told of, and would not have been
/// @param gained the other way round
/// @param changed they would have been told of otherwise
/// @param same they would have been told of alike
/// @param hidden nobody was, or would have been
record Difference(List<Pair> lost, List<Pair> gained, List<Pair> changed, int same, int hidden) {

    /// An incident as it was, and as it would have been.
    record Pair(@Nullable Outcome before, @Nullable Outcome after) {

        boolean wasTold() {
            return before != null && before.isTold();
        }

        boolean wouldBeTold() {
            return after != null && after.isTold();
        }

        /// Where there are two, they are of the same thing.
        Outcome either() {
            Outcome one = after == null ? before : after;
            if (one == null) {
                throw new IllegalStateException("an incident neither before nor after");
            }
            return one;
        }
    }

    /// @param from incidents that were last noticed earlier are left out
    static Difference between(Course before, Course after, long from) {
        List<Pair> lost = new ArrayList<>();
        List<Pair> gained = new ArrayList<>();
        List<Pair> changed = new ArrayList<>();
        int same = 0;
        int hidden = 0;
        for (Pair pair : pairs(before.outcomes(), after.outcomes())) {
            if (pair.either().incident().lastNanos() < from) {
                continue;
            }
            if (pair.wasTold() && pair.wouldBeTold()) {
                if (isSame(pair)) {
                    same++;
                } else {
                    changed.add(pair);
                }
            } else if (pair.wasTold()) {
                lost.add(pair);
            } else if (pair.wouldBeTold()) {
                gained.add(pair);
            } else {
                hidden++;
            }
        }
        return new Difference(lost, gained, changed, same, hidden);
    }

    private static boolean isSame(Pair pair) {
        return pair.before() != null
                && pair.after() != null
                && pair.before().incident().equals(pair.after().incident());
    }

    private static List<Pair> pairs(Map<String, Outcome> before, Map<String, Outcome> after) {
        List<Pair> pairs = new ArrayList<>();
        List<Outcome> alone = new ArrayList<>();
        before.forEach((id, outcome) -> {
            if (after.containsKey(id)) {
                pairs.add(new Pair(outcome, after.get(id)));
            } else {
                alone.add(outcome);
            }
        });
        after.forEach((id, outcome) -> {
            if (!before.containsKey(id)) {
                pairs.add(new Pair(takeLike(outcome.incident(), alone), outcome));
            }
        });
        alone.forEach(outcome -> pairs.add(new Pair(outcome, null)));
        return pairs;
    }

    /// What opens at another time has another id, but is about the same.
    private static @Nullable Outcome takeLike(IncidentSnapshot wanted, List<Outcome> alone) {
        for (Outcome one : alone) {
            IncidentSnapshot incident = one.incident();
            if (incident.entity().equals(wanted.entity())
                    && family(incident) == family(wanted)
                    && incident.firstNanos() <= wanted.lastNanos()
                    && wanted.firstNanos() <= incident.lastNanos()) {
                alone.remove(one);
                return one;
            }
        }
        return null;
    }

    /// As the correlator has them: floods by few and by many are one.
    private static Family family(IncidentSnapshot incident) {
        Family family = incident.kind().family();
        return family == Family.DDOS ? Family.DOS : family;
    }
}
