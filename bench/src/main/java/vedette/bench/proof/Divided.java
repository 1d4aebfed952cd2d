package vedette.bench.proof;

import static vedette.bench.proof.Contestant.percent;
import static vedette.bench.proof.Contestant.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.learn.judge.Judge;
import vedette.learn.judge.Judgement;
import vedette.learn.split.Split;
import vedette.learn.split.Splits;
import vedette.learn.table.Table;

/// Rows of the same days, a fifth kept back in several ways.
record Divided(Table table) {

    private static final double SHARE = 0.2;

    void print() throws IOException {
        LearningProof.title(
                "The same days",
                "A fifth of the rows kept back. Macro-F1 is over all classes that are judged. Recall: of attacks, where one in"
                        + " a hundred of the benign rows judged is taken for one.");
        LearningProof.head(
                "kept back", "kind", "accuracy", "macro-F1", "benign errors", "ROC-AUC, benign or not", "recall");
        line("by chance, row by row", Splits.atRandom(table, SHARE, 1));
        line("by chance, whole conversations", Splits.byGroup(table, SHARE, 1));
        line("the latest of each class", Splits.byTimeOfClass(table, SHARE));
    }

    private void line(String how, Split split) throws IOException {
        List<Contestant> all = new ArrayList<>(Contestant.CLASSIFIERS);
        all.addAll(Contestant.ANOMALY);
        for (Contestant one : all) {
            Judgement judgement = Judge.judge(one.train(table.choose(split.train()), 1), table.choose(split.test()));
            LearningProof.line(
                    how,
                    one.name(),
                    text(Contestant.accuracy(judgement)),
                    text(Contestant.macroF1(judgement)),
                    percent(Contestant.benignErrors(judgement)),
                    text(Contestant.rocAuc(judgement)),
                    percent(Contestant.recall(judgement)));
        }
    }
}
