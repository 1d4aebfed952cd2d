package vedette.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import vedette.learn.bundle.ModelKind;
import vedette.learn.bundle.Parts;
import vedette.learn.isolation.IsolationConfig;
import vedette.learn.isolation.IsolationForest;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.network.NetworkConfig;
import vedette.learn.prepare.Preparation;
import vedette.learn.prepare.Recipe;
import vedette.learn.read.DataFile;
import vedette.learn.read.DataFiles;
import vedette.learn.read.ReadOptions;
import vedette.learn.split.Split;
import vedette.learn.split.Splits;
import vedette.learn.table.Table;
import vedette.learn.table.TableLoader;
import vedette.learn.train.Division;
import vedette.learn.train.Learner;
import vedette.learn.train.NetworkLearner;
import vedette.learn.train.TrainingPlan;

/// What learning from the rows of a file and judging them costs, in CPU time of a process with one
/// thread that learns: for training that of the whole process, its compiler included. Prints a table in
/// Markdown, beside which
/// `bench/peers/learning.py` puts that of others.
///
/// ```shell
/// script/bench learning FILE
/// ```
public final class LearningBenchmark {

    private static final double LATEST = 0.2;
    private static final int EPOCHS = 2;
    private static final int[] BATCHES = {1, 64, 1_024};
    private static final double SECONDS = 2;
    private static final double NANOS = 1e9;

    private final Table train;
    private final Table usual;
    private final Table judged;

    private LearningBenchmark(Table table) {
        Split split = Splits.byTimeOfClass(table, LATEST);
        train = table.choose(split.train());
        judged = table.choose(split.test());
        int benign = table.classes().indexOf("BENIGN");
        usual = train.choose(IntStream.range(0, train.rows())
                .filter(row -> train.label(row) == benign)
                .toArray());
    }

    private interface Work {

        Model learn() throws IOException;
    }

    public static void main(String[] arguments) throws IOException {
        try (DataFile data = DataFiles.open(Path.of(arguments[0]), ReadOptions.defaults())) {
            Table table = new TableLoader(data.columns(), 1L << 30, 1)
                    .add(data)
                    .load()
                    .table();
            new LearningBenchmark(table).run();
        }
    }

    private void run() throws IOException {
        for (int again = 0; again < 2; again++) { // once with a cold compiler, once with a warm one
            String warm = again == 0 ? ", cold" : ", warm";
            line("random forest, 100 trees" + warm, train.rows(), () -> learn(ModelKind.RANDOM_FOREST, train));
        }
        line("boosting, 60 rounds", train.rows(), () -> learn(ModelKind.BOOSTING, train));
        line("isolation forest, 100 trees of 256 rows", usual.rows(), this::plainIsolation);
        line("isolation forest, 50 trees of 4,096 rows", usual.rows(), () -> learn(ModelKind.ISOLATION_FOREST, usual));
        line("neighbours", usual.rows(), () -> learn(ModelKind.NEIGHBOURS, usual));
        line("CNN", EPOCHS * train.rows(), () -> learn(ModelKind.CNN, train));
        line("autoencoder", EPOCHS * usual.rows(), () -> learn(ModelKind.AUTOENCODER, usual));
    }

    /// As scikit-learn's is by default.
    private Model plainIsolation() {
        int[] all = IntStream.range(0, usual.rows()).toArray();
        Preparation preparation = Preparation.fit(Recipe.cleaned(), usual, all);
        IsolationForest forest = IsolationForest.train(preparation.apply(usual), IsolationConfig.defaults());
        return new Parts(preparation, forest, null, -1).whole();
    }

    private static Model learn(ModelKind kind, Table table) throws IOException {
        TrainingPlan plan = new TrainingPlan(
                kind.label(), kind, "cic", Division.GROUP, LATEST, kind.isNetwork() ? EPOCHS : 0, 1, 1, false);
        NetworkConfig.Place place = new NetworkConfig.Place(Path.of("bench/target/torch"), null, false, 1);
        Learner networks = new NetworkLearner(place, InstantSource.system(), _ -> {});
        return Learner.of(kind, networks).learn(table, table, plan).parts().whole();
    }

    private void line(String name, int rows, Work work) throws IOException {
        OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long begin = process.getProcessCpuTime();
        Model model = work.learn();
        double spent = (process.getProcessCpuTime() - begin) / NANOS;
        StringJoiner rates = new StringJoiner(" | ");
        for (int batch : BATCHES) {
            rates.add(String.format(Locale.ROOT, "%,.0f", rate(model, batch)));
        }
        System.out.printf(Locale.ROOT, "| %s | %.2f | %,.0f | %s |%n", name, spent, rows / spent, rates);
    }

    /// Rows judged per CPU-second by this thread, the best of several stretches.
    private double rate(Model model, int batch) {
        int width = judged.columns().size();
        float[] all = new float[judged.rows() * width];
        judged.copy(0, judged.rows(), all);
        float[] rows = new float[batch * width];
        Verdicts verdicts = new Verdicts(batch, model.classes().size());
        double best = 0;
        for (double spent = 0; spent < 2 * SECONDS; ) {
            long begin = cpu();
            long done = 0;
            while (cpu() - begin < SECONDS / 4 * NANOS) {
                for (int i = 0; i < 1_024; i += batch) {
                    int first = (int) ((done + i) % (judged.rows() - batch));
                    System.arraycopy(all, first * width, rows, 0, rows.length);
                    model.judge(rows, batch, verdicts);
                }
                done += 1_024;
            }
            double seconds = (cpu() - begin) / NANOS;
            best = Math.max(best, done / seconds);
            spent += seconds;
        }
        return best;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
