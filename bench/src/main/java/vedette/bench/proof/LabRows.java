package vedette.bench.proof;

import static vedette.bench.proof.Contestant.percent;
import static vedette.bench.proof.Contestant.text;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.learn.judge.Judge;
import vedette.learn.judge.Judgement;
import vedette.learn.read.LabelOptions;
import vedette.learn.read.LabelOptions.Naming;
import vedette.learn.read.ReadOptions;
import vedette.learn.table.Columns;
import vedette.learn.table.Table;

/// Our own rows, of flows and of what hosts and pairs of hosts did: learnt from some recordings and
/// judged by others, with other tools.
record LabRows(Path lab, Path test) {

    private record Kind(String name, String file, @Nullable String column, String text) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("flows", "flow", null, ""),
            new Kind("activity of hosts, 10 s", "activity", "window_seconds", "10"),
            new Kind("activity of hosts, 60 s", "activity", "window_seconds", "60"),
            new Kind("activity of hosts, all windows", "activity", null, ""));

    void print() throws IOException {
        LearningProof.title(
                "Our own rows",
                "Learnt from the lab's training recordings, judged by its test recordings, which have other tools, seeds,"
                        + " addresses and networks.");
        LearningProof.head("rows", "learnt from", "judged by", "kind", "accuracy", "macro-F1", "ROC-AUC", "recall");
        for (Kind kind : KINDS) {
            Table train = load(lab.resolve("train-" + kind.file + ".parquet"), kind, null);
            Table judged = load(test.resolve("test-" + kind.file + ".parquet"), kind, train.columns());
            List<Contestant> all = new ArrayList<>(Contestant.CLASSIFIERS);
            all.addAll(Contestant.ANOMALY);
            for (Contestant one : all) {
                Judgement judgement = Judge.judge(one.train(train, 1), judged);
                LearningProof.line(
                        kind.name,
                        train.rows(),
                        judged.rows(),
                        one.name(),
                        text(Contestant.accuracy(judgement)),
                        text(Contestant.macroF1(judgement)),
                        text(Contestant.rocAuc(judgement)),
                        percent(Contestant.recall(judgement)));
            }
        }
    }

    private static Table load(Path file, Kind kind, @Nullable Columns columns) throws IOException {
        ReadOptions options = ReadOptions.defaults()
                .withLabels(LabelOptions.defaults().withNaming(Naming.FAMILY))
                .withColumns(columns);
        return Sets.load(file, kind.column == null ? options : options.where(kind.column, kind.text));
    }
}
