package vedette.capture.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which interfaces carry a default route, as `/proc/net/route` and `/proc/net/ipv6_route` say.
final class DefaultRoutes {

    private static final Path NET = Path.of("/proc/thread-self/net");

    private static final int IPV4_COLUMNS = 8;
    private static final int IPV4_DESTINATION = 1;
    private static final int IPV4_MASK = 7;
    private static final int IPV6_COLUMNS = 10;
    private static final int IPV6_PREFIX_LENGTH = 1;
    private static final int IPV6_INTERFACE = 9;

    private DefaultRoutes() {}

    /// Names of interfaces; none where there is no `/proc`.
    static Set<String> interfaces() {
        return parse(lines("route"), lines("ipv6_route"));
    }

    static Set<String> parse(List<String> ipv4, List<String> ipv6) {
        Set<String> interfaces = new HashSet<>();
        for (String line : ipv4) {
            String[] columns = line.strip().split("\\s+", -1);
            if (columns.length >= IPV4_COLUMNS && isZero(columns[IPV4_DESTINATION]) && isZero(columns[IPV4_MASK])) {
                interfaces.add(columns[0]);
            }
        }
        for (String line : ipv6) {
            String[] columns = line.strip().split("\\s+", -1);
            // The kernel keeps a default route to nowhere on the loopback interface.
            if (columns.length == IPV6_COLUMNS
                    && isZero(columns[IPV6_PREFIX_LENGTH])
                    && !columns[IPV6_INTERFACE].equals("lo")) {
                interfaces.add(columns[IPV6_INTERFACE]);
            }
        }
        return interfaces;
    }

    private static boolean isZero(String digits) {
        return digits.chars().allMatch(digit -> digit == '0');
    }

    private static List<String> lines(String table) {
        try {
            return Files.readAllLines(NET.resolve(table), StandardCharsets.UTF_8);
        } catch (IOException _) {
            return List.of();
        }
    }
}
