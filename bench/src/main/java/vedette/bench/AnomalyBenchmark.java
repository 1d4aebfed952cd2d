package vedette.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vedette.learn.isolation.IsolationConfig;
import vedette.learn.isolation.IsolationForest;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;
import vedette.testkit.NumpyArchive;

/// How well the isolation forests rank what stands out in the sets of ADBench, beside scikit-learn's
/// figures. Prints a table in Markdown.
///
/// ```shell
/// java -cp 'bench/target/classes:bench/target/lib/*' vedette.bench.AnomalyBenchmark $VEDETTE_TEST_DATA/adbench
/// ```
public final class AnomalyBenchmark {

    private static final int SEEDS = 10;
    private static final int SLOPE = 3;
    private static final int BATCH = 1_024;

    /// Means over 10 seeds of scikit-learn's forest of 100 trees with 256 rows each.
    private static final Map<String, Double> SCIKIT_LEARN = Map.ofEntries(
            Map.entry("http", .999),
            Map.entry("smtp", .904),
            Map.entry("cover", .883),
            Map.entry("mammography", .862),
            Map.entry("shuttle", .997),
            Map.entry("annthyroid", .818),
            Map.entry("satellite", .701),
            Map.entry("satimage-2", .994),
            Map.entry("Pima", .671),
            Map.entry("breastw", .987),
            Map.entry("Ionosphere", .846),
            Map.entry("thyroid", .978),
            Map.entry("cardio", .933),
            Map.entry("pendigits", .942),
            Map.entry("musk", .9995),
            Map.entry("mnist", .798),
            Map.entry("optdigits", .720));

    private AnomalyBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> sets;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            sets = files.filter(file -> file.toString().endsWith(".npz"))
                    .sorted()
                    .toList();
        }
        System.out.println(
                "| set | rows | columns | outliers | Vedette | ± | scikit-learn | difference | along slopes | ± |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        for (Path set : sets) {
            report(set);
        }
    }

    private static void report(Path set) throws IOException {
        NumpyArchive data = NumpyArchive.read(set);
        Table table = table(data);
        String name = set.getFileName().toString().replaceAll("^\\d+_|\\.npz$", "");
        double reference = SCIKIT_LEARN.getOrDefault(name, Double.NaN);
        Spread straight = areas(data, table, 1);
        Spread sloped = areas(data, table, SLOPE);
        long outliers = IntStream.range(0, data.rows())
                .filter(row -> data.label(row) != 0)
                .count();
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %d | %,d | %.4f | %.4f | %.4f | %+.4f | %.4f | %.4f |%n",
                name,
                data.rows(),
                data.columns(),
                outliers,
                straight.mean,
                straight.deviation,
                reference,
                straight.mean - reference,
                sloped.mean,
                sloped.deviation);
    }

    private static Table table(NumpyArchive data) {
        String[] names =
                IntStream.range(0, data.columns()).mapToObj(i -> "x" + i).toArray(String[]::new);
        Table.Builder builder = new Table.Builder(Columns.of(names));
        Row row = new Row(data.columns());
        for (int i = 0; i < data.rows(); i++) {
            for (int column = 0; column < data.columns(); column++) {
                row.values[column] = data.value(i, column);
            }
            builder.add(row, "");
        }
        return builder.make();
    }

    private static Spread areas(NumpyArchive data, Table table, int slope) {
        List<Double> areas = new ArrayList<>();
        for (int seed = 0; seed < SEEDS; seed++) {
            IsolationConfig config = IsolationConfig.defaults().withSlope(slope).withSeed(seed);
            areas.add(area(scores(IsolationForest.train(table, config), table), data));
        }
        double mean = areas.stream().mapToDouble(area -> area).average().orElse(Double.NaN);
        double squares = areas.stream()
                .mapToDouble(area -> (area - mean) * (area - mean))
                .sum();
        return new Spread(mean, Math.sqrt(squares / (SEEDS - 1)));
    }

    private static float[] scores(IsolationForest forest, Table table) {
        float[] scores = new float[table.rows()];
        float[] batch = new float[BATCH * table.columns().size()];
        Verdicts verdicts = new Verdicts(BATCH, 0);
        for (int first = 0; first < scores.length; first += BATCH) {
            int count = Math.min(BATCH, scores.length - first);
            table.copy(first, count, batch);
            forest.judge(batch, count, verdicts);
            for (int i = 0; i < count; i++) {
                scores[first + i] = verdicts.score(i);
            }
        }
        return scores;
    }

    /// How often an outlier has the higher score of two rows; ties count half.
    private static double area(float[] scores, NumpyArchive data) {
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> scores[row]))
                .toList();
        double sum = 0;
        long below = 0;
        long outliers = 0;
        for (int from = 0; from < order.size(); ) {
            int to = from;
            long usual = 0;
            while (to < order.size() && scores[order.get(to)] == scores[order.get(from)]) {
                usual += data.label(order.get(to++)) == 0 ? 1 : 0;
            }
            sum += (to - from - usual) * (below + usual / 2.0);
            outliers += to - from - usual;
            below += usual;
            from = to;
        }
        return sum / ((double) below * outliers);
    }

    private record Spread(double mean, double deviation) {}
}
