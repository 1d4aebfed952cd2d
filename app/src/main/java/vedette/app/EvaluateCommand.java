package vedette.app;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vedette.app.learn.PartsTable;
import vedette.app.learn.RowFiles;
import vedette.app.text.NotClosing;
import vedette.learn.bundle.Bundle;
import vedette.learn.json.JsonTree;
import vedette.learn.judge.Confusion;
import vedette.learn.judge.Judge;
import vedette.learn.judge.Judgement;
import vedette.learn.judge.Judgements;
import vedette.learn.judge.Ranking;
import vedette.learn.passport.JudgementJson;

/// Judges a model by rows.
@Command(
        name = "evaluate",
        description = "Judges a model by rows whose truth is known: classes told apart, attacks found, benign rows"
                + " taken for attacks, with bounds of 95 %%.",
        footer = {
            "",
            "Examples:",
            "  vedette evaluate --model my-model --data other.csv",
            "  vedette evaluate --model random-forest-cic:2 --data other.csv --json",
            "  vedette evaluate --model my-model --data public.csv --data ours.csv   together and each apart"
        })
final class EvaluateCommand extends JudgingCommand {

    @Option(names = "--seed", paramLabel = "N", description = "of chance, if not all rows fit (default: 1)")
    private long seed = 1;

    @Option(names = "--json", description = "print all figures as one JSON object")
    private boolean isJson;

    EvaluateCommand() {}

    @Override
    public Integer call() throws IOException {
        if (data.named().isEmpty()) {
            throw new IllegalArgumentException("nothing to judge by: name rows with --data");
        }
        Bundle bundle = model.open();
        makeRowsFor(bundle);
        RowFiles files = new RowFiles(data, messages, new CaptureRows(data), seed);
        RowFiles.Loaded loaded = files.load(data.origins(), bundle.manifest().columns(), "");
        Judgements judged = Judge.judgeApart(bundle.model(), loaded.table());
        if (isJson) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("model", bundle.manifest().name());
            json.putAll(JudgementJson.of(judged));
            JsonTree.write(json, new NotClosing(System.out));
        } else {
            print(judged.whole(), bundle);
            PartsTable.lines(judged).forEach(System.out::println);
        }
        System.out.flush();
        return 0;
    }

    private static void print(Judgement judgement, Bundle bundle) {
        System.out.println(bundle.manifest().name() + ", judged by " + judgement.rows() + " rows");
        Confusion confusion = judgement.confusion();
        if (confusion != null) {
            System.out.printf(
                    Locale.ROOT,
                    "accuracy %.4f (%.4f-%.4f), macro-F1 %.4f (%.4f-%.4f), weighted F1 %.4f%n",
                    confusion.accuracy(),
                    judgement.accuracy().low(),
                    judgement.accuracy().high(),
                    confusion.macroF1(),
                    judgement.macroF1().low(),
                    judgement.macroF1().high(),
                    confusion.weightedF1());
            System.out.printf("%n%-32s %9s %9s %9s %9s%n", "class", "rows", "precision", "recall", "F1");
            for (int which = 0; which < confusion.labels().size(); which++) {
                Confusion.OfClass one = confusion.ofClass(which);
                System.out.printf(
                        Locale.ROOT,
                        "%-32s %9d %9.4f %9.4f %9.4f%n",
                        one.name(),
                        one.support(),
                        one.precision().isKnown() ? one.precision().value() : 0,
                        one.recall().isKnown() ? one.recall().value() : 0,
                        one.f1());
            }
            System.out.println();
        }
        Ranking ranking = judgement.ranking();
        if (ranking.isKnown()) {
            System.out.printf(Locale.ROOT, "ROC-AUC %.4f, PR-AUC %.4f%n", ranking.rocAuc(), ranking.prAuc());
            float threshold = bundle.manifest().threshold();
            Ranking.Point point = ranking.at(threshold);
            System.out.printf(
                    Locale.ROOT,
                    "at the model's threshold %.6f: %.2f %% of benign rows taken for attacks, %.2f %% of attacks found%n",
                    threshold,
                    100 * point.falseShare(),
                    100 * point.recall());
        }
    }
}
