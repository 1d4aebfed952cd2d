package vedette.web.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Somebody else's opinion of certificates, and the tool that most people make them with.
record OpenSsl(Path folder) {

    OpenSsl {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/openssl")), "there is no openssl: script/test installs it");
    }

    /// What it says.
    String run(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/usr/bin/openssl"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(
                        Files.writeString(folder.resolve("nothing"), "").toFile()))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /// A certificate with its key, as a site would have it.
    ///
    /// @param kind `ec` or `rsa`
    void make(String kind, String certificate, String key, String name) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("req", "-x509", "-nodes", "-days", "90", "-subj", "/CN=" + name));
        words.addAll(
                kind.equals("ec")
                        ? List.of("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1")
                        : List.of("-newkey", "rsa:2048"));
        words.addAll(List.of("-addext", "subjectAltName=DNS:" + name + ",IP:127.0.0.1"));
        words.addAll(List.of("-out", certificate, "-keyout", key));
        run(words.toArray(new String[0]));
    }
}
