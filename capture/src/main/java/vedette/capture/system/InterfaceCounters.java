package vedette.capture.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the kernel counted at an interface since it exists.
///
/// @param rxDrops received, but lost by the card or for want of memory
/// @param rxErrors received damaged
public record InterfaceCounters(
        long rxPackets, long rxBytes, long rxDrops, long rxErrors, long txPackets, long txBytes) {

    static final InterfaceCounters NONE = new InterfaceCounters(0, 0, 0, 0, 0, 0);

    // Of this thread, not of the process: the thread decides in which network namespace it looks.
    private static final Path NET_DEV = Path.of("/proc/thread-self/net/dev");

    private static final int COLUMNS = 16;

    /// The counters of every interface, by name, in the kernel's order; empty where there is no `/proc`.
    public static Map<String, InterfaceCounters> all() {
        try {
            return parse(Files.readAllLines(NET_DEV, StandardCharsets.UTF_8));
        } catch (IOException _) {
            return Map.of();
        }
    }

    public static InterfaceCounters of(String name) {
        return all().getOrDefault(name, NONE);
    }

    /// Reads `/proc/net/dev`: after two lines of headings, a name, a colon, eight numbers in and eight out. The fourth
    /// is the sum of `rx_dropped` and `rx_missed_errors`.
    static Map<String, InterfaceCounters> parse(List<String> lines) {
        Map<String, InterfaceCounters> counters = new LinkedHashMap<>();
        for (String line : lines) {
            int colon = line.lastIndexOf(':');
            String[] columns = line.substring(colon + 1).strip().split("\\s+", -1);
            if (colon > 0 && columns.length == COLUMNS) {
                counters.put(line.substring(0, colon).strip(), of(columns));
            }
        }
        return counters;
    }

    private static InterfaceCounters of(String[] columns) {
        return new InterfaceCounters(
                number(columns[1]),
                number(columns[0]),
                number(columns[3]),
                number(columns[2]),
                number(columns[9]),
                number(columns[8]));
    }

    private static long number(String text) {
        try {
            return Long.parseUnsignedLong(text);
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
