package vedette.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vedette.incident.Severity;
import vedette.notify.TestHttp;
import vedette.notify.TestHttp.Answer;
import vedette.notify.TestIncidents;
import vedette.notify.TestKeys;
import vedette.notify.send.SendException;
import vedette.notify.settings.WebhookChannel;
import vedette.store.outbox.Missed;

class WebhookSenderTest {

    private static final String KEY = "a key that both know";

    @TempDir
    private Path folder;

    private static WebhookChannel channel(URI url, @Nullable Path trust) {
        return new WebhookChannel(url, () -> KEY, null, trust, Duration.ofSeconds(20));
    }

    private static String send(WebhookChannel channel) throws SendException {
        try (WebhookSender sender =
                new WebhookSender(channel, TestIncidents.ORIGIN, InstantSource.fixed(TestIncidents.NOW))) {
            return sender.send(TestIncidents.message(TestIncidents.incident(1), new Missed(3, Severity.HIGH)));
        }
    }

    @Test
    void aMessageArrivesAsJson_andItsSignatureProvesTheTimeAndTheBody() throws Exception {
        try (TestHttp http = new TestHttp(0, null, _ -> new Answer(200, Map.of(), "thanks"))) {
            assertThat(send(channel(http.url(), null))).isEqualTo("200 thanks");

            TestHttp.Posted posted = http.posted().getFirst();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((posted.header("Vedette-timestamp") + ".").getBytes(StandardCharsets.UTF_8));
            assertThat(posted.header("Vedette-signature"))
                    .isEqualTo("v1="
                            + HexFormat.of().formatHex(mac.doFinal(posted.text().getBytes(StandardCharsets.UTF_8))));
            assertThat(posted.header("Vedette-timestamp")).isEqualTo("" + TestIncidents.NOW.getEpochSecond());
            assertThat(posted.header("Vedette-delivery")).isEqualTo(TestIncidents.id(1) + "-opened-1");
            assertThat(posted.header("Content-type")).isEqualTo("application/json");
            JsonNode json = JsonMapper.shared().readTree(posted.text());
            assertThat(json.path("version").asInt()).isEqualTo(1);
            assertThat(json.path("event").asString()).isEqualTo("opened");
            assertThat(json.path("link").asString())
                    .isEqualTo("https://vedette.example.org/incidents/" + TestIncidents.id(1));
            assertThat(json.path("held_back").path("count").asInt()).isEqualTo(3);
            assertThat(json.path("text").asString()).startsWith("medium: port-scan by 10.0.0.2");
            assertThat(json.path("incident")
                            .path("signals")
                            .path(0)
                            .path("reasons")
                            .path(0)
                            .path("seen")
                            .asString())
                    .isEqualTo(TestIncidents.HOSTILE);
        }
    }

    @Test
    void aMessageArrivesByTls_ifSomebodyVouchesForTheServer() throws Exception {
        TestKeys keys = TestKeys.make(folder, "dns:localhost");
        try (TestHttp https = new TestHttp(0, keys, _ -> Answer.of(204))) {
            assertThat(send(channel(https.url(), keys.certificate()))).isEqualTo("204");
            assertThatThrownBy(() -> send(channel(https.url(), null)))
                    .isInstanceOf(SendException.class)
                    .hasMessageContaining("cannot be reached")
                    .hasMessageNotContaining("key=secret");
            assertThat(https.posted()).hasSize(1);
        }
    }

    @Test
    void whenTheCertificateIsOfAnotherHost_thenNothingIsSent() throws Exception {
        TestKeys keys = TestKeys.make(folder, "dns:elsewhere.example.org");
        try (TestHttp https = new TestHttp(0, keys, _ -> Answer.of(204))) {
            assertThatThrownBy(() -> send(channel(https.url(), keys.certificate())))
                    .isInstanceOf(SendException.class);
            assertThat(https.posted()).isEmpty();
        }
    }

    @Test
    void redirectsAreNotFollowed() throws Exception {
        try (TestHttp elsewhere = new TestHttp(0, null, _ -> Answer.of(200));
                TestHttp http = new TestHttp(
                        0,
                        null,
                        _ -> new Answer(307, Map.of("Location", elsewhere.url().toString()), ""))) {
            assertThatThrownBy(() -> send(channel(http.url(), null)))
                    .isInstanceOf(SendException.class)
                    .hasMessageContaining("(307), which is not followed");
            assertThat(elsewhere.posted()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"400,true", "413,true", "422,true", "401,false", "404,false", "429,false", "500,false", "503,false"})
    void whatIsRefusedForGoodIsToldFromWhatMayBeTakenLater(int status, boolean isRefusal) throws Exception {
        try (TestHttp http = new TestHttp(0, null, _ -> new Answer(status, Map.of("Retry-After", "90"), "no"))) {
            assertThatThrownBy(() -> send(channel(http.url(), null)))
                    .hasMessageContaining(status + " no")
                    .asInstanceOf(InstanceOfAssertFactories.type(SendException.class))
                    .returns(isRefusal, SendException::isRefusal)
                    .returns(isRefusal ? Duration.ZERO : Duration.ofSeconds(90), SendException::after);
        }
    }

    @Test
    void anAnswerWithoutEndIsNotReadToItsEnd() throws Exception {
        try (TestHttp http = new TestHttp(0, null, _ -> new Answer(200, Map.of(), "x".repeat(5_000_000)))) {
            assertThat(send(channel(http.url(), null))).hasSizeLessThan(250).startsWith("200 xxx");
        }
    }

    @Test
    void whenNothingIsAnswered_thenItIsGivenUpInTime() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            URI url = URI.create("http://localhost:" + silent.getLocalPort() + "/");

            assertThatThrownBy(() -> send(new WebhookChannel(url, null, null, null, Duration.ofMillis(200))))
                    .isInstanceOf(SendException.class)
                    .hasMessageContaining("http://localhost:" + silent.getLocalPort());
        }
    }

    @Test
    void theAddressIsNotShown_sinceItMayBeSecret() {
        WebhookChannel channel = channel(URI.create("https://chat.example.org/services/T0/B0/secret"), null);

        assertThat(channel.where()).isEqualTo("https://chat.example.org/… (signed)");
        assertThat(channel.toString()).doesNotContain("secret");
    }

    @Test
    void aTokenIsNeverSentInTheOpenBeyondThisMachine() {
        assertThatThrownBy(() -> new WebhookChannel(
                        URI.create("http://siem.example.org/"), null, () -> "token", null, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without TLS");
    }
}
