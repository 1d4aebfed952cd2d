package vedette.bench.year;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a receiver was told, in the order in which it came. Safe for any thread.
final class Told {

    private final List<String> deliveries = new ArrayList<>();

    /// @param delivery the id of a message: `INCIDENT-WHY-MICROS`
    synchronized void add(String delivery) {
        deliveries.add(delivery);
    }

    synchronized int messages() {
        return deliveries.size();
    }

    /// The incidents that it knows of.
    synchronized Set<String> incidents() {
        Set<String> incidents = new HashSet<>();
        deliveries.forEach(delivery -> incidents.add(delivery.substring(0, delivery.indexOf('-'))));
        return incidents;
    }

    /// How many messages came again.
    synchronized int twice() {
        return deliveries.size() - new HashSet<>(deliveries).size();
    }

    /// How many came for the first time after one that was made later.
    synchronized int outOfOrder() {
        Set<String> seen = new HashSet<>();
        long latest = 0;
        int count = 0;
        for (String delivery : deliveries) {
            long made = Long.parseLong(delivery.substring(delivery.lastIndexOf('-') + 1));
            if (seen.add(delivery)) {
                count += made < latest ? 1 : 0;
                latest = Math.max(latest, made);
            }
        }
        return count;
    }
}
