package vedette.notify.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLServerSocket;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;
import vedette.notify.TestIncidents;
import vedette.notify.TestKeys;
import vedette.notify.send.SendException;
import vedette.notify.settings.MailChannel;
import vedette.notify.settings.Protection;
import vedette.notify.settings.Secret;

class MailSenderTest {

    private static final String USER = "vedette";
    private static final String PASSWORD = "correct horse";

    @TempDir
    private static Path folder;

    private static @Nullable TestKeys keys;

    private final List<byte[]> received = new CopyOnWriteArrayList<>();
    private final List<String> recipients = new CopyOnWriteArrayList<>();
    private @Nullable SMTPServer server;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = TestKeys.make(folder, "dns:localhost");
    }

    private static TestKeys keys() {
        TestKeys made = keys;
        if (made == null) {
            throw new IllegalStateException("made before");
        }
        return made;
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.stop();
        }
    }

    private SMTPServer.Builder taking() {
        return new SMTPServer.Builder()
                .bindAddress(InetAddress.getLoopbackAddress())
                .port(0)
                .messageHandler((_, _, to, data) -> take(to, data));
    }

    private void take(String to, byte[] data) throws RejectException {
        if (to.startsWith("refused")) {
            throw new RejectException(554, "we do not want this");
        }
        if (to.startsWith("later")) {
            throw new RejectException(451, "come again");
        }
        received.add(data);
        recipients.add(to);
    }

    private int start(SMTPServer.Builder builder) {
        SMTPServer started = builder.build();
        started.start();
        server = started;
        return started.getPortAllocated();
    }

    private SMTPServer.Builder withLogIn() {
        return taking().authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, _) -> {
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        throw new LoginFailedException();
                    }
                }))
                .requireAuth();
    }

    private static MailChannel channel(int port, Protection protection, @Nullable Secret password, String... to) {
        return channel("localhost", port, protection, password, keys().certificate(), to);
    }

    private static MailChannel channel(
            String host,
            int port,
            Protection protection,
            @Nullable Secret password,
            @Nullable Path trust,
            String... to) {
        return new MailChannel(
                host,
                port,
                protection,
                password == null ? "" : USER,
                password,
                "vedette@example.org",
                List.of(to),
                trust,
                Duration.ofSeconds(20));
    }

    private static String send(MailChannel channel) throws SendException {
        try (MailSender sender = new MailSender(channel, TestIncidents.ORIGIN)) {
            return sender.send(TestIncidents.message(1));
        }
    }

    private MimeMessage onlyMail() throws Exception {
        assertThat(received).hasSize(1);
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(received.getFirst()));
    }

    @Test
    void aMailArrivesByStartTls_afterLoggingIn_andSaysWhatThereIs() throws Exception {
        int port = start(
                withLogIn().enableTLS().startTlsSocketFactory(keys().context()).requireTLS());

        String answer = send(channel(port, Protection.STARTTLS, () -> PASSWORD, "soc@example.org"));

        assertThat(answer).startsWith("250");
        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject())
                .isEqualTo(
                        "[Vedette] medium: port-scan by 10.0.0.2, 2001:db8::1 against 2001:db8::1 and 69,999 more, score 60");
        assertThat(mail.getMessageID()).isEqualTo("<" + TestIncidents.id(1) + "-opened-1@sensor.example.org>");
        Multipart parts = (Multipart) mail.getContent();
        assertThat(String.valueOf(parts.getBodyPart(0).getContent()))
                .contains("Threat score  60 (medium)", "https://vedette.example.org/incidents/");
        assertThat(String.valueOf(parts.getBodyPart(1).getContent()))
                .contains("&lt;script&gt;", "<a href=\"https://vedette.example.org/incidents/")
                .doesNotContain("<script>");
    }

    @Test
    void whatAnAttackerSaidAddsNoHeaderAndNoRecipient() throws Exception {
        int port = start(taking());

        send(channel(port, Protection.NONE, null, "soc@example.org"));

        assertThat(onlyMail().getHeader("Bcc")).isNull();
        assertThat(recipients).containsExactly("soc@example.org");
    }

    @Test
    void aMailArrivesByTls() throws Exception {
        int port = start(withLogIn().serverSocketFactory(() ->
                (SSLServerSocket) keys().context().getServerSocketFactory().createServerSocket()));

        assertThat(send(channel(port, Protection.TLS, () -> PASSWORD, "soc@example.org")))
                .startsWith("250");
        assertThat(received).hasSize(1);
    }

    @Test
    void whenTheServerHasNoTls_thenNothingIsSentInTheOpen() {
        int port = start(withLogIn());

        assertThatThrownBy(() -> send(channel(port, Protection.STARTTLS, () -> PASSWORD, "soc@example.org")))
                .isInstanceOf(SendException.class)
                .hasMessageContaining("localhost:" + port)
                .hasMessageContaining("STARTTLS");
        assertThat(received).isEmpty();
    }

    @Test
    void whenNobodyVouchesForTheServer_thenNothingIsSent() {
        int port = start(taking().enableTLS().startTlsSocketFactory(keys().context()));

        assertThatThrownBy(() -> send(channel("localhost", port, Protection.STARTTLS, null, null, "soc@example.org")))
                .isInstanceOf(SendException.class)
                .hasMessageContaining("certification path");
        assertThat(received).isEmpty();
    }

    @Test
    void whenTheCertificateIsOfAnotherHost_thenNothingIsSent() {
        int port = start(taking().enableTLS().startTlsSocketFactory(keys().context()));

        assertThatThrownBy(() -> send(
                        channel("127.0.0.1", port, Protection.STARTTLS, null, keys().certificate(), "soc@example.org")))
                .isInstanceOf(SendException.class);
        assertThat(received).isEmpty();
    }

    @Test
    void whenThePasswordIsWrong_thenThatIsSaid_withoutThePassword() {
        int port = start(withLogIn().enableTLS().startTlsSocketFactory(keys().context()));

        assertThatThrownBy(() -> send(channel(port, Protection.STARTTLS, () -> "guess-me", "soc@example.org")))
                .isInstanceOf(SendException.class)
                .hasMessageContaining("does not let vedette sign in")
                .hasMessageContaining("check user and password")
                .hasMessageNotContaining("guess-me");
    }

    @Test
    void whenTheSecretIsNotThere_thenThatIsSaid() {
        int port = start(withLogIn().enableTLS().startTlsSocketFactory(keys().context()));
        Secret gone = () -> {
            throw new IOException("there is no file /run/secrets/mail");
        };

        assertThatThrownBy(() -> send(channel(port, Protection.STARTTLS, gone, "soc@example.org")))
                .isInstanceOf(SendException.class)
                .hasMessageContaining("there is no file /run/secrets/mail");
    }

    @Test
    void whatAServerRefusesForGoodIsToldFromWhatItWillTakeLater() {
        int port = start(taking());

        assertThatThrownBy(() -> send(channel(port, Protection.NONE, null, "refused@example.org")))
                .hasMessageContaining("we do not want this")
                .asInstanceOf(InstanceOfAssertFactories.type(SendException.class))
                .returns(true, SendException::isRefusal);
        assertThatThrownBy(() -> send(channel(port, Protection.NONE, null, "later@example.org")))
                .hasMessageContaining("come again")
                .asInstanceOf(InstanceOfAssertFactories.type(SendException.class))
                .returns(false, SendException::isRefusal);
    }

    @Test
    void whenNobodyListens_thenThatIsSaid() {
        int port = start(taking());
        stop();

        assertThatThrownBy(() -> send(channel(port, Protection.NONE, null, "soc@example.org")))
                .isInstanceOf(SendException.class)
                .hasMessageContaining("localhost:" + port + " cannot be reached");
    }

    @Test
    void aPasswordIsNeverSentInTheOpenBeyondThisMachine() {
        assertThatThrownBy(
                        () -> channel("mail.example.org", 25, Protection.NONE, () -> PASSWORD, null, "soc@example.org"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without TLS");
    }

    @Test
    void whatNoMailCanBeAddressedToIsARefusal_sinceTimeDoesNotMendIt() {
        assertThatThrownBy(() -> send(channel(1, Protection.NONE, null, "soc..night@example.org")))
                .hasMessageContaining("look at its `from` and `to`")
                .asInstanceOf(InstanceOfAssertFactories.type(SendException.class))
                .returns(true, SendException::isRefusal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"root@localhost", "SOC <soc@example.org>", "\"SOC, night\" <soc@example.org>", "a@[192.0.2.1]"})
    void anAddressMayHaveANameBeforeIt_andAnyKindOfHost(String address) {
        int port = start(taking());

        assertThatCode(() -> send(channel(port, Protection.NONE, null, address)))
                .doesNotThrowAnyException();
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"vedette", "a b", "a b@example.org", "a@b@c", "@example.org", "a@", "a@b <c>", "all:a@b;", ""})
    void whatIsNoAddressIsRefusedWithTheSettings(String address) {
        assertThatThrownBy(() -> channel(1, Protection.NONE, null, address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("to has \"" + address + "\", but takes addresses");
    }
}
