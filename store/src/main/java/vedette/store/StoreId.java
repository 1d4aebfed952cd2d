package vedette.store;

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
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import vedette.store.database.StoreException;

/// What tells a store from others that share its database: random letters in a file of its folder, made once. The name
/// of a machine is no such thing, since machines are copied.
final class StoreId {

    private static final int BYTES = 16;

    private StoreId() {}

    /// The id in a file. It is made if there is none, or if what is there is none; to be called by who may write there.
    static String in(Path file) throws StoreException {
        try {
            return readOrMake(file);
        } catch (IOException e) {
            throw new StoreException(
                    "cannot read or make " + file + ", which tells this store from others (" + e
                            + "): whoever runs Vedette must be able to read it and to write in its folder",
                    e);
        }
    }

    private static String readOrMake(Path file) throws IOException {
        if (Files.exists(file)) {
            String known = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
            if (known.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
                return known;
            }
        }
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        String id = HexFormat.of().formatHex(random);
        write(file, id + "\n");
        return id;
    }

    /// Whole or not at all, for its owner alone: who knows it can pass for this store.
    private static void write(Path file, String text) throws IOException {
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
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
        }
        Files.move(unnamed, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
