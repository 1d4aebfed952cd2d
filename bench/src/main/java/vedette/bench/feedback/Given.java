package vedette.bench.feedback;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import vedette.learn.local.Former;
import vedette.learn.local.LocalRows;
import vedette.learn.local.MostUseful;
import vedette.learn.table.Joined;
import vedette.learn.table.Table;
import vedette.learn.tree.Chance;

/// Which rows of a network are labelled: a share of what is seen, drawn by chance or by what would teach most.
record Given(double share, boolean isChosen) {

    /// Those with their labels, and the others without.
    LocalRows of(Table seen, Former model, long seed) {
        int count = (int) Math.round(share * seen.rows());
        boolean[] isLabelled = new boolean[seen.rows()];
        for (int row : isChosen ? byUse(seen, model, count) : byChance(seen, count, seed)) {
            isLabelled[row] = true;
        }
        Table labelled = Network.where(seen, row -> isLabelled[row]);
        Table others = Network.where(seen, row -> !isLabelled[row]);
        Joined unlabelled = new Joined(seen.columns());
        for (int row = 0; row < others.rows(); row++) {
            unlabelled.add(others, row, "", "");
        }
        return new LocalRows(labelled, unlabelled.make(), null);
    }

    private static List<Integer> byChance(Table seen, int count, long seed) {
        return IntStream.range(0, seen.rows())
                .boxed()
                .sorted(Comparator.comparingDouble(
                                (Integer row) -> Chance.of(seed + 1_000, row).fraction())
                        .thenComparing(Comparator.naturalOrder()))
                .limit(count)
                .toList();
    }

    private static List<Integer> byUse(Table seen, Former model, int count) {
        return new MostUseful(model)
                .pick(seen, seen.choose(new int[0]), count).stream()
                        .map(MostUseful.Pick::row)
                        .toList();
    }

    String inWords() {
        return isChosen ? "most useful" : "by chance";
    }
}
