package vedette.notify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// A server's key and certificate, made by the JDK's own tool.
///
/// @param context for the server
/// @param certificate as PEM, for whoever is to trust it
public record TestKeys(SSLContext context, Path certificate) {

    private static final String PASSWORD = "changeit";
    private static final long LONGEST_SECONDS = 60;

    /// Makes them.
    ///
    /// @param name that the certificate is for, such as `dns:localhost`
    public static TestKeys make(Path folder, String name) throws IOException, GeneralSecurityException {
        Path store = folder.resolve("keys.p12");
        Path certificate = folder.resolve("server.pem");
        keytool("-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=test", "-ext", "san=" + name)
                .on(store);
        keytool("-exportcert", "-alias", "server", "-rfc", "-file", certificate.toString())
                .on(store);
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return new TestKeys(context, certificate);
    }

    private static KeyTool keytool(String... arguments) {
        return new KeyTool(List.of(arguments));
    }

    private record KeyTool(List<String> arguments) {

        private void on(Path store) throws IOException {
            List<String> command = new ArrayList<>();
            command.add(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
            command.addAll(arguments);
            command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (InputStream said = process.getInputStream()) {
                String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
                if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    throw new IOException("keytool failed: " + text);
                }
            } catch (InterruptedException e) {
                throw new IOException("interrupted", e);
            }
        }
    }
}
