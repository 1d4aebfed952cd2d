package vedette.feature.activity;

import java.util.List;
import vedette.flow.activity.Count;
import vedette.flow.activity.Distinct;

/// What an entity is compared with its own past by.
enum Measure {
    BEGUN,
    FAILED,
    BYTES_OUT,
    BYTES_IN,
    PEERS,
    SERVICES;

    static final List<Measure> ALL = List.of(values());
    static final int SIZE = ALL.size();

    /// Those that pairs have, too.
    static final List<Measure> OF_PAIRS = List.of(BEGUN, FAILED, BYTES_OUT, BYTES_IN);

    /// How much of it there was in ten seconds; 0 for what a pair does not have.
    long of(Slots slots, int slot) {
        return switch (this) {
            case BEGUN -> slots.count(slot, Count.BEGUN);
            case FAILED -> slots.count(slot, Count.FAILED);
            case BYTES_OUT -> slots.count(slot, Count.BYTES_OUT);
            case BYTES_IN -> slots.count(slot, Count.BYTES_IN);
            case PEERS -> slots.distinct(slot, Distinct.PEERS);
            case SERVICES -> slots.distinct(slot, Distinct.SERVICES);
        };
    }

    /// Its place in an array of all of them.
    @SuppressWarnings("EnumOrdinal") // an index into an array that lives no longer than the process
    int column() {
        return ordinal();
    }
}
