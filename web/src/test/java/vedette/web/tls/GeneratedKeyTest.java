package vedette.web.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedKeyTest {

    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");

    private static final InetAddress IPV4 = InetAddress.ofLiteral("192.168.1.5");
    private static final InetAddress IPV6 = InetAddress.ofLiteral("fd00::5");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final List<String> notes = new ArrayList<>();

    @TempDir
    private Path folder;

    private GeneratedKey key(String name, InetAddress... listening) {
        GeneratedKey.Machine machine =
                new GeneratedKey.Machine(List.of(name, "localhost"), Set.of(IPV4, IPV6), Set.of(listening));
        return new GeneratedKey(folder.resolve("tls"), machine, now::get, notes::add);
    }

    private String fingerprint() throws IOException {
        return key("sensor", IPV4).now().fingerprint();
    }

    @Test
    void itIsTheSameAfterARestart_andSaidOnce() throws Exception {
        String first = fingerprint();

        assertThat(fingerprint()).isEqualTo(first).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(notes).singleElement().asString().contains("a new certificate was made", "certificate.pem");
    }

    @Test
    void onlyItsOwnerMayReadTheKey() throws Exception {
        fingerprint();

        Path file = folder.resolve("tls").resolve(GeneratedKey.KEY);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder.resolve("tls").toFile().list())
                .containsExactlyInAnyOrder(GeneratedKey.KEY, GeneratedKey.CERTIFICATE);
    }

    @Test
    void itIsMadeAnewThirtyDaysBeforeItsEnd_afterARestartAndWithout() throws Exception {
        GeneratedKey running = key("sensor", IPV4);
        Instant ends = running.now().ends();
        String first = running.now().fingerprint();
        assertThat(ends).isEqualTo(NOON.minus(Duration.ofHours(1)).plus(Duration.ofDays(397)));

        now.set(ends.minus(Duration.ofDays(30)).minusSeconds(1));
        assertThat(running.now().fingerprint()).isEqualTo(first);
        assertThat(fingerprint()).isEqualTo(first);

        now.set(ends.minus(Duration.ofDays(30)));
        String next = running.now().fingerprint();
        assertThat(next).isNotEqualTo(first);
        assertThat(fingerprint()).isEqualTo(next);
    }

    @Test
    void itIsMadeAnewForANameOrAnAddressThatItIsNotFor() throws Exception {
        String first = fingerprint();

        assertThat(key("sensor", IPV4, IPV6).now().fingerprint()).isEqualTo(first);
        assertThat(key("other", IPV4).now().fingerprint()).isNotEqualTo(first);
        String here = fingerprint();
        GeneratedKey.Machine elsewhere = new GeneratedKey.Machine(
                List.of("sensor"),
                Set.of(InetAddress.ofLiteral("10.0.0.9")),
                Set.of(InetAddress.ofLiteral("10.0.0.9")));
        assertThat(new GeneratedKey(folder.resolve("tls"), elsewhere, now::get, notes::add)
                        .now()
                        .fingerprint())
                .isNotEqualTo(here);
    }

    @Test
    void whatIsDamagedIsMadeAnew() throws Exception {
        String first = fingerprint();
        Files.writeString(folder.resolve("tls").resolve(GeneratedKey.KEY), "no key");
        String second = fingerprint();
        assertThat(second).isNotEqualTo(first);

        new SelfSignedKey(folder).writeKeyOfAnother();
        assertThat(fingerprint()).isNotEqualTo(second);
    }

    /// Writes another's key beside the certificate, as a crash between the two could.
    private record SelfSignedKey(Path folder) {

        void writeKeyOfAnother() throws IOException {
            byte[] other =
                    SelfSigned.make(List.of("other"), List.of(), NOON).key().getEncoded();
            Files.writeString(folder.resolve("tls").resolve(GeneratedKey.KEY), Pem.text("PRIVATE KEY", other));
        }
    }

    @Test
    void itIsForTheMachine_andForServersOnly() throws Exception {
        X509Certificate certificate = key("sensor", IPV4).now().certificate();

        certificate.verify(certificate.getPublicKey());
        assertThat(certificate.getVersion()).isEqualTo(3);
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        assertThat(certificate.getKeyUsage())
                .startsWith(true, false)
                .doesNotContain(true, org.assertj.core.data.Index.atIndex(1));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=sensor");
        assertThat(key("sensor", IPV4).now().names()).containsExactly("sensor", "localhost");
        assertThat(key("sensor", IPV4).now().addresses())
                .containsExactlyInAnyOrder("192.168.1.5", "fd00:0:0:0:0:0:0:5");
    }

    @Test
    void opensslReadsItTheSame() throws Exception {
        String fingerprint = fingerprint();
        OpenSsl openssl = new OpenSsl(folder.resolve("tls"));

        String text =
                openssl.run("x509", "-in", GeneratedKey.CERTIFICATE, "-noout", "-text", "-fingerprint", "-sha256");
        assertThat(text)
                .contains(
                        "Version: 3",
                        "ecdsa-with-SHA256",
                        "prime256v1",
                        "Not Before: Jan 12 11:00:00 2026 GMT",
                        "Not After : Feb 13 11:00:00 2027 GMT",
                        "CA:FALSE",
                        "Digital Signature",
                        "TLS Web Server Authentication",
                        "DNS:sensor, DNS:localhost",
                        "IP Address:192.168.1.5",
                        fingerprint);
        assertThat(openssl.run("ec", "-in", GeneratedKey.KEY, "-noout", "-check"))
                .contains("EC Key valid");
        String trusted = "-trusted";
        assertThat(openssl.run(
                        "verify",
                        "-attime",
                        Long.toString(NOON.getEpochSecond()),
                        "-check_ss_sig",
                        trusted,
                        GeneratedKey.CERTIFICATE,
                        GeneratedKey.CERTIFICATE))
                .contains("OK");
    }

    @Test
    void theFormsOfTimeChangeWithTheYear2050() {
        assertThat(Der.time(Instant.parse("2049-12-31T23:59:59Z"))[0]).isEqualTo((byte) 0x17);
        assertThat(new String(
                        Der.time(Instant.parse("2050-01-01T00:00:00Z")), java.nio.charset.StandardCharsets.US_ASCII))
                .endsWith("20500101000000Z");
    }
}
