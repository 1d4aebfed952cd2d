package vedette.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Proves to a receiver who sent a message, and when: HMAC-SHA256 over the time, a full stop and the body, by a key
/// that
/// both know. With the time under the signature nobody can send an old message again and have it pass for a new one.
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /// In hexadecimal digits.
    ///
    /// @param seconds since 1970
    static String of(String key, long seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
