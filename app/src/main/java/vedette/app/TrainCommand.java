package vedette.app;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vedette.app.keep.StoreOptions;
import vedette.app.learn.DataOptions;
import vedette.app.learn.LabRows;
import vedette.app.learn.ModelOptions;
import vedette.app.learn.Origin;
import vedette.app.learn.PartsTable;
import vedette.app.learn.RowFiles;
import vedette.app.retrain.FeedbackTraining;
import vedette.app.retrain.Retrainer;
import vedette.app.session.MessageOptions;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.ModelKind;
import vedette.learn.judge.Confusion;
import vedette.learn.judge.Judge;
import vedette.learn.judge.Judgement;
import vedette.learn.network.NetworkConfig;
import vedette.learn.passport.Gate;
import vedette.learn.passport.Passport;
import vedette.learn.passport.PassportJson;
import vedette.learn.passport.PassportPage;
import vedette.learn.shelf.Shelf;
import vedette.learn.table.Table;
import vedette.learn.train.Division;
import vedette.learn.train.Learner;
import vedette.learn.train.NetworkLearner;
import vedette.learn.train.Training;
import vedette.learn.train.TrainingPlan;

/// Trains models.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = "Trains models of rows whose truth is known, judges them by rows that were kept back, and writes"
                + " each with its passport. Without --data: on the rows of the lab that come with Vedette.",
        footer = {
            "",
            "Examples:",
            "  vedette train                                         all kinds, on the lab's rows",
            "  vedette train --data flows.csv --model random-forest -o my-model",
            "  vedette train --data monday.csv friday.csv --split class-time --name cic",
            "  vedette train --data public.csv --data ours.csv       mixed, and each also judged by apart",
            "  vedette train --data usual.pcap --model isolation-forest    what is usual on this network",
            "  vedette train --data attacks.pcap --labels labels.csv",
            "  vedette train --from-feedback --yes                   what is at work, with feedback"
        })
final class TrainCommand implements Callable<Integer> {

    private static final String ALL = "all";

    @Mixin
    private final DataOptions data = new DataOptions();

    @Mixin
    private final ModelOptions models = new ModelOptions();

    @Mixin
    private final FeedbackTraining feedback = new FeedbackTraining();

    @Mixin
    private final MessageOptions messages = new MessageOptions();

    @Option(
            names = "--other",
            paramLabel = "FILE|DIR",
            arity = "1..*",
            description = "rows of another origin, as of another network: never learnt from, judged by")
    private List<Path> other = new ArrayList<>();

    @Option(
            names = "--model",
            paramLabel = "KIND",
            description =
                    "random-forest, boosting, isolation-forest, neighbours, cnn, autoencoder, or all: both forests"
                            + " and neighbours (default: all)")
    private String model = ALL;

