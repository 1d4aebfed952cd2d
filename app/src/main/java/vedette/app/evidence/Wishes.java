package vedette.app.evidence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;

/// When evidence of which incident is due: when it opens, when it has gone on for a minute and for ten, when it closes,
/// and at the end of the run. Owned by one thread at a time.
final class Wishes {

    /// As many incidents as this are remembered; of others nothing but their opening and their end is kept.
    private static final int MOST_INCIDENTS = 20_000;

    private static final long SECOND_NANOS = 1_000_000_000L;

    /// What comes right after an incident was noticed is wanted, too.
    private static final long AFTER_NANOS = 2 * SECOND_NANOS;

    private static final List<Long> AGES_NANOS = List.of(60 * SECOND_NANOS, 600 * SECOND_NANOS);

    private final boolean hasPackets;
    private final Consumer<Wish> saver;
    private final Map<String, Known> known = new LinkedHashMap<>();

    /// What was asked for of an incident.
    private static final class Known {
        private final List<IncidentPackets> saved = new ArrayList<>();
        private final long sinceNanos;
        private IncidentSnapshot latest;
        private boolean isDirty;
        private int grown;

        private Known(IncidentSnapshot latest, long sinceNanos) {
            this.latest = latest;
            this.sinceNanos = sinceNanos;
        }
    }

    Wishes(boolean hasPackets, Consumer<Wish> saver) {
        this.hasPackets = hasPackets;
        this.saver = saver;
    }

    /// Incidents have changed in the tick that ends then.
    void onChange(Collection<IncidentSnapshot> incidents, long endNanos) {
        for (IncidentSnapshot incident : incidents) {
            Known one = known.get(incident.id());
            if (one == null) {
                begin(incident, endNanos);
            } else {
                one.latest = incident;
                one.isDirty = true;
                goOn(one, endNanos);
            }
        }
    }

    private void begin(IncidentSnapshot incident, long endNanos) {
        if (known.size() >= MOST_INCIDENTS) {
            Map.Entry<String, Known> oldest = known.entrySet().iterator().next();
            end(oldest.getValue(), endNanos);
            known.remove(oldest.getKey());
        }
        Known one = new Known(incident, endNanos);
        known.put(incident.id(), one);
        ask(one, endNanos, endNanos + AFTER_NANOS, true);
    }

    private void goOn(Known one, long endNanos) {
        if (one.latest.state() == IncidentState.CLOSED) {
            end(one, endNanos);
        } else if (one.grown < AGES_NANOS.size() && endNanos - one.sinceNanos >= AGES_NANOS.get(one.grown)) {
            one.grown++;
            ask(one, endNanos, endNanos, false);
        }
    }

    /// The run is over: all that was not kept as it is now is due.
    void end(long endNanos) {
        known.values().forEach(one -> end(one, endNanos));
        known.clear();
    }

    private void end(Known one, long endNanos) {
        if (one.isDirty) {
            ask(one, endNanos, endNanos, false);
        }
    }

    private void ask(Known one, long momentNanos, long toNanos, boolean isFirst) {
        one.isDirty = false;
        IncidentPackets packets = null;
        boolean isTold = !one.latest.isBelowTheLine();
        boolean isRoom = one.saved.size() <= AGES_NANOS.size() + 1; // it may close and open again for ever
        if (hasPackets && isTold && isRoom) {
            packets = new IncidentPackets(one.latest, momentNanos, toNanos, one.saved);
            one.saved.add(packets);
        }
        saver.accept(new Wish(one.latest, packets, toNanos, isFirst));
    }
}
