package vedette.web.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/// A certificate of one's own, in two files that somebody else renews. What was read stays until both can be read
/// again and go together.
public final class KeyFiles implements KeySource {

    private final Path certificate;
    private final Path key;
    private @Nullable Read last;

    private record Read(FileTime ofCertificate, FileTime ofKey, Identity identity) {}

    /// @param certificate a PEM file: the certificate, then those who vouch for it
    /// @param key a PEM file
    public KeyFiles(Path certificate, Path key) {
        this.certificate = certificate;
        this.key = key;
    }

    @Override
    public synchronized Identity now() throws IOException {
        // Links, as certbot has them, count by what they lead to.
        FileTime ofCertificate = Files.getLastModifiedTime(certificate);
        FileTime ofKey = Files.getLastModifiedTime(key);
        Read read = last;
        if (read == null || !read.ofCertificate.equals(ofCertificate) || !read.ofKey.equals(ofKey)) {
            read = new Read(ofCertificate, ofKey, Pem.read(certificate, key));
            last = read;
        }
        return read.identity;
    }

    @Override
    public boolean isVouchedFor() {
        return true;
    }
}
