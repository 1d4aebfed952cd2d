package vedette.capture.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.capture.CaptureException;
import vedette.capture.live.LiveConfig.Engine;
import vedette.common.OddityCounters;

/// Several interfaces, the loopback interface, real sockets, and what is said when a capture cannot be opened.
@Tag("namespaces")
class LiveCaptureTest {

    private static final String ADDRESS_HERE = "10.77.0.1";

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
    void twoInterfacesAreMergedByTime(Engine engine) throws Exception {
        wire.here.link("mon1", wire.there, "peer1");
        LiveConfig config = LiveConfig.of(List.of(Wire.HERE, "mon1")).withEngine(engine);

        List<Seen> seen = wire.here.call(() -> {
            try (LiveSource source = Wire.open(config)) {
                alternate(500);
                return Seen.read(source, 1_000);
            }
        });

        assertThat(seen).hasSize(1_000);
        assertThat(seen).extracting(Seen::timestampNanos).isSorted();
        assertThat(seen.subList(0, 4)).extracting(Seen::interfaceId).containsExactly(0, 1, 0, 1);
        assertThat(seen).filteredOn(packet -> packet.interfaceId() == 1).hasSize(500);
    }

    private void alternate(int times) throws Exception {
        wire.there.call(() -> {
            try (FrameSender first = new FrameSender(Wire.THERE);
                    FrameSender second = new FrameSender("peer1")) {
                for (int i = 0; i < times; i++) {
                    first.send(Frames.udp(i, 9, 100));
                    second.send(Frames.udp(i, 10, 100));
                }
            }
            return "";
        });
    }

