package vedette.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.report.data.Period;
import vedette.store.people.Setting.Schedule;

/// Days and weeks that are over, where people are.
class ReportScheduleTest {

    @ParameterizedTest
    @CsvSource({
        // now, zone, of what, from, to
        "2026-11-22T10:00:00Z, UTC, DAILY, 2026-11-21T00:00:00Z, 2026-11-22T00:00:00Z",
        "2026-11-22T00:00:00Z, UTC, DAILY, 2026-11-21T00:00:00Z, 2026-11-22T00:00:00Z",
        "2026-11-21T23:59:59Z, UTC, DAILY, 2026-11-20T00:00:00Z, 2026-11-21T00:00:00Z",
        "2026-11-22T03:00:00Z, America/New_York, DAILY, 2026-11-20T05:00:00Z, 2026-11-21T05:00:00Z",
        // the day on which clocks are put back has 25 hours
        "2026-10-26T08:00:00Z, Europe/Berlin, DAILY, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z",
        "2026-11-22T10:00:00Z, UTC, WEEKLY, 2026-11-09T00:00:00Z, 2026-11-16T00:00:00Z",
        "2026-11-23T00:00:00Z, UTC, WEEKLY, 2026-11-16T00:00:00Z, 2026-11-23T00:00:00Z"
    })
    void theLatestThatIsOver(Instant now, String zone, Schedule every, Instant from, Instant to) {
        Period latest = new ReportSchedule(every, ZoneId.of(zone)).latest(now);

        assertThat(latest.from()).isEqualTo(from);
        assertThat(latest.to()).isEqualTo(to);
    }
}
