package vedette.learn.examples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import vedette.learn.examples.Examples.Example;
import vedette.learn.prepare.Preparation;
import vedette.learn.prepare.Recipe;
import vedette.learn.prepare.Recipe.Scaling;
import vedette.learn.table.Table;

/// Chooses rows that stand for the rest of their class.
///
/// Of each class some rows, evenly over the table, are looked at. The first is the one in the middle of them, each next
/// the one farthest from all before (Gonzalez, 1985). Then each gives way to the row in the middle of those that are
/// most
/// like it, so that what stands for many is no outlier. The same table gives the same examples.
public final class ExampleChoice {

    /// As many of a class are kept.
    public static final int MOST_OF_A_CLASS = 32;

    /// Of what is harmless there is more to tell apart.
    public static final int MOST_HARMLESS = 64;

    private static final int MOST_LOOKED_AT = 1_000;
    private static final int KNOTS = 33;

    private final Table table;
    private final Preparation preparation;
    private final int width;
    private final List<Example> examples = new ArrayList<>();
    private final List<byte[]> ranks = new ArrayList<>();

    private ExampleChoice(Table table, Preparation preparation) {
        this.table = table;
        this.preparation = preparation;
        width = table.columns().size();
    }

    /// Some rows of each class of the table. Rows without a class are taken for harmless.
    ///
    /// @param harmless the class that is no attack
    public static Examples of(Table table, String harmless) {
        int[][] looked = new int[table.classes().size() + 1][];
        for (int label = 0; label < looked.length; label++) {
            looked[label] = lookedAt(table, label == table.classes().size() ? Table.UNLABELLED : label);
        }
        int[] all = Arrays.stream(looked).flatMapToInt(Arrays::stream).toArray();
        ExampleChoice choice =
                new ExampleChoice(table, Preparation.fit(new Recipe(0, false, Scaling.RANK, KNOTS), table, all));
        for (int label = 0; label < looked.length; label++) {
            boolean isKnown = label < table.classes().size();
            String name = isKnown ? table.classes().get(label) : harmless;
            choice.choose(looked[label], name, name.equals(harmless));
        }
        return choice.made();
    }

    private static int[] lookedAt(Table table, int label) {
        int[] all = IntStream.range(0, table.rows())
                .filter(row -> table.label(row) == label)
                .toArray();
        int count = Math.min(all.length, MOST_LOOKED_AT);
        return IntStream.range(0, count)
                .map(i -> all[(int) ((long) i * all.length / count)])
                .toArray();
    }

    private void choose(int[] rows, String name, boolean isHarmless) {
        if (rows.length == 0) {
            return;
        }
        byte[][] own = new byte[rows.length][width];
        for (int i = 0; i < rows.length; i++) {
            for (int column = 0; column < width; column++) {
                own[i][column] = Examples.rank(preparation, column, table.column(column)[rows[i]]);
            }
        }
        int most = Math.min(rows.length, isHarmless ? MOST_HARMLESS : MOST_OF_A_CLASS);
        int[] chosen = farthestApart(own, most);
        int[] nearest = nearest(own, chosen);
        for (int which = 0; which < chosen.length; which++) {
            int place = which;
            int[] alike = IntStream.range(0, own.length)
                    .filter(row -> nearest[row] == place)
                    .toArray();
            int middle = middle(own, alike);
            examples.add(new Example(name, table.detail(rows[middle]), isHarmless));
            ranks.add(own[middle]);
        }
    }

    private int[] farthestApart(byte[][] own, int most) {
        int[] chosen = new int[most];
        chosen[0] = middle(own, IntStream.range(0, own.length).toArray());
        long[] away = new long[own.length];
        Arrays.fill(away, Long.MAX_VALUE);
        int count = 1;
        while (count < most) {
            int farthest = 0;
            for (int row = 0; row < own.length; row++) {
                away[row] = Math.min(away[row], between(own[row], own[chosen[count - 1]]));
                farthest = away[row] > away[farthest] ? row : farthest;
            }
            if (away[farthest] == 0) {
                return Arrays.copyOf(chosen, count);
            }
            chosen[count++] = farthest;
        }
        return chosen;
    }

    private int[] nearest(byte[][] own, int[] chosen) {
        int[] nearest = new int[own.length];
        for (int row = 0; row < own.length; row++) {
            for (int which = 1; which < chosen.length; which++) {
                if (between(own[row], own[chosen[which]]) < between(own[row], own[chosen[nearest[row]]])) {
                    nearest[row] = which;
                }
            }
        }
        return nearest;
    }

    /// The row that is least far from all the others together; of many rows some are looked at.
    private int middle(byte[][] own, int[] rows) {
        int step = Math.max(1, rows.length / 100);
        int middle = rows[0];
        long least = Long.MAX_VALUE;
        for (int row : rows) {
            long sum = 0;
            for (int i = 0; i < rows.length; i += step) {
                sum += between(own[row], own[rows[i]]);
            }
            if (sum < least) {
                least = sum;
                middle = row;
            }
        }
        return middle;
    }

    private long between(byte[] left, byte[] right) {
        return Examples.distance(left, 0, right, 0, width);
    }

    private Examples made() {
        byte[] all = new byte[ranks.size() * width];
        for (int i = 0; i < ranks.size(); i++) {
            System.arraycopy(ranks.get(i), 0, all, i * width, width);
        }
        return new Examples(preparation, (double) Math.max(1, apart()), examples, all);
    }

    /// How far two examples are apart, in the middle.
    private long apart() {
        int count = ranks.size();
        long[] distances = new long[count * (count - 1) / 2];
        int place = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < i; j++) {
                distances[place++] = between(ranks.get(i), ranks.get(j));
            }
        }
        Arrays.sort(distances);
        return distances.length == 0 ? 1 : distances[distances.length / 2];
    }
}
