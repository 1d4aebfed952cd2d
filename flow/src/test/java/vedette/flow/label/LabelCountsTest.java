package vedette.flow.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelCountsTest {

    private static final int MAX = 3;

    private final LabelCounts counts = new LabelCounts(MAX);

    private static String text(LabelCounts of, int counter) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < of.size(counter); i++) {
            text.append(of.label(counter, i))
                    .append('=')
                    .append(of.packets(counter, i))
                    .append(' ');
        }
        return text.append(of.isWhole(counter) ? "" : "and more").toString();
    }

    @Test
    void aCounterThatWasNeverUsedHasNoLabels() {
        assertThat(text(counts, 1_000)).isEmpty();
        counts.clear(1_000);
        counts.addAll(5, new LabelCounts(MAX), 9);
        assertThat(text(counts, 5)).isEmpty();
    }

    @Test
    void packetsAreAddedUpByLabelInTheOrderOfNumbers() {
        counts.add(4, 9, 1);
        counts.add(4, 2, 10);
        counts.add(4, 9, 5);

        assertThat(text(counts, 4)).isEqualTo("2=10 9=6 ");
        assertThat(text(counts, 3)).isEmpty();
    }

    @Test
    void whereThereIsNoRoomForAll_thenTheLowestStayAndItIsSaid() {
        counts.add(0, 9, 1);
        counts.add(0, 8, 1);
        counts.add(0, 7, 1);
        assertThat(text(counts, 0)).isEqualTo("7=1 8=1 9=1 ");

        counts.add(0, 1, 1);
        counts.add(0, 9, 1);

        assertThat(text(counts, 0)).isEqualTo("1=1 7=1 8=1 and more");
    }

    @Test
    void whatIsClearedIsForgotten() {
        for (int label = 1; label < 9; label++) {
            counts.add(0, label, 1);
            counts.add(1, label, 1);
        }

        counts.clear(0);

        assertThat(text(counts, 0)).isEmpty();
        assertThat(text(counts, 1)).isEqualTo("1=1 2=1 3=1 and more");
        counts.clear();
        assertThat(text(counts, 1)).isEmpty();
    }

    @Test
    void aLargerCounterKnowsThatASmallerHadLeftOut() {
        for (int label = 1; label < 9; label++) {
            counts.add(0, label, 1);
        }
        LabelCounts larger = new LabelCounts(64);
        larger.addAll(0, counts, 0);
        larger.add(0, 4, 2);

        assertThat(text(larger, 0)).isEqualTo("1=1 2=1 3=1 4=2 and more");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whatIsKeptDependsNeitherOnOrderNorOnHowPacketsWereDealt(long seed) {
        Random random = new Random(seed);
        Map<Integer, Long> model = new TreeMap<>();
        List<int[]> all = new ArrayList<>();
        int labels = 1 + random.nextInt(6);
        for (int i = 0; i < 200; i++) {
            int[] one = {1 + random.nextInt(labels), 1 + random.nextInt(9)};
            all.add(one);
            model.merge(one[0], (long) one[1], Long::sum);
        }
        StringBuilder expected = new StringBuilder();
        model.entrySet().stream()
                .limit(MAX)
                .forEach(label -> expected.append(label.getKey())
                        .append('=')
                        .append(label.getValue())
                        .append(' '));
        expected.append(model.size() > MAX ? "and more" : "");

        for (int parts : new int[] {1, 2, 4, 8}) {
            Collections.shuffle(all, random);
            LabelCounts dealt = new LabelCounts(MAX);
            all.forEach(one -> dealt.add(1 + random.nextInt(parts), one[0], one[1]));
            LabelCounts merged = new LabelCounts(MAX);
            for (int part = parts; part > 0; part--) {
                merged.addAll(0, dealt, part);
            }
            assertThat(text(merged, 0)).as("%d parts", parts).isEqualTo(expected.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 128})
    void theRoomIsLimited(int max) {
        assertThatIllegalArgumentException().isThrownBy(() -> new LabelCounts(max));
    }
}
