package vedette.deep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class JudgementTest {

    private final Judgement judgement = new Judgement(3);

    @Test
    void classesCountTheSameWhateverTheirSize() {
        add(0, 0, 8);
        add(0, 1, 2);
        add(1, 1, 1);

        double first = 2 * 8.0 / (10 + 8);
        double second = 2 * 1.0 / (1 + 3);
        assertThat(judgement.accuracy()).isEqualTo(9 / 11f, within(1e-6f));
        assertThat(judgement.macroF1()).isEqualTo((float) ((first + second) / 2), within(1e-6f));
    }

    @Test
    void nothingJudgedIsNothing() {
        assertThat(judgement.accuracy()).isZero();
        assertThat(judgement.macroF1()).isZero();
    }

    private void add(int label, int takenFor, int times) {
        float[] said = {9, 9, 9, 0, 0, 0}; // the first three are of another row
        said[3 + takenFor] = 1;
        for (int i = 0; i < times; i++) {
            judgement.add(label, said, 3);
        }
    }
}
