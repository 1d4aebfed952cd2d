package vedette.feature.output;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Passes everything on and knows the SHA-256 of it. Owned by one thread.
public final class DigestStream extends FilterOutputStream {

    private final MessageDigest sha256;

    public DigestStream(OutputStream stream) {
        super(stream);
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        sha256.update((byte) b);
    }

    @Override
    public void write(byte[] bytes, int start, int length) throws IOException {
        out.write(bytes, start, length);
        sha256.update(bytes, start, length);
    }

    /// Of all there was so far; begins anew.
    public String digest() {
        return HexFormat.of().formatHex(sha256.digest());
    }
}
