package vedette.learn.train;

import java.util.ArrayList;
import java.util.List;
import vedette.learn.bundle.ModelKind;
import vedette.learn.forest.ClassWeights;
import vedette.learn.forest.ForestConfig;
import vedette.learn.forest.ForestTrainer;
import vedette.learn.judge.Confusion;
import vedette.learn.judge.Judge;
import vedette.learn.judge.Judgement;
import vedette.learn.judge.Ranking;
import vedette.learn.model.Model;
import vedette.learn.passport.Baseline;
import vedette.learn.prepare.Preparation;
import vedette.learn.prepare.Recipe;
import vedette.learn.table.Table;

/// What can be had without a model, or with one feature: chosen on validation rows, judged on the rows kept back.
final class Baselines {

    private static final int MOST_ROWS = 20_000;
    private static final int DEPTH = 8;
    private static final int LEAF = 5;

    private Baselines() {}

    static List<Baseline> of(ModelKind kind, Table train, Table validation, Table test) {
        return kind.isAnomaly()
                ? List.of(bestColumn(validation, test))
                : List.of(majority(train, test), bestFeature(train, validation, test));
    }

    private static Baseline majority(Table train, Table test) {
        long[] counts = Some.counts(train);
        int most = 0;
        for (int which = 1; which < counts.length; which++) {
            most = counts[which] > counts[most] ? which : most;
        }
        Confusion confusion = new Confusion(test.classes());
        for (int row = 0; row < test.rows(); row++) {
            if (test.label(row) != Table.UNLABELLED) {
                confusion.add(test.label(row), most, 1);
            }
        }
        return new Baseline("always " + train.classes().get(most), confusion.macroF1(), 0.5);
    }

    /// A tree that looks at one column.
    private static Baseline bestFeature(Table train, Table validation, Table test) {
        Table some = Some.of(train, MOST_ROWS, 1);
        Table toChooseBy = Some.of(validation, MOST_ROWS, 1);
        int best = 0;
        double bestF1 = -1;
        for (int column = 0; column < train.columns().size(); column++) {
            double f1 = macroF1(Judge.judge(tree(some.only(column)), clean(toChooseBy.only(column))));
            if (f1 > bestF1) {
                bestF1 = f1;
                best = column;
            }
        }
        Judgement judgement = Judge.judge(tree(some.only(best)), clean(test.only(best)));
        double rocAuc = judgement.ranking().isKnown() ? judgement.ranking().rocAuc() : Double.NaN;
        return new Baseline("a tree on " + train.columns().name(best), macroF1(judgement), rocAuc);
    }

    private static double macroF1(Judgement judgement) {
        Confusion confusion = judgement.confusion();
        return confusion == null ? 0 : confusion.macroF1();
    }

    private static Model tree(Table table) {
        ForestConfig config = ForestConfig.defaults()
                .withTrees(1)
                .withGrowth(new ForestConfig.Growth(DEPTH, LEAF, 1))
                .withWeights(new ClassWeights.Balanced());
        return ForestTrainer.train(clean(table), table.classes().indexOf(Judge.BENIGN), config)
                .model();
    }

    private static Table clean(Table table) {
        int[] rows = new int[table.rows()];
        java.util.Arrays.setAll(rows, row -> row);
        return Preparation.fit(Recipe.cleaned(), table, rows).apply(table);
    }

    /// The value of one column, or its opposite, as the score.
    private static Baseline bestColumn(Table validation, Table test) {
        List<Double> areas = new ArrayList<>();
        for (int column = 0; column < validation.columns().size(); column++) {
            areas.add(rocAuc(validation, column));
        }
        int best = 0;
        for (int column = 1; column < areas.size(); column++) {
            best = off(areas.get(column)) > off(areas.get(best)) ? column : best;
        }
        double area = rocAuc(test, best);
        return new Baseline(
                "the value of " + validation.columns().name(best), Double.NaN, areas.get(best) < 0.5 ? 1 - area : area);
    }

    private static double off(double area) {
        return Double.isNaN(area) ? 0 : Math.abs(area - 0.5);
    }

    private static double rocAuc(Table table, int column) {
        int benign = table.classes().indexOf(Judge.BENIGN);
        float[] values = clean(table.only(column)).column(0);
        boolean[] isAttack = new boolean[values.length];
        for (int row = 0; row < values.length; row++) {
            isAttack[row] = table.label(row) != benign;
        }
        Ranking ranking = Ranking.of(values, isAttack);
        return ranking.isKnown() ? ranking.rocAuc() : Double.NaN;
    }
}
