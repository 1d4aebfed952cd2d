package vedette.capture.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.capture.live.LiveConfig.Engine;

/// What goes over a wire against what is captured of it, on virtual interfaces in namespaces of their own.
@Tag("namespaces")
class OneInterfaceTest {

    private static final long HUNDRED_MILLIS = 100_000_000;
    private static final long SECOND = 1_000_000_000;

    private Wire wire;

    @BeforeAll
    static void checkTheMachine() {
        String obstacle = Namespace.obstacle();
        assumeTrue(obstacle.isEmpty(), obstacle);
    }

    @BeforeEach
    void makeWire() {
        wire = Wire.make();
    }

    @AfterEach
    void removeWire() {
        wire.close();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void everyPacketArrivesOnceAndWholeAndInTheOrderOfTime(Engine engine) throws Exception {
        List<Seen> seen = wire.here.call(() -> {
            try (LiveSource source = Wire.open(Wire.config().withEngine(engine))) {
                long before = TestClock.OF_THE_WALL.nanos();
                wire.send(3_000, 500);
                List<Seen> packets = Seen.readAll(source);
                assertThat(packets.getFirst().timestampNanos()).isGreaterThan(before - SECOND);
                assertThat(source.interfaces()).singleElement().satisfies(it -> {
                    assertThat(it.name()).isEqualTo(Wire.HERE);
                    assertThat(it.linkType()).isEqualTo(1);
                });
                return packets;
            }
        });

        assertThat(seen).extracting(Seen::hex).containsExactlyElementsOf(frames(3_000, 500));
        assertThat(seen).extracting(Seen::wireLength).containsOnly(500);
        assertThat(seen).extracting(Seen::timestampNanos).isSorted();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theVlanTagIsWhereItWasOnTheWire(Engine engine) throws Exception {
        byte[] tagged = Frames.tagged(Frames.udp(1, Wire.PORT, 100), 0x8100, 0x6123);
        byte[] twice = Frames.tagged(Frames.tagged(Frames.udp(2, Wire.PORT, 100), 0x8100, 7), 0x88A8, 9);

        List<Seen> seen = capture(Wire.config().withEngine(engine), tagged, twice);

        assertThat(seen).extracting(Seen::hex).containsExactly(hex(tagged), hex(twice));
        assertThat(seen).extracting(Seen::wireLength).containsExactly(104, 108);
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void theFilterLetsThroughWhatMatches(Engine engine) throws Exception {
        LiveConfig config = Wire.config().withEngine(engine).withFilter("udp dst port 53");

        List<Seen> seen = capture(config, Frames.udp(1, 52, 80), Frames.udp(2, 53, 80), Frames.udp(3, 54, 80));

        assertThat(seen).extracting(Seen::hex).containsExactly(hex(Frames.udp(2, 53, 80)));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aFilterMayAskForTheTag(Engine engine) throws Exception {
        LiveConfig config = Wire.config().withEngine(engine).withFilter("vlan 7 and udp");
        byte[] wanted = Frames.tagged(Frames.udp(1, 9, 80), 0x8100, 7);

        List<Seen> seen = capture(config, Frames.udp(0, 9, 80), wanted, Frames.tagged(Frames.udp(2, 9, 80), 0x8100, 8));

        assertThat(seen).extracting(Seen::hex).containsExactly(hex(wanted));
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aSnapLengthCutsPacketsButNotTheirLength(Engine engine) throws Exception {
        List<Seen> seen = capture(Wire.config().withEngine(engine).withSnapLength(96), Frames.udp(1, 9, 500));

        assertThat(seen).singleElement().satisfies(packet -> {
            assertThat(packet.hex()).isEqualTo(hex(Frames.udp(1, 9, 500)).substring(0, 192));
            assertThat(packet.wireLength()).isEqualTo(500);
        });
    }

    @Test
    void jumboFramesAreWholeAndNotTakenForMergedOnes() throws Exception {
        wire.here.inside("ip", "link", "set", Wire.HERE, "mtu", "9000");
        wire.there.inside("ip", "link", "set", Wire.THERE, "mtu", "9000");
        byte[] frame = Frames.udp(1, 9, 9_014);

        wire.here.call(() -> {
            try (LiveSource source = Wire.open(Wire.config())) {
                wire.send(frame);
                assertThat(Seen.read(source, 1)).extracting(Seen::hex).containsExactly(hex(frame));
                assertThat(source.health().getFirst().mergedFrames()).isZero();
            }
            return "";
        });
    }

    @Test
    void whenTheReaderIsHeld_thenWhatTheKernelDropsIsCountedAndTheSumsAgree() throws Exception {
        LiveConfig config = Wire.config().withRing(new LiveConfig.Ring(1 << 20, Duration.ofMillis(10), 1));
        wire.here.call(() -> {
            LiveSource source = Wire.open(config);
            wire.send(6_000, 1_000);
            int read = Seen.readAll(source).size();
            source.close();
            CaptureStatistics statistics = source.statistics();
            assertThat(read).isBetween(1, 5_999);
            assertThat(statistics.packets()).isEqualTo(read);
            assertThat(statistics.packets() + statistics.kernelDrops()).isEqualTo(6_000);
            assertThat(statistics.freezes()).isPositive();
            return "";
        });
    }

    @Test
    void aStalledReaderLosesNothingOfAQuietWire() throws Exception {
        wire.here.call(() -> {
            try (LiveSource source = Wire.open(Wire.config())) {
                PacketBatch batch = new PacketBatch();
                for (int i = 0; i < 40; i++) {
                    wire.send(1, 60);
                    Await.nanos(25_000_000);
                }
                assertThat(Seen.readAll(source)).hasSize(40);
                assertThat(source.poll(batch)).isEqualTo(PacketSource.State.IDLE);
            }
            return "";
        });
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aSilentWireIsIdleAtOnceAndTimeMovesOn(Engine engine) throws Exception {
        wire.here.call(() -> {
            try (LiveSource source = Wire.open(Wire.config().withEngine(engine))) {
                PacketBatch batch = new PacketBatch();
                for (int i = 0; i < 50; i++) {
                    long before = TestClock.OF_THE_WALL.nanos();
                    assertThat(source.poll(batch)).isEqualTo(PacketSource.State.IDLE);
                    long after = TestClock.OF_THE_WALL.nanos();
                    assertThat(after - before).isLessThan(HUNDRED_MILLIS);
                    assertThat(source.completeUntilNanos()).isBetween(before - 41_000_000, after);
                }
            }
            return "";
        });
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void closingTakesLessThanASecondAndEndsTheSource(Engine engine) throws Exception {
        wire.here.call(() -> {
            LiveSource source = Wire.open(Wire.config().withEngine(engine));
            long before = TestClock.OF_THE_WALL.nanos();
            source.close();
            assertThat(TestClock.OF_THE_WALL.nanos() - before).isLessThan(SECOND);
            assertThat(source.poll(new PacketBatch())).isEqualTo(PacketSource.State.END);
            return "";
        });
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anInterfaceThatGoesDownAndUpAgainIsReportedAndReadOn(Engine engine) throws Exception {
        wire.here.call(() -> {
            try (LiveSource source = Wire.open(Wire.config().withEngine(engine))) {
                wire.send(3, 60);
                assertThat(Seen.read(source, 3)).hasSize(3);
                wire.here.inside("ip", "link", "set", Wire.HERE, "down");
                awaitState(source, InterfaceHealth.State.DOWN);
                wire.here.inside("ip", "link", "set", Wire.HERE, "up");
                awaitState(source, InterfaceHealth.State.UP);
                wire.send(5, 60);
                assertThat(Seen.read(source, 5)).hasSize(5);
            }
            return "";
        });
    }

    @Test
    void anInterfaceThatIsDownAtFirstIsWaitedFor() throws Exception {
        wire.here.inside("ip", "link", "set", Wire.HERE, "down");
        wire.here.call(() -> {
            try (LiveSource source = Wire.open(Wire.config())) {
                assertThat(source.health().getFirst().state()).isEqualTo(InterfaceHealth.State.DOWN);
                wire.here.inside("ip", "link", "set", Wire.HERE, "up");
                awaitState(source, InterfaceHealth.State.UP);
                wire.send(2, 60);
                assertThat(Seen.read(source, 2)).hasSize(2);
            }
            return "";
        });
    }

    @Test
    void anInterfaceThatIsRemovedIsReportedAndFoundAgainWhenItReturns() throws Exception {
        wire.here.call(() -> {
            try (LiveSource source = Wire.open(Wire.config())) {
                wire.here.inside("ip", "link", "del", Wire.HERE);
                awaitState(source, InterfaceHealth.State.GONE);
                wire.here.link(Wire.HERE, wire.there, Wire.THERE);
                awaitState(source, InterfaceHealth.State.UP);
                wire.send(4, 60);
                assertThat(Seen.read(source, 4)).hasSize(4);
            }
            return "";
        });
    }

    private List<Seen> capture(LiveConfig config, byte[]... frames) throws Exception {
        return wire.here.call(() -> {
            try (LiveSource source = Wire.open(config)) {
                wire.send(frames);
                return Seen.readAll(source);
            }
        });
    }

    private static void awaitState(LiveSource source, InterfaceHealth.State state) {
        PacketBatch batch = new PacketBatch();
        Await.until("the interface to be " + state, () -> {
            source.poll(batch);
            return source.health().getFirst().state() == state;
        });
    }

    private static List<String> frames(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> hex(Frames.udp(i, Wire.PORT, length)))
                .toList();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
