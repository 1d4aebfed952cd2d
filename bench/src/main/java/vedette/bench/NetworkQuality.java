package vedette.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.network.Epoch;
import vedette.learn.network.NetworkConfig;
import vedette.learn.network.NetworkConfig.Place;
import vedette.learn.network.NetworkTask;
import vedette.learn.network.NetworkTask.Kind;
import vedette.learn.network.NetworkTrainer;
import vedette.learn.network.TrainedNetwork;
import vedette.learn.prepare.Recipe;
import vedette.learn.read.DataFile;
import vedette.learn.read.DataFiles;
import vedette.learn.read.ReadOptions;
import vedette.learn.split.Split;
import vedette.learn.split.Splits;
import vedette.learn.table.Table;
import vedette.learn.table.TableLoader;

/// How well networks judge the latest fifth of each class of a file after training on the earlier rows, of which a
/// part is kept to choose the best epoch by. Prints tables in Markdown.
///
/// ```shell
/// java -Xmx2g -cp 'bench/target/classes:bench/target/lib/*' vedette.bench.NetworkQuality FILE [EPOCHS [CLIP
/// [SEED...]]]
/// ```
public final class NetworkQuality {

    private static final long MEMORY = 1L << 30;
    private static final double LATEST = 0.2;
    private static final double CHOSEN_BY = 0.1;
    private static final String BENIGN = "BENIGN";
    private static final double NANOS = 1e9;

    private final Split split;
    private final Table judged;
    private final Table train;
    private final Table validation;
    private final Recipe recipe;
    private final NetworkConfig config;

    private NetworkQuality(Table table, Recipe recipe, NetworkConfig config) {
        this.recipe = recipe;
        this.config = config;
        split = Splits.byTimeOfClass(table, LATEST);
        judged = table.choose(split.test());
        Table earlier = table.choose(split.train());
        Split inner = Splits.byGroup(earlier, CHOSEN_BY, config.seed());
        train = earlier.choose(inner.train());
        validation = earlier.choose(inner.test());
    }

    public static void main(String[] arguments) throws IOException {
        Table table = load(Path.of(arguments[0]));
        Place place = new Place(Path.of("bench/target/torch"), null, false, 1);
        NetworkConfig config = NetworkConfig.defaults(place);
        if (arguments.length > 1) {
            config = config.withEpochs(Integer.parseInt(arguments[1]));
        }
        double clip = arguments.length > 2
                ? Double.parseDouble(arguments[2])
                : Recipe.standard().clip();
        Recipe recipe = new Recipe(clip, true, Recipe.Scaling.STANDARD, 2);
        long[] seeds = arguments.length < 4
                ? new long[] {1}
                : Arrays.stream(arguments).skip(3).mapToLong(Long::parseLong).toArray();
        for (long seed : seeds) {
            NetworkQuality quality = new NetworkQuality(table, recipe, config.withSeed(seed));
            System.out.println("Seed " + seed + ", divided " + quality.split.how() + ": " + quality.train.rows() + " + "
                    + quality.validation.rows() + " + " + quality.judged.rows() + " rows");
            quality.autoencoder();
            quality.cnn();
        }
    }

    private static Table load(Path file) throws IOException {
        try (DataFile data = DataFiles.open(file, ReadOptions.defaults())) {
            return new TableLoader(data.columns(), MEMORY, 1).add(data).load().table();
        }
    }

    private void cnn() throws IOException {
        TrainedNetwork trained = train(new NetworkTask(Kind.CNN, train, validation, recipe, BENIGN));
        Verdicts verdicts = judge(trained);
        int classes = judged.classes().size();
        long[][] confusion = new long[classes][classes];
        for (int row = 0; row < judged.rows(); row++) {
            confusion[judged.label(row)][verdicts.best(row)]++;
        }
        System.out.println("| class | rows | recall | precision | F1 |");
        System.out.println("|---|---|---|---|---|");
        double sum = 0;
        long right = 0;
        for (int each = 0; each < classes; each++) {
            sum += line(confusion, each);
            right += confusion[each][each];
        }
        long[] benign = confusion[judged.classes().indexOf(BENIGN)];
        long all = Arrays.stream(benign).sum();
        print("accuracy", (double) right / judged.rows());
        print("macro-F1", sum / classes);
        print("benign errors", (double) (all - benign[judged.classes().indexOf(BENIGN)]) / all);
        print("area under the ROC curve of benign or not", auc(verdicts));
    }

