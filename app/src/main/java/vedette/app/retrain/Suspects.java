package vedette.app.retrain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vedette.common.Address;
import vedette.incident.IncidentSnapshot;
import vedette.store.StorePlace;
import vedette.store.database.StoreException;
import vedette.store.incidents.IncidentFilter;
import vedette.store.incidents.IncidentReader;

/// Which hosts were part of an incident, and when: what they did about that time is not taken for usual, whatever was
/// said of the incident since.
final class Suspects {

    private static final long NEAR_NANOS = 3_600_000_000_000L;
    private static final int MOST = 200_000;

    private final Map<Address, List<Time>> times = new HashMap<>();
    private int count;
    private long leftOut;

    private record Time(long from, long to) {}

    private Suspects() {}

    /// Those of all incidents in a time.
    static Suspects of(StorePlace place, long fromNanos, long toNanos) throws StoreException {
        Suspects suspects = new Suspects();
        IncidentFilter wanted = IncidentFilter.all()
                .between(
                        less(fromNanos, NEAR_NANOS),
                        toNanos > Long.MAX_VALUE - NEAR_NANOS ? toNanos : toNanos + NEAR_NANOS);
        try (IncidentReader reader = new IncidentReader(place.incidents())) {
            reader.outlines(wanted, incident -> suspects.add(incident.incident()));
        }
        return suspects;
    }

    private static long less(long from, long by) {
        return from < Long.MIN_VALUE + by ? from : from - by;
    }

    private void add(IncidentSnapshot incident) {
        Time time = new Time(
                less(incident.firstNanos(), NEAR_NANOS),
                Math.max(incident.lastNanos(), incident.firstNanos()) + NEAR_NANOS);
        add(incident.entity(), time);
        incident.sources().forEach(address -> add(address, time));
        incident.targets().forEach(address -> add(address, time));
    }

    private void add(Address address, Time time) {
        List<Time> known = times.computeIfAbsent(address, _ -> new ArrayList<>());
        if (!known.isEmpty() && known.getLast().from <= time.from && known.getLast().to >= time.from) {
            Time last = known.removeLast();
            known.add(new Time(last.from, Math.max(last.to, time.to)));
        } else if (count < MOST) {
            known.add(time);
            count++;
        } else {
            leftOut++;
        }
    }

    /// Whether a host was part of one about this time. Once there are more than are kept, everybody may have been.
    boolean has(Address address, long nanos) {
        return leftOut > 0
                || times.getOrDefault(address, List.of()).stream()
                        .anyMatch(time -> time.from <= nanos && nanos <= time.to);
    }
}
