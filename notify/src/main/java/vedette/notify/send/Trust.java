package vedette.notify.send;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Who may vouch for a server.
public final class Trust {

    private Trust() {}

    /// TLS that trusts those in a file, or those that Java trusts if there is none. The file is read each time.
    public static SSLContext of(@Nullable Path file) throws SendException {
        try {
            return file == null ? SSLContext.getDefault() : context(file);
        } catch (NoSuchAlgorithmException e) {
            throw SendException.forNow("this Java has no TLS: " + SendException.words(e), e);
        } catch (IOException | GeneralSecurityException e) {
            throw SendException.forNow(
                    "the certificates in " + file + " cannot be read (" + SendException.words(e)
                            + "): trust needs a file of certificates as PEM",
                    e);
        }
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file)) {
            Collection<? extends Certificate> found =
                    CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new IOException("there is none");
            }
            int number = 0;
            for (Certificate certificate : found) {
                store.setCertificateEntry("trusted" + number++, certificate);
            }
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
