package vedette.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInput;
import java.io.DataOutput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.common.Address;
import vedette.flow.activity.Home;

class DetectionTest {

    private static final Address HOST = Address.ofIpv4(0x0A00_0001L);

    /// Remembers of whom it was told that they are harmless.
    private static final class Listening implements Detector {

        private final String name;
        private final List<Address> harmless = new ArrayList<>();

        Listening(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public StateKey key() {
            return StateKey.SOURCE;
        }

        @Override
        public void onTick(Tick tick, SignalHandler out) {}

        @Override
        public void onHarmless(Collection<Address> whom) {
            harmless.addAll(whom);
        }

        @Override
        public void write(DataOutput out) {}

        @Override
        public void read(DataInput in) {}
    }

    @Test
    void whatIsHarmlessIsSaidToTheDetectorThatNoticedItAndToNoOther() {
        Listening asked = new Listening("asked");
        Listening other = new Listening("other");
        Detection detection = new Detection(Home.PRIVATE, List.of(other, asked), (_, _, _) -> {});

        detection.harmless("asked", List.of(HOST));

        assertThat(asked.harmless).containsExactly(HOST);
        assertThat(other.harmless).isEmpty();
    }
}
