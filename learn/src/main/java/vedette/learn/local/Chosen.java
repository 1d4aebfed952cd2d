package vedette.learn.local;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import vedette.learn.split.Splits;
import vedette.learn.table.Table;
import vedette.learn.tree.Chance;

/// Which rows of what people have labelled are learnt from, and which are only judged by.
///
/// Whole incidents are held back, so that no row is judged by whose like, from the same incident, was learnt from. Of
/// one incident only so many rows count, drawn by chance: a flood of 50,000 flows is one thing that somebody said.
///
/// @param learnt rows of the table
/// @param heldBack rows of the table
/// @param copies how often each that is learnt from is there, so that few are not lost among many
record Chosen(List<Integer> learnt, List<Integer> heldBack, int copies) {

    Chosen {
        learnt = List.copyOf(learnt);
        heldBack = List.copyOf(heldBack);
    }

    /// @param judged with an incident as the group of each row
    /// @param others how many rows there are to learn from without them
    static Chosen of(Table judged, int others, LocalConfig config, long seed) {
        int[] bounded = bounded(judged, config.mostOfIncident(), seed);
        if (bounded.length == 0) {
            return new Chosen(List.of(), List.of(), 1);
        }
        Table few = judged.choose(bounded);
        boolean[] isHeldBack = new boolean[bounded.length];
        for (int row : Splits.byGroup(few, config.heldBack(), seed).test()) {
            isHeldBack[row] = true;
        }
        List<Integer> learnt = rows(bounded, isHeldBack, false);
        double wanted = config.share() * others / Math.max(1, learnt.size());
        int copies = Math.clamp(Math.round(wanted), 1, config.mostCopies());
        return new Chosen(learnt, rows(bounded, isHeldBack, true), copies);
    }

    private static List<Integer> rows(int[] bounded, boolean[] isHeldBack, boolean wanted) {
        return IntStream.range(0, bounded.length)
                .filter(row -> isHeldBack[row] == wanted)
                .mapToObj(row -> bounded[row])
                .toList();
    }

    /// Of each incident no more rows than that: each as likely as the others, in the order in which they are.
    private static int[] bounded(Table table, int most, long seed) {
        Map<Long, Integer> left = new HashMap<>();
        Map<Long, Integer> wanted = new TreeMap<>();
        for (int row = 0; row < table.rows(); row++) {
            left.merge(table.group(row), 1, Integer::sum);
        }
        left.forEach((group, rows) -> wanted.put(group, Math.min(rows, most)));
        Chance chance = Chance.of(seed, 1);
        int[] chosen = new int[table.rows()];
        int count = 0;
        for (int row = 0; row < table.rows(); row++) {
            long group = table.group(row);
            int rowsLeft = left.merge(group, -1, Integer::sum) + 1;
            if (chance.below(rowsLeft) < wanted.getOrDefault(group, 0)) {
                wanted.merge(group, -1, Integer::sum);
                chosen[count++] = row;
            }
        }
        return Arrays.copyOf(chosen, count);
    }
}
