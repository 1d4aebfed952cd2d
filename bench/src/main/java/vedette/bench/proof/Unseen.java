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

/// Each attack in turn is not learnt from, and judged against what is benign.
record Unseen(Table table) {

    private static final double SHARE = 0.2;

    void print() throws IOException {
        List<Contestant> all = new ArrayList<>(Contestant.CLASSIFIERS);
        all.addAll(Contestant.ANOMALY);
        LearningProof.title(
                "Attacks that were left out",
                "Each attack in turn is left out of training, and judged with a fifth of the benign rows: ROC-AUC, and recall"
                        + " where one in a hundred of these benign rows is taken for an attack.");
        List<String> head = new ArrayList<>(List.of("left out", "rows"));
        for (Contestant one : all) {
            head.add(one.name());
            head.add("recall");
        }
        LearningProof.head(head.toArray(String[]::new));
        for (String name : table.classes()) {
            if (!name.equals(Judge.BENIGN)) {
                line(name, all);
            }
        }
    }

    private void line(String name, List<Contestant> all) throws IOException {
        Split split = Splits.withoutClass(table, name, SHARE, 1);
        Table train = table.choose(split.train());
        Table judged = table.choose(split.test());
        Table test = Sets.where(
                judged,
                row -> Sets.isBenign(judged, row)
                        || judged.classes().get(judged.label(row)).equals(name));
        List<Object> cells =
                new ArrayList<>(List.of(name, test.rows() - Sets.benign(test).rows()));
        for (Contestant one : all) {
            Judgement judgement = Judge.judge(one.train(train, 1), test);
            cells.add(text(Contestant.rocAuc(judgement)));
            cells.add(percent(Contestant.recall(judgement)));
        }
        LearningProof.line(cells.toArray());
    }
}
