package vedette.learn.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vedette.learn.prepare.Preparation;
import vedette.learn.prepare.Recipe;
import vedette.learn.table.Table;

/// Chooses the rows whose labels would teach a model most.
///
/// One after the other, that which is largest by the product of three: how little the model can tell its two likeliest
/// families apart (margin sampling); how far the row is from all that are labelled or chosen already, by the mean
/// distance of ranks of columns (farthest first, Gonzalez, 1985), so that not one thing is asked about again and again;
/// and one over how many of its host are chosen. What the model is sure of and wrong about is not found so.
public final class MostUseful {

    /// Only so many of those that the model can tell least are looked at: each costs its distance to each chosen one.
    private static final int MOST_LOOKED_AT = 2_000;

    private static final int MOST_KNOWN = 500;

    private final Former model;

    /// A row, and why it was chosen.
    ///
    /// @param row of the table
    /// @param likeliest the family that the model takes it for
    /// @param next the one that is likelier than all others
    /// @param margin between their probabilities
    /// @param distance to the nearest that was labelled or chosen before, from 0 to 1; 1 if there is none
    public record Pick(int row, String likeliest, String next, double margin, double distance) {}

    public MostUseful(Former model) {
        this.model = model;
    }

    /// Chooses rows.
    ///
    /// @param rows to choose from, each with its host as the source
    /// @param labelled rows that need no label any more
    public List<Pick> pick(Table rows, Table labelled, int count) {
        if (rows.rows() == 0) {
            return List.of();
        }
        Families families = new Families();
        families.of(model.model().classes());
        Said said = Said.of(model, rows, families);
        int[] asked = leastSure(rows, said);
        Preparation ranks = Preparation.fit(
                Recipe.ranks(), rows, IntStream.range(0, rows.rows()).toArray());
        Table places = ranks.apply(rows.choose(asked));
        double[] distances = new double[asked.length];
        Arrays.fill(distances, 1);
        nearer(distances, places, ranks.apply(some(labelled)));
        List<Pick> picks = new ArrayList<>();
        Map<Integer, Integer> ofHost = new HashMap<>();
        boolean[] isTaken = new boolean[asked.length];
        while (picks.size() < Math.min(count, asked.length)) {
            int best = best(rows, said, asked, distances, isTaken, ofHost);
            int row = asked[best];
            isTaken[best] = true;
            ofHost.merge(rows.source(row), 1, Integer::sum);
            picks.add(new Pick(
                    row,
                    families.name(said.likeliest(row)),
                    families.name(said.next(row)),
                    said.margin(row),
                    distances[best]));
            nearer(distances, places, places.choose(new int[] {best}));
        }
        return picks;
    }

    private static int[] leastSure(Table rows, Said said) {
        return IntStream.range(0, rows.rows())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer row) -> said.margin(row))
                        .thenComparingInt(Integer::intValue))
                .limit(MOST_LOOKED_AT)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static Table some(Table labelled) {
        int step = Math.max(1, labelled.rows() / MOST_KNOWN);
        return labelled.choose(IntStream.range(0, labelled.rows())
                .filter(row -> row % step == 0)
                .toArray());
    }

    /// Makes distances smaller where one of these rows is nearer.
    private static void nearer(double[] distances, Table places, Table to) {
        int columns = places.columns().size();
        float[][] values = new float[columns][];
        Arrays.setAll(values, places::column);
        for (int other = 0; other < to.rows(); other++) {
            for (int row = 0; row < distances.length; row++) {
                double sum = 0;
                for (int column = 0; column < columns; column++) {
                    sum += Math.abs((double) values[column][row] - to.column(column)[other]);
                }
                distances[row] = Math.min(distances[row], sum / columns);
            }
        }
    }

    private static int best(
            Table rows, Said said, int[] asked, double[] distances, boolean[] isTaken, Map<Integer, Integer> ofHost) {
        int best = -1;
        double most = -1;
        for (int i = 0; i < asked.length; i++) {
            if (!isTaken[i]) {
                double use = (1 - said.margin(asked[i]))
                        * distances[i]
                        / (1 + ofHost.getOrDefault(rows.source(asked[i]), 0));
                if (use > most) {
                    most = use;
                    best = i;
                }
            }
        }
        return best;
    }
}
