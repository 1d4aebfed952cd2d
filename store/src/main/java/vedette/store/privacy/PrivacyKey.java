package vedette.store.privacy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import vedette.store.database.StoreException;

/// The secret that pseudonyms are made with: a file of random bytes that only its owner can read, from which a key for
/// each use is derived.
public final class PrivacyKey {

    private static final int LENGTH = 32;
    private static final int CHECK_LENGTH = 8;

    private final byte[] secret;

    private PrivacyKey(byte[] secret) {
        this.secret = secret.clone();
    }

    /// Where a store in this folder has its key.
    public static Path fileIn(Path folder) {
        return folder.resolve("privacy.key");
    }

    /// Reads the key of a store.
    ///
    /// @throws StoreException if it is not there, or is none
    public static PrivacyKey load(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new StoreException("the key " + file + " is missing, and without it nobody can make or read the"
                    + " pseudonyms of this store: put it back from where it was moved or copied to");
        }
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length != LENGTH) {
            throw new StoreException(file + " is no key: it has " + bytes.length + " bytes instead of " + LENGTH
                    + "; put back the one that this store was begun with");
        }
        return new PrivacyKey(bytes);
    }

    /// Makes a key for a store that has none.
    static PrivacyKey make(Path file) throws IOException {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        Path unnamed = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(unnamed);
        boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] onlyForTheOwner = isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (SeekableByteChannel channel = Files.newByteChannel(
                unnamed,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC),
                onlyForTheOwner)) {
            channel.write(ByteBuffer.wrap(bytes));
        }
        Files.move(unnamed, file, StandardCopyOption.ATOMIC_MOVE);
        return new PrivacyKey(bytes);
    }

    /// A key that is of use for one thing only.
    SecretKey keyFor(Use use) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey(use.algorithm, parameters(use.text, LENGTH));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("this Java has no HKDF", e);
        }
    }

    /// What tells this key from others without telling anything of it.
    String check() {
        try {
            byte[] check = KDF.getInstance("HKDF-SHA256").deriveData(parameters("check", CHECK_LENGTH));
            return HexFormat.of().formatHex(check);
        } catch (GeneralSecurityException e) {
            throw new AssertionError("this Java has no HKDF", e);
        }
    }

    private HKDFParameterSpec parameters(String use, int length) {
        return HKDFParameterSpec.ofExtract()
                .addIKM(secret)
                .thenExpand(("vedette " + use).getBytes(StandardCharsets.UTF_8), length);
    }

    /// What a key is for.
    enum Use {
        PSEUDONYMS("pseudonyms", "HmacSHA256"),
        SEALING("sealing", "AES");

        private final String text;
        private final String algorithm;

        Use(String text, String algorithm) {
            this.text = text;
            this.algorithm = algorithm;
        }
    }
}
