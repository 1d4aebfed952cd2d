package vedette.feature.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.feature.activity.Traffic.Row;

/// Compares rows with what the flows themselves say, looked through anew for every row.
class ActivityWindowsModelTest {

    private static final int SECONDS = 1_000;
    private static final int SLOT = 10;
    private static final int HALF_LIFE = 600;

    private final List<Flow> flows = new ArrayList<>();
    private final Map<List<Long>, Double> logs = new HashMap<>();
    private final Traffic traffic =
            new Traffic(new ActivityWindowsConfig(256, 1_024, 8_192, 64, 4_096, HALF_LIFE, 86_400), 3);

    /// A flow that began in the tick with this end.
    private record Flow(long second, long actor, long victim, int port, int packets) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 20_260_305})
    void rowsAgreeWithTheFlows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int second = 1; second <= SECONDS; second++) {
            boolean isSilent = second > 500 && second < 500 + random.nextInt(400);
            for (int i = isSilent ? 3 : random.nextInt(3); i < 3 && !isSilent; i++) {
                begin(random, second);
            }
            if (!isSilent || second == SECONDS) {
                traffic.tick(second);
            }
        }

        Set<String> expected = new HashSet<>();
        for (Flow flow : flows) {
            expectRows(flow, expected);
        }
        Set<String> seen = new HashSet<>();
        for (Row row : traffic.rows) {
            if (row.kind() == EntityKind.ACTOR) {
                assertThat(seen.add(nameOf(row.length(), row.endSecond(), row.low())))
                        .isTrue();
                compare(row);
            }
        }
        assertThat(seen).isEqualTo(expected);
    }

    private void begin(SplittableRandom random, int second) {
        Flow flow = new Flow(
                second,
                Traffic.ipv4(0x0A00_0000L + random.nextInt(4)),
                Traffic.ipv4(0xC000_0200L + random.nextInt(8)),
                random.nextInt(2),
                1 + random.nextInt(50));
        flows.add(flow);
        traffic.begin(flow.actor, flow.victim, flow.port, flow.packets);
    }

    private static void expectRows(Flow flow, Set<String> expected) {
        long firstEnd = (flow.second + SLOT - 1) / SLOT * SLOT;
        for (WindowLength length : WindowLength.values()) {
            for (long end = firstEnd; end < firstEnd + length.seconds() && end <= SECONDS; end += SLOT) {
                expected.add(nameOf(length, end, flow.actor));
            }
        }
    }

    private static String nameOf(WindowLength length, long endSecond, long actor) {
        return length + " " + endSecond + " " + actor;
    }

    private void compare(Row row) {
        List<Flow> within = between(row.low(), row.startSecond(), row.endSecond());
        TreeSet<Long> seconds = new TreeSet<>(within.stream().map(Flow::second).toList());
        assertThat(row.value("begun")).isEqualTo(within.size());
        assertThat(row.packets())
                .isEqualTo(within.stream().mapToLong(Flow::packets).sum());
        assertThat(row.value("distinct_peers")).isEqualTo(distinct(within, Flow::victim));
        assertThat(row.value("distinct_ports")).isEqualTo(distinct(within, Flow::port));
        assertThat(row.value("distinct_services")).isEqualTo(distinct(within, flow -> List.of(flow.victim, flow.port)));
        assertThat(row.value("beginnings")).isEqualTo(seconds.size());
        assertThat(row.value("active_share"))
                .isEqualTo((float) seconds.size() / row.length().seconds());
        float gap = seconds.size() < 2 ? 0 : (float) (seconds.getLast() - seconds.getFirst()) / (seconds.size() - 1);
        assertThat(row.value("gap_seconds")).isCloseTo(gap, within(1e-4f));
        assertThat(row.value("begun_change")).isCloseTo((float) change(row), within(1e-4f));
    }

    private double change(Row row) {
        long first = flows.stream()
                .filter(flow -> flow.actor == row.low())
                .mapToLong(Flow::second)
                .min()
                .orElseThrow();
        long pastEnd = row.endSecond() - WindowLength.FIVE_MINUTES.seconds();
        double sum = 0;
        double weights = 0;
        double weight = 1;
        for (long end = pastEnd; end >= first; end -= SLOT) {
            sum += weight * logOfBegun(row, end);
            weights += weight;
            weight *= Math.pow(0.5, (double) SLOT / HALF_LIFE);
        }
        double now = 0;
        for (long end = row.endSecond(); end > row.startSecond(); end -= SLOT) {
            now += logOfBegun(row, end) * SLOT / row.length().seconds();
        }
        return weights == 0 ? 0 : now - sum / weights;
    }

    private double logOfBegun(Row row, long end) {
        return logs.computeIfAbsent(
                List.of(row.low(), end),
                _ -> Math.log1p((double) between(row.low(), end - SLOT, end).size()));
    }

    private List<Flow> between(long actor, long startSecond, long endSecond) {
        return flows.stream()
                .filter(flow -> flow.actor == actor && flow.second > startSecond && flow.second <= endSecond)
                .toList();
    }

    private static float distinct(List<Flow> flows, Function<Flow, Object> part) {
        return (float) flows.stream().map(part).distinct().count();
    }
}
