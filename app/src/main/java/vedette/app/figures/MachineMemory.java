package vedette.app.figures;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/// How much memory the machine has left for programs.
public final class MachineMemory {

    private static final Path MEMINFO = Path.of("/proc/meminfo");

    /// What is free, and what the system would give back at once of what it keeps of files.
    private static final String FIELD = "MemAvailable:";

    private static final long KIBIBYTE = 1_024;

    private MachineMemory() {}

    /// In bytes; where the system does not say so in a file, as only Linux does, what is free.
    public static long available() {
        return available(MEMINFO);
    }

    static long available(Path meminfo) {
        try {
            return Files.readAllLines(meminfo).stream()
                    .filter(line -> line.startsWith(FIELD))
                    .map(line -> line.replaceAll("\\D", ""))
                    .filter(digits -> !digits.isEmpty())
                    .mapToLong(digits -> KIBIBYTE * Long.parseLong(digits))
                    .findFirst()
                    .orElseGet(MachineMemory::free);
        } catch (IOException _) {
            return free();
        }
    }

    private static long free() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize();
    }
}
