package vedette.notify.message;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.Reason;
import vedette.incident.Burst;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.SignalSummary;
import vedette.store.outbox.Missed;

/// The incident that a test tells of: between addresses that belong to nobody, and marked wherever it says anything.
public final class SampleIncident {

    private static final String ID = "0000000000000000";
    private static final String MARK = "test";

    private SampleIncident() {}

    /// A message that says that it is a test.
    public static Message.OfIncident message(Instant now, String link) {
        long nanos = ChronoUnit.NANOS.between(Instant.EPOCH, now);
        IncidentSnapshot incident = new IncidentSnapshot(
                ID,
                ID,
                MARK,
                MARK,
                Kind.PORT_SCAN,
                Address.parse("192.0.2.1"),
                IncidentState.CLOSED,
                List.of(Address.parse("192.0.2.1")),
                1,
                List.of(Address.parse("198.51.100.1")),
                1,
                List.of(),
                nanos,
                nanos,
                nanos,
                List.of(new Burst(nanos, nanos)),
                1,
                0,
                false,
                List.of(new Contribution(MARK, 1)),
                List.of(new SignalSummary(
                        MARK, 0, 0, List.of(new Reason(MARK, "this is a test of notifications", "")))),
                0);
        return new Message.OfIncident(
                MARK + "-" + ChronoUnit.MICROS.between(Instant.EPOCH, now),
                Event.TEST,
                incident,
                Missed.NOTHING,
                link,
                now);
    }
}
