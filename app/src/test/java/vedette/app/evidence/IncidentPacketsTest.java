package vedette.app.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.capture.CaptureInterface;
import vedette.capture.PacketBatch;
import vedette.capture.ring.Bounds;
import vedette.capture.ring.PacketEnds;
import vedette.capture.ring.PacketRing;
import vedette.capture.ring.RingConfig;
import vedette.capture.ring.Slice;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;

class IncidentPacketsTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long OPENED = 100 * SECOND;
    private static final int TCP = 6;
    private static final int ICMP = 1;
    private static final Bounds PLENTY = new Bounds(1_000, 1 << 20, 1_000);

    @TempDir
    private Path folder;

    private final Arena arena = Arena.ofConfined();
    private final MemorySegment bytes = arena.allocate(60);
    private final PacketBatch batch = new PacketBatch();
    private final PacketEnds ends = new PacketEnds();
    private PacketRing ring = ringIn(Path.of("unset"));

    private static PacketRing ringIn(Path folder) {
        return new PacketRing(
                new RingConfig(0, 2 << 20, 8 << 10, true),
                folder.resolve("ring"),
                problem -> assertThat(problem).isEmpty());
    }

    @BeforeEach
    void begin() {
        ring.close();
        ring = ringIn(folder);
    }

    @AfterEach
    void end() {
        ring.close();
        arena.close();
    }

    /// A packet that comes so many seconds after the incident has opened.
    private void packet(int from, int to, int protocol, int port, double seconds, boolean isEarly) {
        batch.clear();
        batch.add(bytes, 0, 60, 60, OPENED + (long) (seconds * SECOND));
        batch.origin(0, 0, 1, 0);
        ends.clear();
        ends.source(host(from).high(), host(from).low());
        ends.destination(host(to).high(), host(to).low());
        ends.transport(protocol, 40_000, port);
        ends.conversation(from * 31L + to);
        ring.add(batch, 0, ends, isEarly, List.of(new CaptureInterface("a", 1, 0)));
    }

    private static Address host(int number) {
        return Address.ofIpv4(0x0A000000L + number);
    }

    private static List<Address> hosts(int... numbers) {
        return Arrays.stream(numbers).mapToObj(IncidentPacketsTest::host).toList();
    }

    private static IncidentSnapshot incident(
            List<Address> sources, long sourceCount, List<Address> targets, long targetCount, List<Integer> ports) {
        return new IncidentSnapshot(
                "1a",
                "1a",
                "default",
                "default",
                Kind.PORT_SCAN,
                host(1),
                IncidentState.OPEN,
                sources,
                sourceCount,
                targets,
                targetCount,
                ports,
                OPENED - 3 * SECOND,
                OPENED,
                OPENED,
                List.of(),
                50,
                0.5,
                false,
                List.of(),
                List.of(),
                1);
    }

    private int found(IncidentPackets wanted) {
        ring.tick(Long.MAX_VALUE);
        try {
            ring.await(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Slice.of(ring, wanted, PLENTY).packets();
    }

    private int found(IncidentSnapshot incident) {
        return found(new IncidentPackets(incident, OPENED, OPENED + 2 * SECOND, List.of()));
    }

    @Test
    void theyAreBetweenASourceAndATarget_eitherWay() {
        packet(1, 2, TCP, 22, 0, true);
        packet(2, 1, TCP, 22, 0, true);
        packet(1, 3, TCP, 22, 0, true);
        packet(3, 2, TCP, 22, 0, true);
        packet(1, 1, TCP, 22, 0, true);

        assertThat(found(incident(hosts(1), 1, hosts(2), 1, List.of()))).isEqualTo(2);
        assertThat(found(incident(hosts(1), 1, hosts(2, 3), 2, List.of()))).isEqualTo(3);
    }

    @Test
    void whereNotAllAreNamed_theOtherEndMayBeAnybody() {
        packet(1, 9, TCP, 22, 0, true);
        packet(8, 2, TCP, 22, 0, true);
        packet(8, 9, TCP, 22, 0, true);

        assertThat(found(incident(hosts(1), 1, hosts(2), 70, List.of()))).isEqualTo(1);
        assertThat(found(incident(hosts(1), 70, hosts(2), 1, List.of()))).isEqualTo(1);
        assertThat(found(incident(hosts(1), 70, hosts(2), 70, List.of()))).isEqualTo(2);
        assertThat(found(incident(hosts(1), 1, List.of(), 0, List.of()))).isEqualTo(1);
        assertThat(found(incident(List.of(), 0, List.of(), 0, List.of())))
                .as("those of the one whom it is about")
                .isEqualTo(1);
    }

    @Test
    void aPortThatIsNamedCounts_butNotForWhatHasNone() {
        packet(1, 2, TCP, 22, 0, true);
        packet(1, 2, TCP, 80, 0, true);
        packet(1, 2, ICMP, 0, 0, true);

        assertThat(found(incident(hosts(1), 1, hosts(2), 1, List.of(22)))).isEqualTo(2);
        assertThat(found(incident(hosts(1), 1, hosts(2), 1, List.of(40_000)))).isEqualTo(3);
        List<Integer> notAll = IntStream.rangeClosed(100, 99 + IncidentSnapshot.MOST_PORTS)
                .boxed()
                .toList();
        assertThat(found(incident(hosts(1), 1, hosts(2), 1, notAll))).isEqualTo(3);
    }

    @Test
    void theyCameWhileItWentOn_andOfLongConversationsShortlyBeforeItWasNoticed() {
        packet(1, 2, TCP, 22, -5.001, true); // it began at -3, and what it rests on 2 s before
        packet(1, 2, TCP, 22, -5, true);
        packet(1, 2, TCP, 22, -4.9, false);
        packet(1, 2, TCP, 22, 1.999, false);
        packet(1, 2, TCP, 22, 2, true);
        IncidentSnapshot incident = incident(hosts(1), 1, hosts(2), 1, List.of());

        assertThat(found(incident)).isEqualTo(3);
        assertThat(found(new IncidentPackets(incident, OPENED + 10 * SECOND, OPENED + 10 * SECOND, List.of())))
                .as("later only what is early")
                .isEqualTo(2);
    }

    @Test
    void whatWasSavedIsNotSavedAgain() {
        packet(1, 2, TCP, 22, 0, true);
        packet(1, 3, TCP, 22, 1, true);
        packet(1, 2, TCP, 22, 5, true);
        IncidentPackets before = new IncidentPackets(
                incident(hosts(1), 1, hosts(2), 1, List.of()), OPENED, OPENED + 2 * SECOND, List.of());

        assertThat(found(before)).isEqualTo(1);
        assertThat(found(new IncidentPackets(
                        incident(hosts(1), 1, hosts(2, 3), 2, List.of()),
                        OPENED + 9 * SECOND,
                        OPENED + 9 * SECOND,
                        List.of(before))))
                .as("one of a target that was not known then, one that came later")
                .isEqualTo(2);
    }
}
