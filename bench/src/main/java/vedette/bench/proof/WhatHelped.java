package vedette.bench.proof;

import static vedette.bench.proof.Contestant.percent;
import static vedette.bench.proof.Contestant.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vedette.learn.bundle.PreparedModel;
import vedette.learn.isolation.IsolationConfig;
import vedette.learn.isolation.IsolationForest;
import vedette.learn.judge.Judge;
import vedette.learn.judge.Ranking;
import vedette.learn.model.Model;
import vedette.learn.neighbours.Neighbours;
import vedette.learn.prepare.Preparation;
import vedette.learn.prepare.Recipe;
import vedette.learn.table.Table;

/// What makes models that learn from benign rows only find more attacks.
record WhatHelped(String name, Table train, Table judged) {

    private static final double CALIBRATED_BY = 0.2;

    static void head() {
        LearningProof.title(
                "What helps to find what stands out",
                "Learnt from benign rows only. Both: the mean of how unlikely the two scores are among benign rows that were"
                        + " not learnt from (a fifth of them), in logarithms. ROC-AUC, and recall where one in a hundred of"
                        + " the benign rows judged is taken for an attack.");
        LearningProof.head("rows", "model", "values", "ROC-AUC", "recall");
    }

    void print() {
        Table benign = Sets.benign(train);
        Table usual = Sets.rest(benign, CALIBRATED_BY, 3);
        Table others = Sets.part(benign, CALIBRATED_BY, 3);
        for (int sample : new int[] {256, 1_024, 4_096}) {
            IsolationConfig config = IsolationConfig.deep().withTrees(100).withSample(sample);
            String forest = "isolation forest, 100 trees of " + sample + " rows | ";
            line(forest + "as they are", isolation(usual, config, null));
            line(forest + "logarithms", isolation(usual, config, Recipe.standard()));
            line(forest + "ranks", isolation(usual, config, Recipe.ranks()));
        }
        Model deep = isolation(usual, IsolationConfig.deep(), Recipe.ranks());
        line("isolation forest, 50 trees of 4096 rows | ranks", deep);
        line("the nearest of 1024 rows | ranks", neighbours(usual, 1_024, Recipe.ranks()));
        line("the nearest of 8192 rows | logarithms", neighbours(usual, Neighbours.ENOUGH, Recipe.standard()));
        Model near = neighbours(usual, Neighbours.ENOUGH, Recipe.ranks());
        line("the nearest of 8192 rows | ranks", near);
        float[] both = unlikely(deep, others);
        float[] other = unlikely(near, others);
        for (int row = 0; row < both.length; row++) {
            both[row] += other[row];
        }
        line("both, 50 trees of 4096 and the nearest of 8192 | ranks", both);
    }

    private void line(String what, Model model) {
        line(what, Judge.scores(model, judged));
    }

    private void line(String what, float[] scores) {
        boolean[] isAttack = new boolean[scores.length];
        for (int row = 0; row < scores.length; row++) {
            isAttack[row] = !Sets.isBenign(judged, row);
        }
        Ranking ranking = Ranking.of(scores, isAttack);
        LearningProof.line(
                name,
                what,
                text(ranking.rocAuc()),
                percent(ranking.atFalseShare(0.01).recall()));
    }

    private static Model isolation(Table usual, IsolationConfig config, @Nullable Recipe recipe) {
        Preparation cleaned = Preparation.fit(Recipe.cleaned(), usual, Sets.all(usual));
        Table clean = cleaned.apply(usual);
        IsolationForest forest = recipe == null
                ? IsolationForest.train(clean, config)
                : IsolationForest.train(clean, Preparation.fit(recipe, clean, Sets.all(clean)), config);
        return new PreparedModel(cleaned, forest);
    }

    private static Model neighbours(Table usual, int most, Recipe recipe) {
        Table some = Sets.part(usual, Math.min(1, (double) most / usual.rows()), 5);
        Preparation preparation = Preparation.fit(recipe, some, Sets.all(some));
        return new PreparedModel(preparation, Neighbours.of(preparation.apply(some)));
    }

    /// How unlikely it is among benign rows to have such a score, as a logarithm; beyond the highest of
    /// them by score.
    private float[] unlikely(Model model, Table benign) {
        float[] usual = Judge.scores(model, benign);
        Arrays.sort(usual);
        float[] scores = Judge.scores(model, judged);
        for (int row = 0; row < scores.length; row++) {
            int found = Arrays.binarySearch(usual, scores[row]);
            int below = found >= 0 ? found : -found - 1;
            double share = (usual.length - below + 0.5) / (usual.length + 1);
            scores[row] = (float) (scores[row] - StrictMath.log(share));
        }
        return scores;
    }
}
