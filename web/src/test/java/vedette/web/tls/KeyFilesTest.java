package vedette.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilesTest {

    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");

    @TempDir
    private Path folder;

    private Identity read(String certificate, String key) throws IOException {
        return new KeyFiles(folder.resolve(certificate), folder.resolve(key)).now();
    }

    @ParameterizedTest
    @CsvSource({
        "ec,  'ec -in key.pem -out other.pem'",
        "ec,  'pkcs8 -topk8 -nocrypt -in key.pem -out other.pem'",
        "rsa, 'rsa -traditional -in key.pem -out other.pem'",
        "rsa, 'pkcs8 -topk8 -nocrypt -in key.pem -out other.pem'"
    })
    void aKeyIsReadInEveryForm(String kind, String conversion) throws Exception {
        OpenSsl openssl = new OpenSsl(folder);
        openssl.make(kind, "cert.pem", "key.pem", "sensor.example");
        openssl.run(conversion.split(" ", -1));

        // What is read has signed something that the certificate's key has verified.
        assertThat(read("cert.pem", "other.pem").names()).containsExactly("sensor.example");
    }

    @Test
    void parametersBeforeTheKeyAreSteppedOver_andOneFileMayHoldBoth() throws Exception {
        OpenSsl openssl = new OpenSsl(folder);
        openssl.make("ec", "cert.pem", "key.pem", "sensor.example");
        openssl.run("ecparam", "-name", "prime256v1", "-out", "both.pem");
        openssl.run("ec", "-in", "key.pem", "-out", "sec1.pem");
        Files.writeString(
                folder.resolve("both.pem"),
                Files.readString(folder.resolve("both.pem"))
                        + Files.readString(folder.resolve("sec1.pem"))
                        + Files.readString(folder.resolve("cert.pem")));

        assertThat(read("both.pem", "both.pem").names()).containsExactly("sensor.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa -traditional -aes128", "pkcs8 -topk8"})
    void aKeyUnderAPasswordIsRefusedInWords(String form) throws Exception {
        OpenSsl openssl = new OpenSsl(folder);
        openssl.make("rsa", "cert.pem", "key.pem", "sensor.example");
        openssl.run((form + " -in key.pem -out locked.pem -passout pass:secret").split(" ", -1));

        assertThatThrownBy(() -> read("cert.pem", "locked.pem"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("under a password")
                .hasMessageContaining("openssl pkey");
    }

    @Test
    void whatDoesNotGoTogetherIsRefusedInWords() throws Exception {
        OpenSsl openssl = new OpenSsl(folder);
        openssl.make("ec", "cert.pem", "key.pem", "sensor.example");
        openssl.make("ec", "cert2.pem", "key2.pem", "other.example");
        openssl.make("rsa", "cert3.pem", "key3.pem", "other.example");

        assertThatThrownBy(() -> read("cert.pem", "key2.pem")).hasMessageContaining("do not go together");
        assertThatThrownBy(() -> read("cert.pem", "key3.pem")).hasMessageContaining("the certificate's (EC)");
        assertThatThrownBy(() -> read("key.pem", "key.pem")).hasMessageContaining("holds no certificate");
        assertThatThrownBy(() -> read("cert.pem", "cert.pem")).hasMessageContaining("holds no key");
    }

    @Test
    void aRenewedOneIsReadAgain_andUntilBothAreThereTheOneBeforeIsShown() throws Exception {
        OpenSsl openssl = new OpenSsl(folder);
        openssl.make("ec", "cert.pem", "key.pem", "sensor.example");
        openssl.make("ec", "next-cert.pem", "next-key.pem", "sensor.example");
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        List<String> problems = new ArrayList<>();
        KeyFiles files = new KeyFiles(folder.resolve("cert.pem"), folder.resolve("key.pem"));
        FreshKeys keys = new FreshKeys(files, now::get, problems::add);
        String first = keys.look().fingerprint();
        String alias = keys.chooseEngineServerAlias("EC", null, null);

        replace("cert.pem", 10);
        now.set(NOON.plusSeconds(5));
        assertThat(keys.look().fingerprint()).isEqualTo(first);
        now.set(NOON.plusSeconds(10));
        assertThat(keys.look().fingerprint()).isEqualTo(first);
        assertThat(problems).singleElement().asString().contains("the one before is still shown", "do not go together");

        replace("key.pem", 12);
        assertThat(keys.look().fingerprint()).as("not looked for every time").isEqualTo(first);
        now.set(NOON.plusSeconds(15));
        Identity second = keys.look();
        assertThat(second.fingerprint()).isNotEqualTo(first);
        assertThat(alias).isNotNull();
        assertThat(keys.getCertificateChain(String.valueOf(alias)))
                .as("who has begun with it")
                .isNotNull();
        assertThat(keys.chooseEngineServerAlias("RSA", null, null)).isNull();
        assertThat(problems).hasSize(1);
    }

    private void replace(String name, int seconds) throws IOException {
        Path next = folder.resolve("next-" + name);
        Files.setLastModifiedTime(next, FileTime.from(NOON.plusSeconds(seconds)));
        Files.move(next, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
