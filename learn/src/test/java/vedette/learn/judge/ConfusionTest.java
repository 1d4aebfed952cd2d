package vedette.learn.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTest {

    private final Confusion confusion = new Confusion(List.of("BENIGN", "scan", "dos"));

    @Test
    void figuresAreThoseOfTheBooks() {
        add(0, 0, 90);
        add(0, 1, 10);
        add(1, 1, 30);
        add(1, 0, 10);
        add(1, 2, 10);
        add(2, 2, 50);

        assertThat(confusion.accuracy()).isEqualTo(170 / 200.0);
        Confusion.OfClass scan = confusion.ofClass(1);
        assertThat(scan.precision().value()).isEqualTo(30 / 40.0);
        assertThat(scan.recall().value()).isEqualTo(30 / 50.0);
        assertThat(scan.support()).isEqualTo(50);
        assertThat(scan.f1()).isEqualTo(2 * 0.75 * 0.6 / 1.35, within(1e-12));
        double benign = 2 * 90.0 / 200;
        double dos = 2 * 50.0 / 110;
        assertThat(confusion.macroF1()).isEqualTo((benign + scan.f1() + dos) / 3, within(1e-12));
        assertThat(confusion.weightedF1()).isEqualTo((100 * benign + 50 * scan.f1() + 50 * dos) / 200, within(1e-12));
        assertThat(confusion.benignErrors(0).value()).isEqualTo(0.1);
    }

    @Test
    void aClassWithoutRowsDoesNotCountInTheMean() {
        add(0, 0, 10);
        add(1, 1, 10);

        assertThat(confusion.macroF1()).isEqualTo(1);
    }

    @Test
    void aClassThatIsNeverSaidHasNoPrecision() {
        add(2, 0, 5);

        assertThat(confusion.ofClass(2).precision().isKnown()).isFalse();
        assertThat(confusion.ofClass(2).f1()).isZero();
    }

    @Test
    void boundsAreThoseOfWilson() {
        Interval interval = Interval.ofShare(8, 10);

        assertThat(interval.low()).isEqualTo(0.4902, within(1e-4));
        assertThat(interval.high()).isEqualTo(0.9433, within(1e-4));
        assertThat(Interval.ofShare(0, 0).isKnown()).isFalse();
    }

    private void add(int truth, int said, int rows) {
        for (int i = 0; i < rows; i++) {
            confusion.add(truth, said, 1);
        }
    }
}
