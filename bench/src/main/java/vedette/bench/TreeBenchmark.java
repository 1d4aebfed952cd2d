package vedette.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import vedette.learn.boosting.BoostingConfig;
import vedette.learn.boosting.BoostingTrainer;
import vedette.learn.forest.ForestConfig;
import vedette.learn.forest.ForestConfig.Growth;
import vedette.learn.forest.ForestTrainer;
import vedette.learn.forest.TrainedForest;
import vedette.learn.isolation.IsolationConfig;
import vedette.learn.isolation.IsolationForest;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;
import vedette.learn.tree.TreeAttribution;

/// What growing forests and boosted trees, judging rows by them and explaining a row cost, in CPU time of one
/// thread, on rows drawn by chance: 78 columns and 8 classes, some rare. Prints a table in Markdown.
///
/// ```shell
/// java -Xmx2g -cp 'bench/target/classes:bench/target/lib/*' vedette.bench.TreeBenchmark [ROWS]
/// ```
public final class TreeBenchmark {

    private static final int COLUMNS = 78;
    private static final int[] SHARES = {600, 150, 100, 60, 40, 25, 15, 10}; // of the classes, in a thousand
    private static final double SPREAD = 1; // so that one row in a hundred is mistaken
    private static final int JUDGED = 65_536;
    private static final int EXPLAINED = 200;
    private static final int[] BATCHES = {1, 64, 1_024};
    private static final double SECONDS = 3;
    private static final double NANOS = 1e9;

    private TreeBenchmark() {}

    public static void main(String[] arguments) {
        int rows = arguments.length == 0 ? 50_000 : Integer.parseInt(arguments[0]);
        Table table = table(rows, 1);
        System.out.println("| what | result |");
        System.out.println("|---|---|");
        forest(table, 16);
        forest(table, 20);
        boosting(table);
        isolation(table);
    }

    private static void forest(Table table, int depth) {
        ForestConfig config = ForestConfig.defaults().withGrowth(new Growth(depth, 1, 0));
        long begin = cpu();
        TrainedForest trained = ForestTrainer.train(table, 0, config);
        String name = "forest of 100 trees, at most " + depth + " deep";
        line(name + ", grown from " + table.rows() + " rows", "%.1f CPU-s", (cpu() - begin) / NANOS);
        int nodes = IntStream.range(0, 100).map(trained.model().trees()::nodes).sum();
        line(name + ", nodes", "%,d", nodes);
        line(name + ", out-of-bag accuracy", "%.4f", trained.outOfBag().accuracy());
        judge(name, trained.model(), table);
        explain(name, trained, table);
    }

    private static void boosting(Table table) {
        BoostingConfig config = BoostingConfig.defaults();
        long begin = cpu();
        Model model = BoostingTrainer.train(table, 0, config).model();
        String name = "boosting of " + config.rounds() + " rounds";
        line(name + ", grown from " + table.rows() + " rows", "%.1f CPU-s", (cpu() - begin) / NANOS);
        judge(name, model, table);
    }

    private static void isolation(Table table) {
        long begin = cpu();
        IsolationForest forest = IsolationForest.train(table, IsolationConfig.defaults());
        line("isolation forest of 100 x 256, grown", "%.3f CPU-s", (cpu() - begin) / NANOS);
        judge("isolation forest", forest, table);
        IsolationForest sloped =
                IsolationForest.train(table, IsolationConfig.defaults().withSlope(3));
        judge("isolation forest along slopes of 3", sloped, table);
    }

    /// Prints how many rows a model judges.
    static void judge(String name, Model model, Table table) {
        int count = Math.min(JUDGED, table.rows());
        float[] all = new float[count * COLUMNS];
        table.copy(0, count, all);
        for (int batch : BATCHES) {
            Verdicts verdicts = new Verdicts(batch, model.classes().size());
            float[] rows = new float[batch * COLUMNS];
            double best = 0;
            for (double spent = 0; spent < 2 * SECONDS; ) {
                long judged = 0;
                long begin = cpu();
                for (int first = 0; first + batch <= count && cpu() - begin < SECONDS / 4 * NANOS; first += batch) {
                    System.arraycopy(all, first * COLUMNS, rows, 0, rows.length);
                    model.judge(rows, batch, verdicts);
                    judged += batch;
                }
                double seconds = (cpu() - begin) / NANOS;
                best = Math.max(best, judged / seconds);
                spent += seconds;
            }
            line(name + ", judged at batch " + batch, "%,.0f rows per CPU-s", best);
        }
    }

    private static void explain(String name, TrainedForest trained, Table table) {
        TreeAttribution attribution = trained.model().attribution(0);
        float[] rows = new float[EXPLAINED * COLUMNS];
        table.copy(0, EXPLAINED, rows);
        double[] into = new double[COLUMNS];
        double[] millis = new double[EXPLAINED];
        for (int row = 0; row < EXPLAINED; row++) {
            long begin = cpu();
            attribution.explain(rows, row * COLUMNS, into);
            millis[row] = (cpu() - begin) / 1e6;
        }
        double[] warm = Arrays.copyOfRange(millis, EXPLAINED / 2, EXPLAINED);
        Arrays.sort(warm);
        line(name + ", one row explained", "median %.1f CPU-ms", warm[warm.length / 2]);
        line(name + ", one row explained, the slowest", "%.1f CPU-ms", warm[warm.length - 1]);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void line(String what, String format, Object value) {
        System.out.println("| " + what + " | " + String.format(Locale.ROOT, format, value) + " |");
    }

    /// Rows whose classes each lie in a few clouds that overlap with those of others; half of the columns say nothing.
    static Table table(int rows, long seed) {
        Random random = new Random(seed);
        double[][][] centres = new double[SHARES.length][3][COLUMNS];
        for (double[][] ofClass : centres) {
            for (double[] centre : ofClass) {
                Arrays.setAll(centre, column -> column % 2 == 0 ? random.nextGaussian() : 0);
            }
        }
        Table.Builder builder = new Table.Builder(
                Columns.of(IntStream.range(0, COLUMNS).mapToObj(i -> "x" + i).toArray(String[]::new)));
        Row row = new Row(COLUMNS);
        for (int i = 0; i < rows; i++) {
            int label = drawClass(random);
            double[] centre = centres[label][random.nextInt(3)];
            for (int column = 0; column < COLUMNS; column++) {
                double value = centre[column] + SPREAD * random.nextGaussian();
                row.values[column] = (float) (column % 3 == 0 ? Math.round(4 * value) : Math.exp(value));
            }
            row.label = "class " + label;
            row.group = 1L + i;
            builder.add(row, "chance");
        }
        return builder.make();
    }

    private static int drawClass(Random random) {
        int drawn = random.nextInt(1_000);
        int label = 0;
        while (drawn >= SHARES[label]) {
            drawn -= SHARES[label++];
        }
        return label;
    }
}