    @Option(
            names = "--sequence",
            description = "learn from what the first 16 packets of each flow were, too: of rows of the schema full, or"
                    + " captures; a model that did judges by them without being told")
    private boolean isSequenceWanted;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "write the model into this folder, which must not be there yet (default: among the models of"
                    + " --data-dir)")
    private @Nullable Path output;

    @Option(names = "--name", paramLabel = "NAME", description = "what to call it (default: kind and rows)")
    private @Nullable String name;

    @Option(
            names = "--split",
            paramLabel = "WAY",
            description = "how rows to judge by are kept back: group, class-time, time, day, recording or random"
                    + " (default: group)")
    private String division = Division.GROUP.label();

    @Option(names = "--share", paramLabel = "PART", description = "of rows that is kept back (default: 0.2)")
    private double share = 0.2;

    @Option(
            names = "--trees",
            paramLabel = "N",
            description = "of a forest (default: 100), or rounds of boosting (default: 60)")
    private int trees;

    @Option(names = "--epochs", paramLabel = "N", description = "of a network at most (default: 40)")
    private int epochs = 40;

    @Option(names = "--gpu", description = "train networks on a graphics processor if there is one")
    private boolean isGpuWanted;

    @Option(names = "--seed", paramLabel = "N", description = "of chance: the same gives the same model (default: 1)")
    private long seed = 1;

    @Option(names = "--quick", description = "leave out the gates that need models of their own")
    private boolean isQuick;

    @Option(names = "--use", description = "put the model to work if it failed no gate")
    private boolean isUsed;

    TrainCommand() {}

    @Override
    public Integer call() throws IOException {
        if (feedback.isWanted()) {
            return again() ? 0 : Main.FAILED;
        }
        List<ModelKind> kinds = model.equals(ALL)
                ? List.of(ModelKind.RANDOM_FOREST, ModelKind.ISOLATION_FOREST, ModelKind.NEIGHBOURS)
                : List.of(ModelKind.named(model));
        if (output != null && kinds.size() > 1) {
            throw new IllegalArgumentException("-o is the folder of one model: choose its kind with --model");
        }
        if (isUsed && output != null) {
            throw new IllegalArgumentException("--use puts a model to work that is kept in --data-dir: leave out -o");
        }
        data.isSequenceWanted = isSequenceWanted;
        boolean areShipped = data.named().isEmpty();
        List<Origin> given = areShipped ? Origin.only(LabRows.train(data.rows)) : data.origins();
        List<Path> others = areShipped && other.isEmpty() ? LabRows.validation(data.rows) : other;
        boolean areGood = true;
        for (ModelKind kind : kinds) {
            areGood &= train(kind, given, others);
        }
        return areGood ? 0 : Main.FAILED;
    }

    private boolean again() throws IOException {
        if (output != null || isUsed || !other.isEmpty()) {
            throw new IllegalArgumentException(
                    "--from-feedback keeps models in --data-dir and asks before one is put to work: leave out -o, --use and"
                            + " --other");
        }
        Path folder = models.data();
        Retrainer retrainer = new Retrainer(
                folder,
                StoreOptions.placeIn(folder, models.database()),
                "vedette " + Version.number(),
                messages::progress);
        Retrainer.Request request = new Retrainer.Request(
                model.equals(ALL) ? "" : model, data.named(), feedback.isSelfTraining(), isQuick, seed);
        return feedback.run(retrainer, request, messages);
    }

    private boolean train(ModelKind kind, List<Origin> given, List<Path> others) throws IOException {
        String unlabelled = kind.isAnomaly() ? Judge.BENIGN : "";
        RowFiles files = new RowFiles(data, messages, new CaptureRows(data), seed);
        RowFiles.Loaded loaded = files.load(given, null, unlabelled);
        Table elsewhere = others.isEmpty()
                ? null
                : files.load(Origin.only(others), loaded.table().columns(), unlabelled)
                        .table();
        String called = Shelf.checked(name == null ? kind.label() + "-" + loaded.rows() : name);
        TrainingPlan plan = new TrainingPlan(
                called,
                kind,
                loaded.rows(),
                Division.named(division),
                share,
                kind.isNetwork() ? epochs : trees,
                seed,
                Runtime.getRuntime().availableProcessors(),
                !isQuick);
        Learner learner = Learner.of(kind, new NetworkLearner(place(), InstantSource.system(), messages::progress));
        Training training = new Training(plan, learner, "vedette " + Version.number(), messages::progress);
        Training.Trained trained = training.run(loaded.table(), loaded.data(), elsewhere);
        messages.endProgress();
        Path folder = output == null ? models.shelf().next(called) : output;
        Bundle.write(
                folder,
                trained.manifest(),
                trained.parts(),
                PassportJson.of(trained.passport()),
                PassportPage.files(trained.passport()));
        tell(trained.passport(), folder);
        if (isUsed) {
            String reference = called + ":" + folder.getFileName();
            messages.note("at work for " + models.shelf().use(reference, false) + ": " + reference);
        }
        return trained.passport().isGood();
    }

    private NetworkConfig.Place place() {
        Path libraries = models.folder().resolveSibling("libraries");
        return new NetworkConfig.Place(libraries, null, isGpuWanted, 1);
    }

    private void tell(Passport passport, Path folder) {
        Judgement test = passport.test();
        Confusion confusion = test.confusion();
        System.out.println(
                passport.name() + " (" + passport.kind().label() + "), judged by " + test.rows() + " rows kept back:");
        if (confusion != null) {
            System.out.println("  accuracy " + text(confusion.accuracy()) + ", macro-F1 " + text(confusion.macroF1())
                    + " (" + text(test.macroF1().low()) + "-"
                    + text(test.macroF1().high())
                    + "), benign rows taken for attacks "
                    + text(100 * confusion.benignErrors(test.benign()).value()) + " %");
        }
        if (test.ranking().isKnown()) {
            System.out.println("  ROC-AUC " + text(test.ranking().rocAuc()) + ", attacks found at 1 % of benign rows "
                    + text(100 * test.ranking().atFalseShare(0.01).recall()) + " %");
        }
        PartsTable.lines(passport.judged()).forEach(line -> System.out.println("  " + line));
        for (Gate gate : passport.gates()) {
            System.out.println("  gate " + gate.name() + ": " + gate.outcome().label() + " (" + gate.found() + ")");
        }
        System.out.println("  " + folder);
        System.out.flush();
    }

    private static String text(double figure) {
        return Double.isNaN(figure) ? "-" : String.format(Locale.ROOT, "%.4f", figure);
    }
}
