package vedette.learn.table;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// How many rows had something wrong with them, by what it was. Owned by one thread.
public final class Complaints {

    private final Map<String, Long> dropped = new TreeMap<>();
    private final Map<String, Long> repaired = new TreeMap<>();

    /// A row was left out, for this reason.
    public void drop(String reason) {
        dropped.merge(reason, 1L, Long::sum);
    }

    /// A value was replaced by one that can be learnt from, for this reason.
    public void repair(String reason) {
        repaired.merge(reason, 1L, Long::sum);
    }

    /// Rows left out, by reason.
    public Map<String, Long> dropped() {
        return Collections.unmodifiableMap(dropped);
    }

    /// Values replaced, by reason.
    public Map<String, Long> repaired() {
        return Collections.unmodifiableMap(repaired);
    }
}
