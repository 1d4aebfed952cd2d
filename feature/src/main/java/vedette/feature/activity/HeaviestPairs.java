package vedette.feature.activity;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Chooses pairs where there are more than rows: one half for their bytes, the other for the flows they began.
final class HeaviestPairs {

    private static final Comparator<Weighed> BY_BYTES =
            Comparator.comparingLong(Weighed::bytes).reversed().thenComparingInt(Weighed::place);

    private static final Comparator<Weighed> BY_BEGUN =
            Comparator.comparingLong(Weighed::begun).reversed().thenComparingInt(Weighed::place);

    private HeaviestPairs() {}

    /// @param place in the order of keys, by which ties are broken
    record Weighed(Entity entity, int place, long bytes, long begun) {}

    /// So many of them, or all if they are fewer, in the order of their places.
    static List<Entity> of(List<Weighed> all, int count) {
        List<Weighed> rest = new ArrayList<>(all);
        rest.sort(BY_BYTES);
        List<Weighed> byBytes = rest.subList(0, Math.min((count + 1) / 2, rest.size()));
        List<Weighed> chosen = new ArrayList<>(byBytes);
        byBytes.clear();
        rest.sort(BY_BEGUN);
        chosen.addAll(rest.subList(0, Math.min(count - chosen.size(), rest.size())));
        chosen.sort(Comparator.comparingInt(Weighed::place));
        return chosen.stream().map(Weighed::entity).toList();
    }
}
