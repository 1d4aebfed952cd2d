package vedette.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import vedette.report.data.Period;

class TimesTest {

    @Test
    void givenOneOffset_thenTheZoneIsNamedOnce() {
        Times times = times("2026-11-15T23:00:00Z", "2026-11-22T23:00:00Z", "Europe/Berlin");

        assertThat(times.zone()).isEqualTo("Europe/Berlin (UTC+01:00)");
        assertThat(times.period()).isEqualTo("16 Nov 2026 – 22 Nov 2026");
        assertThat(times.minute(Instant.parse("2026-11-16T23:30:00Z"))).isEqualTo("17 Nov 2026 00:30");
    }

    @Test
    void givenTheClocksChange_thenEveryTimeSaysItsOffset() {
        Times times = times("2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z", "Europe/Berlin");

        assertThat(times.zone()).isEqualTo("Europe/Berlin (UTC+02:00, later UTC+01:00)");
        assertThat(times.minute(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("25 Oct 2026 02:30 UTC+02:00");
        assertThat(times.minute(Instant.parse("2026-10-25T01:30:00Z"))).isEqualTo("25 Oct 2026 02:30 UTC+01:00");
        assertThat(times.period()).isEqualTo("25 Oct 2026");
    }

    @Test
    void aSpanWithinADaySaysTheDayOnce() {
        Period period = new Period(
                Instant.parse("2026-11-16T08:00:00Z"), Instant.parse("2026-11-16T09:30:00Z"), ZoneOffset.UTC);
        Times times = new Times(period);

        assertThat(times.period()).isEqualTo("16 Nov 2026 08:00–09:30");
        assertThat(times.zone()).isEqualTo("UTC");
        assertThat(Times.instant(-1)).isEqualTo(Instant.ofEpochSecond(-1, 999_999_999));
    }

    private static Times times(String from, String to, String zone) {
        return new Times(new Period(Instant.parse(from), Instant.parse(to), ZoneId.of(zone)));
    }
}
