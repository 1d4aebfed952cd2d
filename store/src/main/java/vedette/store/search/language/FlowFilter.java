package vedette.store.search.language;

import java.util.ArrayList;
import java.util.List;
import vedette.store.database.StoreException;
import vedette.store.incidents.IncidentReader;

/// Which conversations somebody looks for.
///
/// @param where what has to be so of a row
/// @param ofIncidents terms about incidents, which have to be looked up first
/// @param leftOut incidents that fit, too, but are too many
public record FlowFilter(Condition where, List<SearchTerm> ofIncidents, long leftOut) {

    /// All conversations.
    public static final FlowFilter ALL = new FlowFilter(Condition.ALWAYS, List.of(), 0);

    public FlowFilter {
        ofIncidents = List.copyOf(ofIncidents);
    }

    /// Whether incidents have to be looked up.
    public boolean needsIncidents() {
        return !ofIncidents.isEmpty();
    }

    /// The same with what incidents of a time say, in microseconds.
    public FlowFilter resolved(IncidentReader incidents, long from, long to) throws StoreException {
        List<Condition> all = new ArrayList<>(List.of(where));
        long more = leftOut;
        for (SearchTerm term : ofIncidents) {
            IncidentEnds ends = IncidentEnds.of(term, incidents, from, to);
            all.add(term.isNot() ? ends.condition().not() : ends.condition());
            more += ends.leftOut();
        }
        return new FlowFilter(Condition.all(all), List.of(), more);
    }
}
