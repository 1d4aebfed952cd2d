package vedette.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingTest {

    @Test
    void theAreaIsTheShareOfPairsInTheRightOrder_andOfEqualsHalf() {
        Random random = new Random(1);
        for (int round = 0; round < 50; round++) {
            float[] scores = new float[40];
            boolean[] isAttack = new boolean[40];
            for (int row = 0; row < 40; row++) {
                scores[row] = random.nextInt(12);
                isAttack[row] = random.nextInt(3) == 0;
            }
            isAttack[0] = true;
            isAttack[1] = false;

            assertThat(Ranking.of(scores, isAttack).rocAuc()).isEqualTo(pairsInOrder(scores, isAttack), within(1e-12));
        }
    }

    private static double pairsInOrder(float[] scores, boolean[] isAttack) {
        double won = 0;
        double pairs = 0;
        for (int a = 0; a < scores.length; a++) {
            for (int b = 0; b < scores.length; b++) {
                if (isAttack[a] && !isAttack[b]) {
                    pairs++;
                    won += scores[a] > scores[b] ? 1 : scores[a] == scores[b] ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }

    @Test
    void thresholdsKeepToTheShareOfBenignRows_evenWhereScoresAreEqual() {
        float[] scores = {0, 1, 1, 1, 2, 3, 3, 4, 5, 6};
        boolean[] isAttack = {false, false, false, false, false, true, false, true, false, true};
        Ranking ranking = Ranking.of(scores, isAttack);

        Ranking.Point none = ranking.atFalseShare(0);
        assertThat(none.falseShare()).isZero();
        assertThat(none.recall()).isEqualTo(1 / 3.0);
        Ranking.Point some = ranking.atFalseShare(0.4);
        assertThat(some.falseShare()).isEqualTo(2 / 7.0);
        assertThat(some.recall()).isEqualTo(1);
        assertThat(ranking.atFalseShare(1).falseShare()).isEqualTo(1);
    }

    @Test
    void precisionIsWeighedByRecall() {
        float[] scores = {4, 3, 2, 1};
        boolean[] isAttack = {true, false, true, false};

        assertThat(Ranking.of(scores, isAttack).prAuc()).isEqualTo((1 + 2 / 3.0) / 2, within(1e-12));
    }

    @Test
    void withoutAttacksThereIsNoRanking() {
        assertThat(Ranking.of(new float[] {1, 2}, new boolean[2]).isKnown()).isFalse();
    }
}
