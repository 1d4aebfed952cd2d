package vedette.detect.learned;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vedette.detect.Reason;
import vedette.learn.examples.Nearest;
import vedette.learn.examples.Nearest.Like;

class WordingTest {

    @Test
    void whatARowIsMostLikeIsSaidOfAttacksAndOfWhatIsHarmless() {
        Reason reason = Wording.alike(new Nearest(
                new Like("SSHBruteForce", "with hydra", 0.42), new Like("BENIGN", "to DNS (UDP port 53)", 2.1)));

        assertThat(reason.feature())
                .isEqualTo("most like in training (0 is the same, 1 as unlike as any two usually are)");
        assertThat(reason.seen()).isEqualTo("attack: SSHBruteForce with hydra (distance 0.4)");
        assertThat(reason.usual()).isEqualTo("nearest harmless: to DNS (UDP port 53) (distance 2.1)");
    }

    @Test
    void whereThereIsNothingToCompareWith_thenThatIsSaid() {
        Reason reason = Wording.alike(new Nearest(null, new Like("BENIGN", "", 0)));

        assertThat(reason.seen()).isEqualTo("attack: none was learnt from");
        assertThat(reason.usual()).isEqualTo("nearest harmless (distance 0.0)");
    }
}
