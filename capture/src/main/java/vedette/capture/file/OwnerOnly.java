package vedette.capture.file;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// Files that nobody but their owner may read, from their first moment, as packets say who talks to whom about what.
public final class OwnerOnly {

    private OwnerOnly() {}

    /// How to make such a file, where the disk knows of owners.
    public static FileAttribute<?>[] file(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
