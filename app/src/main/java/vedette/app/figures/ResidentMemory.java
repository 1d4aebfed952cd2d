package vedette.app.figures;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// How much memory this process has in the machine.
public final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String FIELD = "VmRSS:";
    private static final long KIBIBYTE = 1_024;

    private ResidentMemory() {}

    /// In bytes; nothing where the system does not say so in a file, as only Linux does.
    public static OptionalLong bytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(FIELD))
                    .map(line -> line.replaceAll("\\D", ""))
                    .filter(digits -> !digits.isEmpty())
                    .mapToLong(digits -> KIBIBYTE * Long.parseLong(digits))
                    .findFirst();
        } catch (IOException _) {
            return OptionalLong.empty();
        }
    }
}
