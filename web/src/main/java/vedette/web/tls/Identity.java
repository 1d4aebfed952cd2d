package vedette.web.tls;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whom browsers are shown, and the key that proves it.
///
/// @param chain the certificate, and after it those who vouch for it
/// @param key of the first
public record Identity(List<X509Certificate> chain, PrivateKey key) {

    private static final int DNS = 2;

    private static final byte[] SOMETHING = {1, 2, 3, 4};

    private static final Map<String, String> SIGNATURES =
            Map.of("EC", "SHA256withECDSA", "RSA", "SHA256withRSA", "EdDSA", "EdDSA");

    public Identity {
        chain = List.copyOf(chain);
        requirePair(chain.getFirst(), key);
    }

    private static void requirePair(X509Certificate certificate, PrivateKey key) {
        String algorithm = certificate.getPublicKey().getAlgorithm();
        String name = SIGNATURES.get(algorithm);
        if (name == null) {
            throw new IllegalArgumentException("a key of the kind " + algorithm + " is of no use: take EC or RSA");
        }
        try {
            Signature signature = Signature.getInstance(name);
            signature.initSign(key);
            signature.update(SOMETHING);
            byte[] signed = signature.sign();
            signature.initVerify(certificate.getPublicKey());
            signature.update(SOMETHING);
            if (!signature.verify(signed)) {
                throw new IllegalArgumentException("the key is not that of the certificate");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("the key is not that of the certificate: " + e.getMessage(), e);
        }
    }

    public X509Certificate certificate() {
        return chain.getFirst();
    }

    /// When it is good no longer.
    Instant ends() {
        return certificate().getNotAfter().toInstant();
    }

    /// The SHA-256 of the certificate as browsers show it: `AB:CD:…`.
    public String fingerprint() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(certificate().getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that was read can be written, too", e);
        }
    }

    /// The names that the certificate is for, without those that stand for many.
    public List<String> names() {
        return alternatives(true);
    }

    /// The addresses that it is for.
    List<String> addresses() {
        return alternatives(false);
    }

    private List<String> alternatives(boolean isNames) {
        List<String> found = new ArrayList<>();
        try {
            Collection<List<?>> all = certificate().getSubjectAlternativeNames();
            if (all != null) {
                for (List<?> one : all) {
                    String text = String.valueOf(one.get(1)).toLowerCase(Locale.ROOT);
                    if (isNames == one.get(0).equals(DNS) && !text.startsWith("*")) {
                        found.add(text);
                    }
                }
            }
        } catch (CertificateParsingException e) {
            return List.of(); // it names nobody that we can read
        }
        return found;
    }
}
