package vedette.app.config.key;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import vedette.app.config.read.Faults;

/// A file with a secret in its only line.
public final class SecretFile {

    private static final int MOST_BYTES = 4_096;

    private SecretFile() {}

    /// The secret; nothing if it cannot be read, which is said.
    ///
    /// @param full the name of what names the file
    /// @param line of that, 0 where there are none
    /// @param place in which that stands
    public static Optional<String> read(String file, String full, int line, String place, Faults faults) {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return Optional.of(new String(in.readNBytes(MOST_BYTES + 1), StandardCharsets.UTF_8).stripTrailing());
        } catch (IOException | InvalidPathException e) {
            faults.add(
                    place,
                    line,
                    full + " is " + Faults.shown(file)
                            + ", but that file cannot be read; make it, with the secret in its"
                            + " only line, for the user that Vedette runs as");
            return Optional.empty();
        }
    }
}
