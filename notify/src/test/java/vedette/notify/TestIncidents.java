package vedette.notify;

import java.time.Instant;
import java.util.List;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.Reason;
import vedette.incident.Burst;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.SignalSummary;
import vedette.notify.message.Event;
import vedette.notify.message.Message;
import vedette.notify.message.Origin;
import vedette.store.outbox.Missed;

/// Incidents as the engine would give them, with reasons as attackers would like them.
public final class TestIncidents {

    /// What an attacker might send as a name, to break out of each of the formats.
    public static final String HOSTILE =
            "evil\r\nBcc: all@example.org\r\n\r\n<script>x</script> |a|=b\\ \"]\u202Edrow\0";

    public static final Origin ORIGIN = new Origin("sensor.example.org", "0.1.0");
    public static final Instant NOW = Instant.parse("2026-01-12T09:00:00Z");

    private static final long START = 1_768_208_400_000_000_000L;

    private TestIncidents() {}

    public static IncidentSnapshot incident(int number) {
        return incident(number, 60, HOSTILE);
    }

    /// One of many.
    ///
    /// @param said what somebody in the network has said
    public static IncidentSnapshot incident(int number, int score, String said) {
        long nanos = START + number * 1_000_000_007L;
        String id = id(number);
        return new IncidentSnapshot(
                id,
                id,
                "default",
                "default",
                Kind.PORT_SCAN,
                Address.ofIpv4(0x0A000001L + number),
                IncidentState.OPEN,
                List.of(Address.ofIpv4(0x0A000001L + number), new Address(0x20010DB8_00000000L, number)),
                2,
                List.of(new Address(0x20010DB8_00000000L, 1)),
                70_000,
                List.of(0, 22, 80),
                nanos,
                nanos + 5_000_000_000L,
                nanos + 1_000_000_001L,
                List.of(new Burst(nanos, nanos + 1)),
                score,
                0.9,
                false,
                List.of(new Contribution("strength", score)),
                List.of(new SignalSummary("port-scan", 0.9, 0.9, List.of(new Reason("agent", said, "")))),
                12_345);
    }

    public static String id(int number) {
        return String.format("%016x", number * 0x9E3779B97F4A7C15L);
    }

    public static Message.OfIncident message(int number) {
        return message(incident(number), Missed.NOTHING);
    }

    public static Message.OfIncident message(IncidentSnapshot incident, Missed missed) {
        return new Message.OfIncident(
                incident.id() + "-opened-1",
                Event.OPENED,
                incident,
                missed,
                "https://vedette.example.org/incidents/" + incident.id(),
                NOW);
    }
}
