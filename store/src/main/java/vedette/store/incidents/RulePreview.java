package vedette.store.incidents;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vedette.incident.IncidentSnapshot;
import vedette.incident.suppress.Conditions;
import vedette.store.database.Database;

/// What a rule would have hidden of what is kept.
///
/// @param toNanos the end of the time that was looked at
/// @param all incidents in that time
/// @param hidden of them
/// @param real those of the hidden that somebody has called real, of many the latest
/// @param realCount how many there are of these
public record RulePreview(long toNanos, long all, long hidden, List<IncidentSnapshot> real, long realCount) {

    /// How much of the past is looked at.
    public static final Duration TIME = Duration.ofDays(30);

    private static final int MOST_SHOWN = 50;

    public RulePreview {
        real = List.copyOf(real);
    }

    /// Looks at the thirty days before the latest incident.
    public static RulePreview of(Database incidents, Conditions conditions) throws IOException {
        try (IncidentReader reader = new IncidentReader(incidents)) {
            long to = reader.find(IncidentFilter.all().atMost(1)).stream()
                    .mapToLong(one -> one.incident().lastNanos())
                    .findFirst()
                    .orElse(0);
            Counting counting = new Counting(conditions);
            reader.outlines(IncidentFilter.all().between(to - TIME.toNanos(), Long.MAX_VALUE), counting::add);
            return new RulePreview(to, counting.all, counting.hidden, counting.real, counting.realCount);
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
}
