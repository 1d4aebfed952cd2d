package vedette.app.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What this machine is called, without asking the network.
final class ThisHost {

    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    private ThisHost() {}

    static String name() {
        try {
            return Files.readString(HOST_NAME).strip();
        } catch (IOException _) {
            String name = System.getenv("COMPUTERNAME");
            return name == null || name.isBlank() ? "unknown" : name;
        }
    }
}
