package vedette.bench.feedback;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.learn.bundle.ModelKind;
import vedette.learn.judge.Interval;
import vedette.learn.local.BeforeAfter;
import vedette.learn.local.Candidate;
import vedette.learn.local.Comparison;
import vedette.learn.local.Former;
import vedette.learn.local.HeldBack;
import vedette.learn.local.Known;
import vedette.learn.local.LocalConfig;
import vedette.learn.local.LocalRows;
import vedette.learn.local.Retraining;
import vedette.learn.read.DataFiles;
import vedette.learn.read.ReadOptions;
import vedette.learn.table.Columns;
import vedette.learn.table.Table;
import vedette.learn.train.Division;
import vedette.learn.train.Learner;
import vedette.learn.train.Training;
import vedette.learn.train.TrainingPlan;

/// Prints a table in Markdown: models of some networks of the lab in another one, with no, few and more labels from
/// there.
///
/// ```shell
/// java -Xmx3g -cp 'bench/target/classes:bench/target/lib/*' vedette.bench.feedback.FeedbackProof lab/data SEEDS
/// ```
public final class FeedbackProof {

    private static final List<String> NETWORKS =
            List.of("train-mixed-1", "train-mixed-2", "validation-mixed-1", "validation-mixed-2");
    private static final List<Double> SHARES = List.of(0.0, 0.01, 0.05);

    private final Map<String, Figures> lines = new LinkedHashMap<>();
    private final Table train;
    private final Table validation;

    private FeedbackProof(Path lab) throws IOException {
        List<Path> files = List.of(lab.resolve("train-flow.parquet"), lab.resolve("validation-flow.parquet"));
        ReadOptions options = ReadOptions.defaults();
        Columns columns = DataFiles.commonColumns(files, options);
        train = Network.load(files.getFirst(), options, columns);
        validation = Network.load(files.getLast(), options, columns);
    }

    public static void main(String[] arguments) throws IOException {
        FeedbackProof proof = new FeedbackProof(Path.of(arguments[0]));
        for (int seed = 1; seed <= Integer.parseInt(arguments[1]); seed++) {
            for (String name : NETWORKS) {
                proof.run(Network.of(name, proof.train, proof.validation, seed), seed);
            }
        }
        System.out.println("| labels | chosen | self-training | macro-F1 | attacks found, %"
                + " | false alarms in 100,000 | put to work | rows two models agreed on |");
        System.out.println("|" + "---|".repeat(8));
        proof.lines.forEach((line, figures) -> System.out.println("| " + line + " | " + figures.cells() + " |"));
    }

    private static TrainingPlan plan(long seed) {
        return new TrainingPlan(
                "random-forest",
                ModelKind.RANDOM_FOREST,
                "full",
                Division.GROUP,
                0.2,
                0,
                seed,
                Runtime.getRuntime().availableProcessors(),
                false);
    }

    private void run(Network network, long seed) throws IOException {
        System.err.println(
                network.name() + ", seed " + seed + ": " + network.before().rows() + " rows of others, "
                        + network.seen().rows() + " seen, " + network.judged().rows() + " judged");
        LocalRows nothing = new LocalRows(network.seen().choose(new int[0]), null, null);
        Training.Trained trained = new Training(
                        plan(seed),
                        Learner.of(ModelKind.RANDOM_FOREST, (_, _, _) -> {
                            throw new IOException("no networks here");
                        }),
                        "proof",
                        _ -> {})
                .run(network.before(), List.of(), network.others());
        Former before = new Former(trained.parts().whole(), trained.manifest().threshold());
        add("0 % | - | no", network, before, before, nothing, seed, null);
        for (double share : SHARES) {
            for (boolean isChosen : share == 0 ? List.of(false) : List.of(false, true)) {
                Given given = new Given(share, isChosen);
                LocalRows local = given.of(network.seen(), before, seed);
                for (boolean isSelf : share == 0 ? List.of(true) : List.of(false, true)) {
                    LocalConfig config = isSelf
                            ? LocalConfig.defaults()
                            : LocalConfig.defaults().withoutSelfTraining();
                    Candidate candidate = new Retraining(plan(seed), config, "proof", _ -> {})
                            .run(before, new Known(network.before(), network.others(), List.of()), local);
                    Former after = new Former(
                            candidate.trained().parts().whole(),
                            candidate.trained().manifest().threshold());
                    String line = Math.round(100 * share) + " % | " + (share == 0 ? "-" : given.inWords()) + " | "
                            + (isSelf ? "yes" : "no");
                    add(line, network, before, after, local, seed, candidate);
                }
            }
        }
    }

    private void add(
            String line,
            Network network,
            Former before,
            Former after,
            LocalRows local,
            long seed,
            @Nullable Candidate candidate) {
        BeforeAfter both = Comparison.of(List.of(new HeldBack("judged", network.judged(), true)), before, after)
                .parts()
                .getFirst();
        boolean isInstalled = candidate == null || !candidate.comparison().isWorse();
        int selfTrained = candidate == null
                ? 0
                : candidate.selfTrained().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
        Figures.One one = new Figures.One(
                of(both.macroF1(), isInstalled),
                of(both.found(), isInstalled),
                of(both.falseAlarms(), isInstalled),
                isInstalled,
                selfTrained);
        lines.computeIfAbsent(line, _ -> new Figures()).add(one);
        System.err.println("  " + line + ": " + one + " of " + local.judged().rows() + " labels"
                + (candidate == null ? "" : ", " + candidate.comparison().verdict() + "; " + candidate.ofSelfTraining())
                + ", seed " + seed);
    }

    private static double of(BeforeAfter.Pair pair, boolean isInstalled) {
        Interval figure = isInstalled ? pair.after() : pair.before();
        return figure.value();
    }
}
