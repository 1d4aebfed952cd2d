package vedette.store.people;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hosts that are asked for their latency, as they are written: `HOST` or `HOST:PORT`, with commas between them.
final class PingTargets {

    private static final int MOST = 20;
    private static final int LAST_PORT = 65_535;
    private static final String NONE = "none";

    /// A name or a number; one of IPv6 stands in brackets where a port follows.
    private static final Pattern TARGET = Pattern.compile(
            "(?:[A-Za-z0-9][A-Za-z0-9.-]{0,80}|\\[[0-9A-Fa-f:.]{2,45}])(?::([0-9]{1,5}))?|[0-9A-Fa-f:.]{2,45}");

    private PingTargets() {}

    static List<String> read(String text) {
        Set<String> targets = new LinkedHashSet<>();
        if (text.isBlank() || text.strip().equals(NONE)) {
            return List.of();
        }
        for (String part : text.split(",", -1)) {
            String target = part.strip();
            Matcher matcher = TARGET.matcher(target);
            if (!matcher.matches() || !isPort(matcher.group(1))) {
                throw new IllegalArgumentException("ping.targets is none, or hosts with commas between them, each as"
                        + " HOST or HOST:PORT with a port from 1 to " + LAST_PORT);
            }
            targets.add(target);
        }
        if (targets.size() > MOST) {
            throw new IllegalArgumentException("ping.targets has at most " + MOST + " hosts, not " + targets.size());
        }
        return List.copyOf(targets);
    }

    private static boolean isPort(String port) {
        return port == null || (Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= LAST_PORT);
    }

    static String text(List<String> targets) {
        return String.join(",", targets);
    }
}
