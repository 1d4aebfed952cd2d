package vedette.app.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeConverterTest {

    private final TimeConverter times = new TimeConverter(ZonedDateTime.parse("2026-01-12T09:00+01:00[Europe/Berlin]"));

    @ParameterizedTest
    @CsvSource({
        "2026-01-12T09:00Z, 2026-01-12T09:00:00Z",
        "2026-01-12t09:00:01.5z, 2026-01-12T09:00:01.500Z",
        "2026-01-12T09:00+02:00, 2026-01-12T07:00:00Z",
        "2026-01-12T09:00, 2026-01-12T08:00:00Z",
        "2026-07-12 09:00, 2026-07-12T07:00:00Z",
        "2026-01-12, 2026-01-11T23:00:00Z",
        "1768208400, 2026-01-12T09:00:00Z",
        "1768208400.25, 2026-01-12T09:00:00.250Z",
        "-2h, 2026-01-12T06:00:00Z",
        "now, 2026-01-12T08:00:00Z",
        "Today, 2026-01-11T23:00:00Z",
        "yesterday, 2026-01-10T23:00:00Z"
    })
    void timesAreReadAsPeopleWriteThem(String text, Instant expected) {
        assertThat(times.convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "2026-13-01", "2026-01-12T25:00Z", "-soon", "12:00", "-"})
    void whatIsNoTimeIsRefusedWithExamples(String text) {
        assertThatThrownBy(() -> times.convert(text)).hasMessageContaining("is no time; write for example");
    }

    @Test
    void thisMachinesZoneIsMeantWithoutAnOffset() {
        assertThat(new TimeConverter().convert("2026-01-12T09:00Z")).isEqualTo(Instant.parse("2026-01-12T09:00:00Z"));
    }
}