    @Test
    void aSilentInterfaceHoldsTheOthersBackForTwoBlockTimeOutsAtMost() throws Exception {
        wire.here.link("mon1", wire.there, "peer1");
        LiveConfig config = LiveConfig.of(List.of(Wire.HERE, "mon1"));

        wire.here.call(() -> {
            try (LiveSource source = Wire.open(config)) {
                wire.send(1, 60);
                long sent = TestClock.OF_THE_WALL.nanos();
                assertThat(Seen.read(source, 1)).hasSize(1);
                assertThat(TestClock.OF_THE_WALL.nanos() - sent)
                        .isLessThan(Duration.ofMillis(200).toNanos());
            }
            return "";
        });
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void onTheLoopbackInterfaceEachPacketIsSeenOnce(Engine engine) throws Exception {
        wire.here.inside("ip", "link", "set", "lo", "up");
        LiveConfig config = LiveConfig.of(List.of("lo")).withEngine(engine).withFilter("udp port 4009");

        List<Seen> seen = wire.here.call(() -> {
            try (LiveSource source = Wire.open(config)) {
                sendDatagrams("127.0.0.1", 20);
                return Seen.readAll(source);
            }
        });

        assertThat(seen).hasSize(20);
    }

    @Test
    void aChecksumThatTheCardWouldHaveFinishedIsMarked() throws Exception {
        wire.address();
        wire.there.offloads(Wire.THERE, "on");
        wire.here.offloads(Wire.HERE, "on");

        List<Seen> seen = wire.here.call(() -> {
            try (LiveSource source = Wire.open(Wire.config().withFilter("udp port 4009"))) {
                wire.there.call(() -> {
                    sendDatagrams(ADDRESS_HERE, 3);
                    return "";
                });
                return Seen.read(source, 3);
            }
        });

        assertThat(seen).extracting(Seen::checksumUnfinished).containsOnly(true);
    }

    @Test
    void framesThatWereMergedOnTheWayAreWholeAndCounted() throws Exception {
        wire.address();
        wire.there.offloads(Wire.THERE, "on");
        wire.here.offloads(Wire.HERE, "on");

        wire.here.call(() -> {
            try (LiveSource source = Wire.open(Wire.config().withFilter("tcp port 4010"))) {
                transfer(400_000);
                List<Seen> seen = Seen.readAll(source);
                assertThat(seen).anySatisfy(packet -> {
                    assertThat(packet.wireLength()).isGreaterThan(1_522);
                    assertThat(packet.hex()).hasSize(2 * packet.wireLength());
                });
                assertThat(source.health().getFirst().mergedFrames()).isPositive();
            }
            return "";
        });
    }

    private void transfer(int bytes) throws Exception {
        try (ServerSocket server = new ServerSocket()) {
            server.bind(new InetSocketAddress(ADDRESS_HERE, 4010));
            wire.there.call(() -> {
                try (Socket socket = new Socket(ADDRESS_HERE, 4010)) {
                    Thread.ofVirtual().start(() -> swallow(server));
                    OutputStream out = socket.getOutputStream();
                    out.write(new byte[bytes]);
                }
                return "";
            });
        }
    }

    private static void swallow(ServerSocket server) {
        try (Socket accepted = server.accept()) {
            accepted.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // the sender is done
        }
    }

    private static void sendDatagrams(String address, int count) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < count; i++) {
                socket.send(new DatagramPacket(new byte[30], 30, InetAddress.getByName(address), 4009));
            }
        }
    }

    @Test
    void sourcesOfAFanOutShareThePacketsByFlowInBothDirections() throws Exception {
        LiveConfig config = Wire.config().withRing(new LiveConfig.Ring(8 << 20, Duration.ofMillis(10), 3));
        List<Seen> all = new ArrayList<>();
        wire.here.call(() -> {
            List<LiveSource> sources = LiveCapture.openAll(
                    config,
                    List.of(new OddityCounters(), new OddityCounters(), new OddityCounters()),
                    TestClock.OF_THE_WALL);
            wire.there.call(() -> {
                try (FrameSender sender = new FrameSender(Wire.THERE)) {
                    for (int i = 0; i < 600; i++) {
                        byte[] frame = Frames.udp(i, 1_000 + i % 30, 100);
                        sender.send(i % 60 < 30 ? frame : Frames.reply(frame));
                    }
                }
                return "";
            });
            for (LiveSource source : sources) {
                List<Seen> seen = Seen.readAll(source);
                assertThat(seen.size() % 20).isZero(); // each flow of 20 packets, 10 a direction
                all.addAll(seen);
                source.close();
            }
            return "";
        });

        assertThat(all).hasSize(600);
        assertThat(all).extracting(Seen::hex).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void anUnknownInterfaceIsAnsweredWithThoseThatExist(Engine engine) throws Exception {
        wire.here.call(() -> {
            assertThatThrownBy(() -> Wire.open(LiveConfig.of(List.of("mon9")).withEngine(engine)))
                    .isInstanceOf(CaptureException.class)
                    .hasMessageContaining("no interface mon9")
                    .hasMessageContaining(Wire.HERE)
                    .hasMessageContaining("lo");
            assertThatThrownBy(() -> Wire.open(LiveConfig.of(List.of(Wire.HERE + "-of-a-longer-name"))))
                    .hasMessageContaining("no interface mon0-of-a-longer-name");
            return "";
        });
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void aBadFilterIsAnsweredWithTheReason(Engine engine) throws Exception {
        wire.here.call(() -> {
            assertThatThrownBy(() -> Wire.open(Wire.config().withEngine(engine).withFilter("tcp porf 80")))
                    .isInstanceOf(CaptureException.class)
                    .hasMessageContaining("\"tcp porf 80\"")
                    .hasMessageContaining("syntax error");
            return "";
        });
    }

    @ParameterizedTest
    @EnumSource(Engine.class)
    void whoMayNotCaptureIsToldTheCommandsThatHelp(Engine engine) throws Exception {
        Process child = new ProcessBuilder(
                        "setpriv",
                        "--bounding-set=-net_raw",
                        ProcessHandle.current().info().command().orElse("java"),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WithoutRights.class.getName(),
                        engine.name())
                .redirectErrorStream(true)
                .start();
        String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();

        assertThat(output)
                .contains("cannot capture on lo")
                .contains("CAP_NET_RAW")
                .contains("sudo ./vedette")
                .contains(
                        "setpriv --reuid=USER --regid=GROUP --init-groups --inh-caps=+net_raw --ambient-caps=+net_raw")
                .contains("Do not use setcap")
                .contains("may capture: false");
    }
}
