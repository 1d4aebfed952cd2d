package vedette.app.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vedette.incident.suppress.Suppression;
import vedette.incident.suppress.Suppressions;
import vedette.report.data.Period;
import vedette.report.data.SuppressedItem;
import vedette.store.incidents.StoredIncident;

/// The incidents of a period that are shown, and the rules by which the others are not.
///
/// @param items those rules that hid something in the period or could have
record Shown(List<StoredIncident> incidents, List<SuppressedItem> items) {

    /// An incident is held against the rules as of when it was last noticed.
    static Shown of(List<StoredIncident> all, Suppressions suppressions, Period period) {
        List<StoredIncident> shown = new ArrayList<>();
        Map<Long, Long> hidden = new HashMap<>(); // as many as there are rules at most
        for (StoredIncident one : all) {
            Optional<Suppression> rule =
                    suppressions.hiding(one.incident(), one.incident().lastNanos());
            if (rule.isPresent()) {
                hidden.merge(rule.get().number(), 1L, Long::sum);
            } else {
                shown.add(one);
            }
        }
        List<SuppressedItem> items = new ArrayList<>();
        for (Suppression rule : suppressions.rules()) {
            long count = hidden.getOrDefault(rule.number(), 0L);
            if (count > 0 || rule.isInForce(period.from())) {
                items.add(new SuppressedItem(
                        rule.conditions().toString(), rule.reason(), rule.author(), rule.until(), count));
            }
        }
        return new Shown(shown, items);
    }
}
