package vedette.app.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The password that nobody has chosen, in a file that only this user can read. It goes away when somebody chooses one.
///
/// @param data the folder of all that is kept
public record FirstPassword(Path data) {

    private static final String FILE = "first-password";

    /// Where it is, if it is there.
    public Path file() {
        return data.resolve(FILE);
    }

    public void keep(String user, String password) throws IOException {
        Path file = file();
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, user + "\n" + password + "\n");
    }

    /// This user has another password now, or is no more.
    ///
    /// @return whether there was a file that is gone
    public boolean forget(String user) throws IOException {
        Path file = file();
        return Files.isRegularFile(file)
                && Files.readString(file).startsWith(user + "\n")
                && Files.deleteIfExists(file);
    }
}
