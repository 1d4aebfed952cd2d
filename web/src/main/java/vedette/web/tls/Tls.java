package vedette.web.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// How browsers are served so that nobody between can read or change it: by TLS 1.3, or 1.2 for older ones.
public final class Tls {

    private final FreshKeys keys;
    private final SslContextFactory.Server server;

    /// @param clock by which it is looked whether there is a new certificate
    /// @param problems is told if that cannot be read
    /// @throws IOException if there is no certificate that can be read
    public Tls(KeySource source, InstantSource clock, Consumer<String> problems) throws IOException {
        keys = new FreshKeys(source, clock, problems);
        server = new SslContextFactory.Server();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {keys}, null, null);
            server.setSslContext(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
        server.setIncludeProtocols("TLSv1.3", "TLSv1.2");
        server.setRenegotiationAllowed(false);
        server.setSniRequired(false);
    }

    /// What the server's connections are made with.
    public SslContextFactory.Server server() {
        return server;
    }

    /// Whom browsers are shown now.
    public Identity identity() {
        return keys.look();
    }
}
