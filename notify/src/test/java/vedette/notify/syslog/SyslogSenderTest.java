package vedette.notify.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.notify.Await;
import vedette.notify.TestIncidents;
import vedette.notify.TestKeys;
import vedette.notify.TestSyslog;
import vedette.notify.send.SendException;
import vedette.notify.settings.SyslogChannel;
import vedette.notify.settings.SyslogChannel.Transport;

class SyslogSenderTest {

    private static final int MOST_BYTES = 65_507;

    @TempDir
    private Path folder;

    private final List<String> messages = new CopyOnWriteArrayList<>();

    private static SyslogSender sender(String host, int port, Transport transport, @Nullable Path trust) {
        return new SyslogSender(
                new SyslogChannel(host, port, transport, SyslogChannel.USUAL_FACILITY, trust, Duration.ofSeconds(20)),
                TestIncidents.ORIGIN);
    }

    private void assertArrived(int... numbers) {
        Await.until("messages", () -> messages.size() >= numbers.length);
        assertThat(messages).hasSize(numbers.length);
        for (int place = 0; place < numbers.length; place++) {
            assertThat(messages.get(place))
                    .startsWith("<132>1 ")
                    .contains(" sensor.example.org vedette - port-scan [origin ", "CEF:0|Vedette|")
                    .contains("externalId=" + TestIncidents.id(numbers[place]) + " ");
        }
    }

    @Test
    void aMessageIsADatagram() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                SyslogSender sender = sender("127.0.0.1", server.getLocalPort(), Transport.UDP, null)) {
            server.setSoTimeout(60_000);

            assertThat(sender.send(TestIncidents.message(1))).contains("nobody says whether it arrived");

            DatagramPacket packet = new DatagramPacket(new byte[MOST_BYTES], MOST_BYTES);
            server.receive(packet);
            messages.add(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8));
            assertArrived(1);
            assertThat(packet.getLength()).isLessThanOrEqualTo(2_048);
        }
    }

    @Test
    void messagesFollowOneAnotherByTcp_eachWithItsLength() throws Exception {
        try (TestSyslog server = new TestSyslog(0, null, messages);
                SyslogSender sender = sender("127.0.0.1", server.port(), Transport.TCP, null)) {
            sender.send(TestIncidents.message(1));
            sender.send(TestIncidents.message(2));
            sender.settle();

            assertArrived(1, 2);
        }
    }

    @Test
    void theSameByTls() throws Exception {
        TestKeys keys = TestKeys.make(folder, "ip:127.0.0.1");
        try (TestSyslog server = new TestSyslog(0, keys, messages);
                SyslogSender sender = sender("127.0.0.1", server.port(), Transport.TLS, keys.certificate())) {
            sender.send(TestIncidents.message(1));
            sender.settle();
            sender.send(TestIncidents.message(2));
            sender.settle();

            assertArrived(1, 2);
        }
    }

    @Test
    void whenNobodyVouchesForTheServer_orItIsAnother_thenNothingIsSent() throws Exception {
        TestKeys keys = TestKeys.make(folder, "dns:elsewhere.example.org");
        try (TestSyslog server = new TestSyslog(0, keys, messages);
                SyslogSender untrusted = sender("127.0.0.1", server.port(), Transport.TLS, null);
                SyslogSender other = sender("127.0.0.1", server.port(), Transport.TLS, keys.certificate())) {
            assertThatThrownBy(() -> untrusted.send(TestIncidents.message(1)))
                    .isInstanceOf(SendException.class)
                    .hasMessageContaining("certification path");
            assertThatThrownBy(() -> other.send(TestIncidents.message(1)))
                    .isInstanceOf(SendException.class)
                    .hasMessageContaining("127.0.0.1");
            assertThat(messages).isEmpty();
        }
    }

    @Test
    void whenTheServerEndsTheConnection_thenAnotherIsMade_andNothingIsLost() throws Exception {
        TestSyslog first = new TestSyslog(0, null, messages);
        int port = first.port();
        try (SyslogSender sender = sender("127.0.0.1", port, Transport.TCP, null)) {
            sender.send(TestIncidents.message(1));
            sender.settle();
            Await.until("the first message", () -> !messages.isEmpty());
            first.close();
            assertThatThrownBy(() -> sender.send(TestIncidents.message(2)))
                    .isInstanceOf(SendException.class)
                    .hasMessageContaining("127.0.0.1:" + port + " by tcp");

            try (TestSyslog _ = new TestSyslog(port, null, messages)) {
                sender.send(TestIncidents.message(2));
                sender.settle();
                assertArrived(1, 2);
            }
        }
    }

    @Test
    void whenTheHostIsNotKnown_thenThatIsSaid() {
        try (SyslogSender sender = sender("nowhere.invalid", 514, Transport.TCP, null)) {
            assertThatThrownBy(() -> sender.send(TestIncidents.message(1)))
                    .isInstanceOf(SendException.class)
                    .hasMessageContaining("nowhere.invalid");
        }
    }

    /// Takes connections, and reads nothing of what is sent by them.
    private static final class DeafServer implements AutoCloseable {

        private final ServerSocket server;
        private final List<Socket> connections = new CopyOnWriteArrayList<>();

        /// @param keys for TLS, of which it does its part; null for none
        private DeafServer(@Nullable TestKeys keys) throws IOException {
            server = keys == null
                    ? new ServerSocket()
                    : keys.context().getServerSocketFactory().createServerSocket();
            server.setReceiveBufferSize(4_096);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            Thread.ofPlatform().daemon().start(this::accept);
        }

        private void accept() {
            try {
                while (true) {
                    Socket connection = server.accept();
                    connections.add(connection);
                    if (connection instanceof SSLSocket secure) {
                        secure.startHandshake();
                    }
                }
            } catch (IOException _) {
                // closed
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Transport.class, names = "UDP", mode = EnumSource.Mode.EXCLUDE)
    @Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whenTheServerReadsNothing_thenEachCallEndsInTime(Transport transport) throws Exception {
        TestKeys keys = transport == Transport.TLS ? TestKeys.make(folder, "ip:127.0.0.1") : null;
        try (DeafServer server = new DeafServer(keys);
                StreamLine line = new StreamLine(new SyslogChannel(
                        "127.0.0.1",
                        server.server.getLocalPort(),
                        transport,
                        SyslogChannel.USUAL_FACILITY,
                        keys == null ? null : keys.certificate(),
                        Duration.ofSeconds(3)))) {
            for (int round = 0; round < 2; round++) {
                assertThatThrownBy(() -> sendMuch(line))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("it was not done within 3s");
            }
        }
    }

    /// As a sender does: after a failure it begins anew.
    private static void sendMuch(StreamLine line) throws IOException {
        byte[] large = new byte[1 << 16];
        try {
            for (int number = 0; number < 10_000; number++) {
                line.send(large);
            }
        } finally {
            line.close();
        }
    }

    @Test
    void whenTheTimeIsOverBeforeThereIsASocket_thenThatIsClosedAtOnce() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> TimeLimit.within(Duration.ofMillis(1), limit -> {
                        awaitInVain(never);
                        limit.holdsFor(socket);
                        return "done";
                    }))
                    .hasMessageContaining("it was not done within 0.001s");
            assertThat(socket.isClosed()).isTrue();
        }
    }

    private static void awaitInVain(CountDownLatch never) {
        try {
            assertThat(never.await(100, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
