package vedette.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.flow.table.FlowConfig;
import vedette.traces.engine.FrameSource;
import vedette.traces.engine.RealEngine;
import vedette.traces.engine.Row;
import vedette.traces.plain.PlainEngine;

/// The engine and its plain twin, which shares no code with it, say the same of hostile random traffic: every accessor
/// of every row, and the second in which it is put out.
class FlowDifferentialTest {

    private static final int SEEDS = 60;
    private static final int PACKETS = 1_500;
    private static final FlowConfig CONFIG =
            FlowConfig.defaults().withMaxFlows(4_096).withSequence(true);

    @Test
    void theEngineAndItsTwinAgreeOnRandomTraffic() {
        List<String> differences = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS && differences.size() < 10; seed++) {
            differences.addAll(compare(seed, new RealEngine(1)));
        }

        assertThat(differences).isEmpty();
    }

    @Test
    void theTwinAgreesWithThreeShards() {
        assertThat(compare(SEEDS + 1, new RealEngine(3))).isEmpty();
    }

    private static List<String> compare(long seed, RealEngine engine) {
        FrameSource traffic = HostileTraffic.of(seed, PACKETS);
        List<Row> own = new ArrayList<>(new PlainEngine().rows(traffic.again(), CONFIG));
        List<Row> other = new ArrayList<>(engine.rows(traffic, CONFIG));
        own.sort(Row.ORDER);
        other.sort(Row.ORDER);
        List<String> differences = new ArrayList<>();
        if (own.size() != other.size()) {
            differences.add("seed " + seed + ": " + own.size() + " rows of the twin, " + other.size());
        }
        for (int i = 0; i < Math.min(own.size(), other.size()) && differences.size() < 5; i++) {
            List<String> ofRow = own.get(i).differences(other.get(i));
            if (!ofRow.isEmpty()) {
                differences.add("seed " + seed + ", row " + i + ": " + ofRow);
            }
        }
        return differences;
    }
}
