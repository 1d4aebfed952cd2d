package vedette.app.people;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import vedette.app.analyze.IncidentText;
import vedette.app.text.Times;
import vedette.incident.IncidentSnapshot;
import vedette.incident.suppress.Conditions;
import vedette.store.StorePlace;
import vedette.store.incidents.IncidentFilter;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;

/// What a rule would have hidden of what is kept.
///
/// @param toNanos the end of the time that was looked at
/// @param all incidents in that time
/// @param hidden of them
/// @param real those of the hidden that somebody has called real, of many the latest
/// @param realCount how many there are of these
record Preview(long toNanos, long all, long hidden, List<IncidentSnapshot> real, long realCount) {

    private static final Duration TIME = Duration.ofDays(30);
    private static final int MOST_SHOWN = 50;

    /// Looks at the thirty days before the latest incident.
    static Preview of(StorePlace place, Conditions conditions) throws IOException {
        try (IncidentReader reader = new IncidentReader(place.incidents())) {
            long to = reader.find(IncidentFilter.all().atMost(1)).stream()
                    .mapToLong(one -> one.incident().lastNanos())
                    .findFirst()
                    .orElse(0);
            Counting counting = new Counting(conditions);
            reader.outlines(IncidentFilter.all().between(to - TIME.toNanos(), Long.MAX_VALUE), counting::add);
            return new Preview(to, counting.all, counting.hidden, counting.real, counting.realCount);
        }
    }

    private static final class Counting {

        private final Conditions conditions;
        private final List<IncidentSnapshot> real = new ArrayList<>();
        private long all;
        private long hidden;
        private long realCount;

        private Counting(Conditions conditions) {
            this.conditions = conditions;
        }

        private void add(StoredIncident one) {
            all++;
            if (!conditions.fit(one.incident())) {
                return;
            }
            hidden++;
            if (one.verdict() == Verdict.REAL) {
                realCount++;
                real.add(one.incident());
                if (real.size() > MOST_SHOWN) {
                    real.removeFirst();
                }
            }
        }
    }

    /// In words, and a line for each that was real.
    void print(Instant now) {
        boolean isOld = Instant.EPOCH.plusNanos(toNanos).isBefore(now.minus(TIME));
        System.out.println("hides " + Times.count(hidden) + " of the " + Times.count(all)
                + " incidents of the last 30 days" + (isOld && all > 0 ? " to " + Times.iso(toNanos) : "")
                + (realCount == 0
                        ? ""
                        : ", " + Times.count(realCount) + " of which were marked real"
                                + (realCount > real.size() ? "; the latest " + real.size() : "") + ":"));
        for (IncidentSnapshot incident : real) {
            System.out.println("  " + incident.id() + "  " + Times.iso(incident.firstNanos()) + "  "
                    + incident.kind().label() + "  " + IncidentText.some(incident.sources(), incident.sourceCount())
                    + " → "
                    + IncidentText.some(incident.targets(), incident.targetCount()));
        }
    }
}
