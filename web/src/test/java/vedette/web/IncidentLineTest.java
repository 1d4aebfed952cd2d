package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.incident.IncidentState;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;
import vedette.web.view.IncidentLine;

class IncidentLineTest {

    private static final Instant LAST = Instant.parse("2026-01-12T12:00:00Z");

    private static IncidentLine line(Duration later, Verdict verdict) {
        StoredIncident stored = new StoredIncident(Served.incident(Served.ID, IncidentState.OPEN), verdict, List.of());
        return IncidentLine.of(new IncidentReader.Listed(stored, false, 0), LAST.plus(later), ZoneOffset.UTC);
    }

    @Test
    void anIncidentGoesOnForAsLongAsTheCorrelatorWaits() {
        assertThat(line(Duration.ofMinutes(5).minusSeconds(1), Verdict.NONE).isGoingOn())
                .isTrue();
        assertThat(line(Duration.ofMinutes(5), Verdict.NONE).isGoingOn()).isFalse();
    }

    @Test
    void itsMarkChangesWithWhatIsSaid_butNotWithTime() {
        assertThat(line(Duration.ofHours(1), Verdict.NONE).mark())
                .isEqualTo(line(Duration.ZERO, Verdict.NONE).mark())
                .isNotEqualTo(line(Duration.ZERO, Verdict.REAL).mark());
    }
}
