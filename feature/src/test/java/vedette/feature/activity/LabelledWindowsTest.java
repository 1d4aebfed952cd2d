package vedette.feature.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// What rows are in truth: their ticks' packets of each label, added up.
class LabelledWindowsTest {

    private static final long CLIENT = Traffic.ipv4(0x0A00_0001);
    private static final long OTHER = Traffic.ipv4(0x0A00_0002);
    private static final long SERVER = Traffic.ipv4(0xC000_0209);

    private final Traffic traffic = Traffic.withDefaults();

    private List<String> truths(EntityKind kind, WindowLength length) {
        return traffic.rows(kind, length).stream().map(Traffic.Row::truth).toList();
    }

    @ParameterizedTest
    @EnumSource(EntityKind.class)
    void aRowWithoutLabelledPacketsIsBenign(EntityKind kind) {
        traffic.begin(CLIENT, SERVER, 80, 9).tick(1).windows.finish();

        assertThat(truths(kind, WindowLength.TEN_SECONDS)).containsExactly("BENIGN 0");
    }

    @ParameterizedTest
    @CsvSource({
        "ACTOR,2,partial 2 nmap", "VICTIM,2,partial 2 nmap", "PAIR,2,partial 2 nmap",
        "ACTOR,3,Scan 3 nmap", "VICTIM,3,Scan 3 nmap", "PAIR,3,Scan 3 nmap",
    })
    void threePacketsMakeALabel(EntityKind kind, int packets, String expected) {
        traffic.attack(CLIENT, SERVER, 80, packets, Traffic.SCAN)
                .tick(1)
                .windows
                .finish();

        assertThat(truths(kind, WindowLength.TEN_SECONDS)).containsExactly(expected);
    }

    @ParameterizedTest
    @EnumSource(EntityKind.class)
    void theTicksOfAWindowAreAddedUpAndWhatIsBeforeItIsNot(EntityKind kind) {
        traffic.attack(CLIENT, SERVER, 80, 1, Traffic.SCAN).tick(9);
        traffic.attack(CLIENT, SERVER, 80, 1, Traffic.SCAN).tick(10);
        traffic.attack(CLIENT, SERVER, 80, 1, Traffic.SCAN).tick(11);
        traffic.begin(CLIENT, SERVER, 80, 1).tick(70);
        traffic.begin(CLIENT, SERVER, 80, 1).tick(301);
        traffic.windows.finish();

        assertThat(truths(kind, WindowLength.TEN_SECONDS))
                .containsExactly("partial 2 nmap", "partial 1 nmap", "BENIGN 0", "BENIGN 0");
        assertThat(truths(kind, WindowLength.ONE_MINUTE))
                .containsSequence("partial 2 nmap", "Scan 3 nmap", "Scan 3 nmap")
                .containsSequence("partial 1 nmap", "BENIGN 0");
        assertThat(truths(kind, WindowLength.FIVE_MINUTES))
                .startsWith("partial 2 nmap", "Scan 3 nmap")
                .endsWith("Scan 3 nmap", "partial 1 nmap");
    }

    @Test
    void ofSeveralClassesTheOneWithTheMostPacketsIsChosenInEachWindow() {
        traffic.attack(CLIENT, SERVER, 80, 5, Traffic.FLOOD)
                .attack(CLIENT, SERVER, 81, 4, Traffic.SCAN)
                .tick(1);
        traffic.attack(CLIENT, SERVER, 81, 4, Traffic.SCAN).tick(11);
        traffic.windows.finish();

        assertThat(truths(EntityKind.VICTIM, WindowLength.TEN_SECONDS))
                .containsExactly("Flood 5 hping3", "Scan 4 nmap");
        assertThat(truths(EntityKind.VICTIM, WindowLength.ONE_MINUTE)).containsExactly("Flood 5 hping3", "Scan 8 nmap");
    }

    @Test
    void onlyThoseWhomItTouchesHaveTheLabel() {
        traffic.attack(CLIENT, SERVER, 80, 5, Traffic.FLOOD)
                .begin(OTHER, SERVER, 80, 50)
                .begin(CLIENT, OTHER, 80, 50)
                .tick(1);
        traffic.windows.finish();

        assertThat(truths(EntityKind.ACTOR, WindowLength.TEN_SECONDS)).containsExactly("Flood 5 hping3", "BENIGN 0");
        assertThat(truths(EntityKind.VICTIM, WindowLength.TEN_SECONDS)).containsExactly("BENIGN 0", "Flood 5 hping3");
        assertThat(truths(EntityKind.PAIR, WindowLength.TEN_SECONDS))
                .containsExactly("BENIGN 0", "Flood 5 hping3", "BENIGN 0");
    }

    @Test
    void whenASlotIsUsedAgain_thenItsLabelsAreForgotten() {
        traffic.attack(CLIENT, SERVER, 80, 5, Traffic.FLOOD).tick(1);
        for (int second = 11; second < 400; second += 10) {
            traffic.begin(OTHER, SERVER, 80, 1).tick(second);
        }
        traffic.windows.finish();

        assertThat(traffic.rows(EntityKind.ACTOR, WindowLength.FIVE_MINUTES).stream()
                        .filter(row -> row.low() == OTHER)
                        .map(Traffic.Row::truth))
                .containsOnly("BENIGN 0");
        assertThat(truths(EntityKind.VICTIM, WindowLength.FIVE_MINUTES)).endsWith("BENIGN 0");
    }
}
