package vedette.detect.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AdwinTest {

    private final Adwin adwin = new Adwin(1e-5);
    private final Random random = new Random(3);

    private List<Adwin.Change> changes(int count, double mean, double spread) {
        return IntStream.range(0, count)
                .mapToObj(_ -> Optional.ofNullable(adwin.add(mean + spread * random.nextGaussian())))
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void whatStaysAsItIsIsNoChange_howeverLong() {
        assertThat(changes(100_000, 0.4, 0.1)).isEmpty();
        assertThat(adwin.mean()).isCloseTo(0.4, within(0.005));
        assertThat(adwin.width()).isEqualTo(100_000);
    }

    @Test
    void aChangeIsSeenSoonAndWhatWasBeforeIsForgotten() {
        changes(5_000, 0.4, 0.1);
        List<Adwin.Change> changes = changes(300, 0.6, 0.1);

        assertThat(changes.getFirst().before()).isCloseTo(0.4, within(0.02));
        assertThat(changes.getFirst().after()).isGreaterThan(0.5);
        changes(2_000, 0.6, 0.1);
        assertThat(adwin.mean()).isCloseTo(0.6, within(0.02));
        assertThat(adwin.width()).isLessThan(2_500);
    }

    @Test
    void aSlowRiseIsSeenToo() {
        changes(2_000, 0.3, 0.05);
        int risen = 0;
        while (risen < 5_000 && adwin.add(0.3 + 0.3 * risen / 5_000 + 0.05 * random.nextGaussian()) == null) {
            risen++;
        }

        assertThat(risen).isBetween(10, 2_500);
    }

    @Test
    void whatIsNoNumberFromZeroToOneIsDrawnIn() {
        for (int i = 0; i < 100; i++) {
            adwin.add(i % 2 == 0 ? -5 : 1e9);
        }

        assertThat(adwin.mean()).isEqualTo(0.5);
    }

    @Test
    void itGoesOnFromWhatWasWritten() throws IOException {
        changes(3_003, 0.4, 0.1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        adwin.write(new DataOutputStream(bytes));
        Adwin other = new Adwin(1e-5);
        other.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        for (int i = 0; i < 500; i++) {
            double value = 0.7 + 0.1 * random.nextGaussian();
            Adwin.Change one = adwin.add(value);
            Adwin.Change another = other.add(value);
            assertThat(another == null).isEqualTo(one == null);
        }
        assertThat(other.width()).isEqualTo(adwin.width());
    }
}
