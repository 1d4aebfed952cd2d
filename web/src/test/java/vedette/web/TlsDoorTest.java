package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.people.Role;
import vedette.web.http.Passage;
import vedette.web.tls.GeneratedKey;
import vedette.web.tls.Identity;

/// The door by TLS, as a client sees it that trusts this one certificate and nobody else.
class TlsDoorTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    @TempDir
    private Path folder;

    private Served served;
    private SSLContext trusting;

    @BeforeEach
    void open() throws Exception {
        GeneratedKey key = key();
        trusting = trusting(key.now());
        served = served(key, Passage.ENCRYPTED);
    }

    private GeneratedKey key() {
        GeneratedKey.Machine machine =
                new GeneratedKey.Machine(List.of("sensor.example", "localhost"), Set.of(HERE), Set.of(HERE));
        return new GeneratedKey(folder.resolve("tls"), machine, InstantSource.system(), _ -> {});
    }

    private Served served(GeneratedKey key, Passage passage) throws IOException {
        Where where = new Where(List.of(HERE), Served.freePort(), "", Set.of("sensor.example"), passage, key);
        HttpClient client = HttpClient.newBuilder()
                .sslContext(trusting)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        return new Served(folder.resolve("store-" + passage), where, client);
    }

    private static SSLContext trusting(Identity identity) throws Exception {
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("it", identity.certificate());
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), new SecureRandom());
        return context;
    }

    @AfterEach
    void close() {
        served.close();
        assertThat(served.problems).isEmpty();
    }

    @Test
    void whoTrustsTheCertificateGetsIn_withACookieThatStaysWithTls() throws Exception {
        HttpResponse<String> reply =
                served.post("/sign-in", "x=y", "name=admin&password=" + Served.PASSWORD.replace(" ", "+"));

        assertThat(served.dashboard().address()).startsWith("https://127.0.0.1:");
        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(reply.headers().firstValue("Set-Cookie").orElseThrow()).endsWith("; Secure");
        String cookie = Served.cookie(reply).orElseThrow();
        HttpResponse<String> page = served.get("/", cookie);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
    }

    @Test
    void aBrowserIsHeldToTlsOnlyByACertificateThatItTrusts() throws Exception {
        assertThat(served.get("/sign-in", "x=y").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();

        try (Served vouched = served(key(), Passage.TRUSTED)) {
            assertThat(vouched.get("/sign-in", "x=y").headers().firstValue("Strict-Transport-Security"))
                    .contains("max-age=31536000");
        }
    }

    @Test
    void whoDoesNotTrustItDoesNotGetIn() {
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(served.to("/healthz").build(), HttpResponse.BodyHandlers.ofString()))
                .isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void tls12IsSpoken_butNothingOlder() throws Exception {
        assertThat(handshake("TLSv1.2")).isEqualTo("TLSv1.2");
        assertThat(handshake("TLSv1.3")).isEqualTo("TLSv1.3");
        // The client's own library would refuse these, so the words are written by hand.
        assertThat(answerToHello(0x0302)).as("TLS 1.1").startsWith(0x15, 0x03);
        assertThat(answerToHello(0x0301)).as("TLS 1.0").startsWith(0x15, 0x03);
        assertThat(answerToHello(0x0303)).as("TLS 1.2").startsWith(0x16, 0x03, 0x03);
    }

    private String handshake(String protocol) throws IOException {
        try (SSLSocket socket = (SSLSocket) trusting.getSocketFactory()
                .createSocket(HERE, served.dashboard().port())) {
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            return socket.getSession().getProtocol();
        }
    }

    /// The first bytes of what is said to a client that speaks at most this version: 21 is an alert, 22 a handshake.
    private byte[] answerToHello(int version) throws IOException {
        byte[] extensions = hex(
                "000a0004000200170" // groups: secp256r1
                        + "00b00020100" // points
                        + "000d000800060403040105" + "03"); // signatures
        byte[] random = new byte[32];
        byte[] ciphers = hex("c02bc02cc009c00a"); // ECDHE_ECDSA: two of GCM, two of CBC and SHA-1 for the old
        java.io.ByteArrayOutputStream hello = new java.io.ByteArrayOutputStream();
        hello.write(version >> 8);
        hello.write(version & 0xff);
        hello.writeBytes(random);
        hello.write(0);
        hello.write(0);
        hello.write(ciphers.length);
        hello.writeBytes(ciphers);
        hello.writeBytes(hex("0100"));
        hello.write(0);
        hello.write(extensions.length);
        hello.writeBytes(extensions);
        int length = hello.size();
        java.io.ByteArrayOutputStream record = new java.io.ByteArrayOutputStream();
        record.writeBytes(hex("160301"));
        record.write((length + 4) >> 8);
        record.write((length + 4) & 0xff);
        record.writeBytes(hex("0100"));
        record.write(length >> 8);
        record.write(length & 0xff);
        record.writeBytes(hello.toByteArray());
        try (Socket socket = new Socket(HERE, served.dashboard().port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(record.toByteArray());
            return socket.getInputStream().readNBytes(3);
        }
    }

    private static byte[] hex(String text) {
        return java.util.HexFormat.of().parseHex(text);
    }

    @Test
    void whoComesWithoutTlsIsToldWhereToGo() throws Exception {
        int port = served.dashboard().port();

        String page =
                plain("GET /incidents?show=all HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n");
        assertThat(page).startsWith("HTTP/1.1 303").contains("Location: https://127.0.0.1:" + port + "/incidents");
        String post = plain("POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        assertThat(post).startsWith("HTTP/1.1 400").contains("by TLS only");
        String program = plain(
                "GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer x\r\nConnection: close\r\n\r\n");
        assertThat(program).startsWith("HTTP/1.1 400").contains("by TLS only");
        String rebound = plain("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
        assertThat(rebound).startsWith("HTTP/1.1 421").doesNotContain("Location");
    }

    private String plain(String request) throws IOException {
        try (Socket socket = new Socket(HERE, served.dashboard().port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void onlyNamesThatAreOursAreAnswered() throws Exception {
        int port = served.dashboard().port();
        assertThat(answerFor("127.0.0.1:" + port)).isEqualTo(200);
        assertThat(answerFor("localhost:" + port)).isEqualTo(200);
        assertThat(answerFor("sensor.example:" + port)).isEqualTo(200);
        assertThat(answerFor("evil.example:" + port)).isEqualTo(421);
    }

    private int answerFor(String host) throws IOException {
        try (SSLSocket socket = (SSLSocket) trusting.getSocketFactory()
                .createSocket(HERE, served.dashboard().port())) {
            socket.getOutputStream()
                    .write(("GET /healthz HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            return Integer.parseInt(answer.split(" ", 3)[1]);
        }
    }

    @Test
    void aLinkLeadsHere_byTls() throws Exception {
        String link = served.dashboard().link("admin", "test");
        HttpClient client = HttpClient.newBuilder().sslContext(trusting).build();

        HttpResponse<String> reply =
                client.send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(link).startsWith("https://");
        assertThat(reply.statusCode()).isEqualTo(303);
        assertThat(served.signIn(Role.VIEWER)).isNotBlank();
    }
}
