package vedette.web.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// Compares secrets.
public final class SameText {

    private SameText() {}

    /// Takes as long wherever they differ.
    public static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
