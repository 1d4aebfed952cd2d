package vedette.bench.proof;

import static vedette.bench.proof.Contestant.percent;
import static vedette.bench.proof.Contestant.text;

import java.io.IOException;
import java.nio.file.Path;
import vedette.learn.judge.Judge;
import vedette.learn.judge.Judgement;
import vedette.learn.model.Model;
import vedette.learn.prepare.Preparation;
import vedette.learn.prepare.Recipe;
import vedette.learn.read.LabelOptions.Naming;
import vedette.learn.table.Columns;
import vedette.learn.table.Table;

/// Rows of another network, made by another program: learnt on the one and judged by the other, with
/// nothing, one and five of a hundred of the other's own labelled conversations beside it.
final class Elsewhere {

    private static final double[] LOCAL = {0, 0.01, 0.05};

    private final Table cic;
    private final Table lab;
    private final Table test;

    Elsewhere(Path cicFile, Path labFolder, Path testFolder) throws IOException {
        Columns ofCic = Sets.load(cicFile, Naming.FAMILY, null).columns();
        Columns ofLab = Sets.load(labFolder.resolve("train-flow.parquet"), Naming.FAMILY, null)
                .columns();
        Columns common = Sets.common(ofCic, ofLab);
        cic = Sets.load(cicFile, Naming.FAMILY, common);
        lab = Sets.load(labFolder.resolve("train-flow.parquet"), Naming.FAMILY, common);
        test = Sets.load(testFolder.resolve("test-flow.parquet"), Naming.FAMILY, common);
    }

    void print() throws IOException {
        LearningProof.title(
                "Another network, another program",
                "Learnt from the one and judged by the other, by the "
                        + cic.columns().size()
                        + " columns that both have and by families of attacks. Local: the share of the other's labelled"
                        + " conversations that was learnt from beside it (the rest is judged). In ranks: every value is"
                        + " replaced by its rank among benign rows of its own network, of which a site has plenty without"
                        + " labels. At home: as good as it gets, learnt from four fifths of the other's conversations.");
        LearningProof.head(
                "learnt from", "judged by", "local", "kind", "values", "accuracy", "macro-F1", "ROC-AUC", "recall");
        both("corrected CIC-IDS2017", cic, "lab, test recordings", test);
        both("lab, training recordings", lab, "corrected CIC-IDS2017", cic);
    }

    private static void both(String from, Table train, String by, Table test) throws IOException {
        for (double local : LOCAL) {
            Table own = Sets.part(test, local, 1);
            Table rest = Sets.rest(test, local, 1);
            for (Contestant one : Contestant.CLASSIFIERS) {
                line(from, by, percent(local), one, "as they are", Sets.together(train, own), rest);
                Table ranked = Sets.together(ranks(train, Sets.benign(train)), ranks(own, Sets.benign(test)));
                line(from, by, percent(local), one, "in ranks", ranked, ranks(rest, Sets.benign(test)));
            }
        }
        for (Contestant one : Contestant.ANOMALY) {
            line(from, by, percent(0), one, "as they are", train, test);
            line(
                    from,
                    by,
                    percent(0),
                    one,
                    "in ranks",
                    ranks(train, Sets.benign(train)),
                    ranks(test, Sets.benign(test)));
        }
        for (Contestant one : Contestant.CLASSIFIERS) {
            line("at home", by, "80 %", one, "as they are", Sets.part(test, 0.8, 2), Sets.rest(test, 0.8, 2));
        }
        for (Contestant one : Contestant.ANOMALY) {
            line("at home", by, "80 %", one, "as they are", Sets.part(test, 0.8, 2), Sets.rest(test, 0.8, 2));
        }
    }

    private static Table ranks(Table table, Table usual) {
        return table.rows() == 0
                ? table
                : Preparation.fit(Recipe.ranks(), usual, Sets.all(usual)).apply(table);
    }

    private static void line(
            String from, String by, String local, Contestant one, String values, Table train, Table test)
            throws IOException {
        Model model = one.train(train, 1);
        Judgement judgement = Judge.judge(model, test);
        LearningProof.line(
                from,
                by,
                local,
                one.name(),
                values,
                text(Contestant.accuracy(judgement)),
                text(Contestant.macroF1(judgement)),
                text(Contestant.rocAuc(judgement)),
                percent(Contestant.recall(judgement)));
    }
}
