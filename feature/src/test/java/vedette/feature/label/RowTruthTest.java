package vedette.feature.label;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.flow.label.LabelCounts;

class RowTruthTest {

    private static final int FLOOD = 1;
    private static final int SCAN_BY_MASSCAN = 2;
    private static final int SCAN_BY_NMAP = 3;
    private static final int WEB = 4;

    private final LabelCounts counts = new LabelCounts(3);
    private final RowTruth truth = new RowTruth(List.of(
            new FlowLabel("Flood", "hping3", ""),
            new FlowLabel("Scan", "masscan", ""),
            new FlowLabel("Scan", "nmap", ""),
            new FlowLabel("Web", "", "")));

    private String judged() {
        truth.judge(counts, 0);
        return truth.label() + " " + truth.packets() + " " + truth.tool();
    }

    @Test
    void withoutALabelledPacketItIsBenign() {
        assertThat(judged()).isEqualTo("BENIGN 0 ");
        assertThat(truth.isWhole()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1, partial 1 hping3", "2, partial 2 hping3", "3, Flood 3 hping3", "900, Flood 900 hping3"})
    void threePacketsMakeALabelAndFewerArePartial(int packets, String expected) {
        counts.add(0, FLOOD, packets);

        assertThat(judged()).isEqualTo(expected);
    }

    @Test
    void theToolsOfAClassCountTogetherAndTheBusiestIsNamed() {
        counts.add(0, SCAN_BY_MASSCAN, 1);
        counts.add(0, SCAN_BY_NMAP, 2);

        assertThat(judged()).isEqualTo("Scan 3 nmap");
    }

    @Test
    void theClassWithTheMostPacketsIsChosenAlthoughAnotherToolHasMore() {
        counts.add(0, FLOOD, 5);
        counts.add(0, SCAN_BY_MASSCAN, 3);
        counts.add(0, SCAN_BY_NMAP, 3);

        assertThat(judged()).isEqualTo("Scan 6 masscan");
    }

    @Test
    void ofEqualsTheFirstByNameIsChosen() {
        counts.add(0, WEB, 4);
        counts.add(0, FLOOD, 4);

        assertThat(judged()).isEqualTo("Flood 4 hping3");
    }

    @Test
    void whenNoClassHasEnough_thenTheRowIsPartialThoughTogetherTheyHave() {
        counts.add(0, WEB, 2);
        counts.add(0, FLOOD, 1);

        assertThat(judged()).isEqualTo("partial 2 ");
    }

    @Test
    void whatWasJudgedBeforeDoesNotShow() {
        counts.add(0, FLOOD, 5);
        judged();

        counts.clear();

        assertThat(judged()).isEqualTo("BENIGN 0 ");
    }

    @Test
    void whereLabelsFoundNoRoom_thenItIsSaid() {
        for (int label = FLOOD; label <= WEB; label++) {
            counts.add(0, label, 3);
        }

        assertThat(judged()).isEqualTo("Scan 6 masscan");
        assertThat(truth.isWhole()).isFalse();
    }
}
