package vedette.store;

import java.util.List;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.Reason;
import vedette.incident.Burst;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.SignalSummary;
import vedette.store.archive.StoredFlow;

/// Incidents and flows as the engine would give them.
public final class Samples {

    /// 2026-01-12 09:00 UTC.
    public static final long START_MICROS = 1_768_208_400_000_000L;

    private static final long SECOND_MICROS = 1_000_000;

    private Samples() {}

    public static IncidentSnapshot incident(int number) {
        return incident(number, 60, IncidentState.OPEN);
    }

    public static IncidentSnapshot incident(int number, int score, IncidentState state) {
        long nanos = START_MICROS * 1_000 + number * 1_000_000_007L;
        String id = String.format("%016x", number * 0x9E3779B97F4A7C15L);
        return new IncidentSnapshot(
                id,
                id,
                "default",
                "default",
                Kind.PORT_SCAN,
                Address.ofIpv4(0x0A000001L + number),
                state,
                List.of(Address.ofIpv4(0x0A000001L + number), new Address(0x20010DB8_00000000L, number)),
                2,
                List.of(Address.ofIpv4(0xC0A80001L)),
                70_000,
                List.of(22, 80, 443),
                nanos,
                nanos + 5_000_000_000L,
                nanos + 1_000_000_001L,
                List.of(new Burst(nanos, nanos + 1), new Burst(nanos + 3, nanos + 5_000_000_000L)),
                score,
                0.987654321,
                true,
                List.of(new Contribution("strength", score - 10), new Contribution("spread", 10)),
                List.of(
                        new SignalSummary(
                                "port-scan",
                                0.9,
                                0.987654321,
                                List.of(
                                        new Reason("ports", "1,000 in 3 s", "fewer than 5"),
                                        new Reason("<script>", "a\u00e9\u4e2d'\";--", ""))),
                        new SignalSummary("odd-packets", 0.2, 0.5, List.of())),
                12_345);
    }

    /// A flow; a thousand of them end in each second.
    public static StoredFlow flow(int number) {
        long ended = START_MICROS + number * SECOND_MICROS / 1_000;
        return new StoredFlow(
                number * 0x9E3779B97F4A7C15L,
                0,
                ended - 200_000,
                ended,
                "10.0." + (number >> 8 & 0xFF) + "." + (number & 0xFF),
                1_024 + number % 60_000,
                "192.0.2." + number % 7,
                number % 3 == 0 ? 443 : 53,
                number % 3 == 0 ? 6 : 17,
                3,
                2,
                300,
                2_000,
                "closed",
                "SF",
                "ShADadFf",
                -1,
                number % 3 == 0 ? 1_500 : -1,
                0,
                0);
    }
}
