package vedette.web.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.store.flows.HostReader;

class UsualTest {

    private static final Instant NOW = Instant.parse("2026-01-12T03:30:00Z");

    private static HostReader.Hour hour(String time, long bytes) {
        return new HostReader.Hour(Instant.parse(time).getEpochSecond() * 1_000_000, 1, bytes, 2 * bytes);
    }

    @Test
    void theMeanIsOfTheDaysBeforeOnWhichItWasSeen() {
        Usual usual = Usual.of(
                List.of(
                        hour("2026-01-08T01:00:00Z", 10),
                        hour("2026-01-11T01:00:00Z", 20),
                        hour("2026-01-11T05:00:00Z", 40),
                        hour("2026-01-12T02:00:00Z", 7)),
                NOW,
                ZoneOffset.UTC);

        assertThat(usual.days()).isEqualTo(2);
        assertThat(usual.usual()).hasSize(24);
        assertThat(usual.usual().get(1)).isEqualTo(45);
        assertThat(usual.usual().get(5)).isEqualTo(60);
        assertThat(usual.today().subList(0, 6)).containsExactly(0L, 0L, 21L, 0L, -1L, -1L);
        assertThat(usual.movedToday()).isEqualTo(21);
        assertThat(usual.movedUsually())
                .as("what is yet to come does not count")
                .isEqualTo(45);
        assertThat(usual.first()).isEqualTo("2026-01-08T01:00:00Z");
        assertThat(usual.last()).isEqualTo("2026-01-12T02:00:00Z");
    }

    @Test
    void aDayBeginsWhereTheScreenSaysSo() {
        ZoneId tokyo = ZoneId.of("Asia/Tokyo"); // nine hours ahead
        Usual usual = Usual.of(List.of(hour("2026-01-11T16:00:00Z", 10)), NOW, tokyo);

        assertThat(Usual.from(NOW, tokyo)).isEqualTo("2026-01-04T15:00:00Z");
        assertThat(usual.days()).isZero();
        assertThat(usual.today().get(1)).isEqualTo(30);
    }

    @Test
    void withoutEarlierDaysNothingIsUsual() {
        Usual usual = Usual.of(List.of(), NOW, ZoneOffset.UTC);

        assertThat(usual.usual()).isEmpty();
        assertThat(usual.movedUsually()).isZero();
        assertThat(usual.first()).isNull();
    }
}
