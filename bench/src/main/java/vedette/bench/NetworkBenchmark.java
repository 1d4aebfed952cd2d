package vedette.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.IntStream;
import vedette.learn.network.NetworkConfig;
import vedette.learn.network.NetworkConfig.Place;
import vedette.learn.network.NetworkTask;
import vedette.learn.network.NetworkTask.Kind;
import vedette.learn.network.NetworkTrainer;
import vedette.learn.prepare.Recipe;
import vedette.learn.table.Table;

/// What judging rows by networks costs, in CPU time of one thread, on the rows of [TreeBenchmark]. Prints a table in
/// Markdown.
///
/// ```shell
/// java -Xmx2g -cp 'bench/target/classes:bench/target/lib/*' vedette.bench.NetworkBenchmark
/// ```
public final class NetworkBenchmark {

    private static final int ROWS = 20_000;
    private static final int TRAINED_ON = 2_000; // for a network of the right size, not for a good one

    private NetworkBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Table table = TreeBenchmark.table(ROWS, 1);
        int[] few = IntStream.range(0, TRAINED_ON).toArray();
        Table train = table.choose(few);
        Place place = new Place(Path.of("bench/target/torch"), null, false, 1);
        NetworkConfig config = NetworkConfig.defaults(place).withEpochs(1);
        System.out.println("| what | result |");
        System.out.println("|---|---|");
        for (Kind kind : Kind.values()) {
            NetworkTask task = new NetworkTask(kind, train, train, Recipe.standard(), "");
            TreeBenchmark.judge(
                    kind == Kind.CNN ? "CNN" : "autoencoder",
                    NetworkTrainer.find()
                            .train(task, config, InstantSource.system(), _ -> {})
                            .model(),
                    table);
        }
    }
}