    private double line(long[][] confusion, int each) {
        long of = Arrays.stream(confusion[each]).sum();
        long takenFor = Arrays.stream(confusion).mapToLong(row -> row[each]).sum();
        double right = confusion[each][each];
        double f1 = 2 * right / Math.max(1, of + takenFor);
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.4f | %.4f | %.4f |%n",
                judged.classes().get(each),
                of,
                right / Math.max(1, of),
                right / Math.max(1, takenFor),
                f1);
        return f1;
    }

    private void autoencoder() throws IOException {
        Table usual = benign(train);
        NetworkTask task = new NetworkTask(Kind.AUTOENCODER, usual, benign(validation), recipe, BENIGN);
        Verdicts verdicts = judge(train(task));
        print("area under the ROC curve of the autoencoder, from " + usual.rows() + " benign rows", auc(verdicts));
        print("recall at 1 % benign errors", recall(verdicts));
    }

    private static Table benign(Table table) {
        int benign = table.classes().indexOf(BENIGN);
        return table.choose(IntStream.range(0, table.rows())
                .filter(row -> table.label(row) == benign)
                .toArray());
    }

    private TrainedNetwork train(NetworkTask task) throws IOException {
        long begin = cpu();
        TrainedNetwork trained = NetworkTrainer.find()
                .train(task, config, InstantSource.system(), epoch -> System.err.println(task.kind() + " " + epoch));
        double spent = (cpu() - begin) / NANOS;
        Epoch best = trained.history().get(trained.best() - 1);
        System.out.println(
                trained.placement() + "; best of " + trained.history().size() + " epochs: " + best);
        print("CPU-s to train", spent);
        print(
                "rows learnt from per CPU-s",
                task.train().rows() * trained.history().size() / spent);
        return trained;
    }

    private Verdicts judge(TrainedNetwork trained) {
        Model model = trained.model();
        float[] rows = new float[judged.rows() * judged.columns().size()];
        judged.copy(0, judged.rows(), rows);
        trained.preparation().apply(rows, judged.rows());
        Verdicts verdicts = new Verdicts(judged.rows(), model.classes().size());
        model.judge(rows, judged.rows(), verdicts);
        return verdicts;
    }

    /// How often a row that is not benign has a higher score than one that is.
    private double auc(Verdicts verdicts) {
        float[] benign = scores(verdicts, true);
        double wins = 0;
        float[] others = scores(verdicts, false);
        for (float score : others) {
            int below = lowerEnd(benign, score);
            int upTo = lowerEnd(benign, Math.nextUp(score));
            wins += (below + upTo) / 2.0;
        }
        return wins / benign.length / others.length;
    }

    private double recall(Verdicts verdicts) {
        float[] benign = scores(verdicts, true);
        float limit = benign[(int) Math.ceil(0.99 * benign.length) - 1];
        float[] others = scores(verdicts, false);
        return 1 - (double) lowerEnd(others, Math.nextUp(limit)) / others.length;
    }

    private float[] scores(Verdicts verdicts, boolean isBenign) {
        int benign = judged.classes().indexOf(BENIGN);
        int[] rows = IntStream.range(0, judged.rows())
                .filter(row -> (judged.label(row) == benign) == isBenign)
                .toArray();
        float[] scores = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            scores[i] = verdicts.score(rows[i]);
        }
        Arrays.sort(scores);
        return scores;
    }

    /// How many are less.
    private static int lowerEnd(float[] sorted, float value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static long cpu() {
        long sum = 0;
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            sum = system.getProcessCpuTime();
        }
        return sum;
    }

    private static void print(String what, double value) {
        System.out.printf(Locale.ROOT, "%s: %.4f%n", what, value);
    }
}
