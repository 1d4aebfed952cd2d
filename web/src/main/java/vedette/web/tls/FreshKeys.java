package vedette.web.tls;

import java.io.IOException;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/// Hands out the certificate of the moment: when somebody comes, and a while has gone by, it is looked whether there is
/// a new one. Where that fails, the one before is good enough, and it is said once. Safe for any thread.
final class FreshKeys extends X509ExtendedKeyManager {

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private final KeySource source;
    private final InstantSource clock;
    private final Consumer<String> problems;
    private final Object lock = new Object();
    private Identity current;
    private @Nullable Identity before;
    private Instant looked;
    private String said = "";

    FreshKeys(KeySource source, InstantSource clock, Consumer<String> problems) throws IOException {
        this.source = source;
        this.clock = clock;
        this.problems = problems;
        current = source.now();
        looked = clock.instant();
    }

    /// The one that is shown to whoever comes now.
    Identity look() {
        synchronized (lock) {
            Instant now = clock.instant();
            if (now.isBefore(looked) || !now.isBefore(looked.plus(BETWEEN_LOOKS))) {
                looked = now;
                try {
                    Identity next = source.now();
                    if (!next.equals(current)) {
                        before = current;
                        current = next;
                    }
                    said = "";
                } catch (IOException e) {
                    String why = "the certificate cannot be read again, the one before is still shown: " + e;
                    if (!why.equals(said)) {
                        said = why;
                        problems.accept(why);
                    }
                }
            }
            return current;
        }
    }

    /// Whoever has begun with one certificate goes on with its key.
    private @Nullable Identity named(String alias) {
        synchronized (lock) {
            if (alias.equals(current.fingerprint())) {
                return current;
            }
            Identity old = before;
            return old != null && alias.equals(old.fingerprint()) ? old : null;
        }
    }

    @Override
    public @Nullable String chooseEngineServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable SSLEngine engine) {
        Identity identity = look();
        return isOf(identity, keyType) ? identity.fingerprint() : null;
    }

    private static boolean isOf(Identity identity, String keyType) {
        String algorithm = identity.certificate().getPublicKey().getAlgorithm();
        return keyType.startsWith(algorithm) || (algorithm.equals("EdDSA") && keyType.startsWith("Ed"));
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return chooseEngineServerAlias(keyType, issuers, null);
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        String alias = chooseEngineServerAlias(keyType, issuers, null);
        return alias == null ? null : new String[] {alias};
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        Identity identity = named(alias);
        return identity == null ? null : identity.chain().toArray(new X509Certificate[0]);
    }

    @Override
    public @Nullable PrivateKey getPrivateKey(String alias) {
        Identity identity = named(alias);
        return identity == null ? null : identity.key();
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket socket) {
        return null; // we are asked, and ask nobody
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }
}
