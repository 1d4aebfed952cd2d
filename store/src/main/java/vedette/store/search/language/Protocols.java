package vedette.store.search.language;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/// Protocols as people write them.
final class Protocols {

    static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("icmp", 1),
            Map.entry("igmp", 2),
            Map.entry("tcp", 6),
            Map.entry("udp", 17),
            Map.entry("gre", 47),
            Map.entry("esp", 50),
            Map.entry("icmp6", 58),
            Map.entry("icmpv6", 58),
            Map.entry("ospf", 89),
            Map.entry("sctp", 132));

    private Protocols() {}

    /// As IP numbers it; nothing if there is none.
    static OptionalInt number(String text) {
        Integer known = NAMES.get(text.toLowerCase(Locale.ROOT));
        if (known != null) {
            return OptionalInt.of(known);
        }
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= 255) {
            return OptionalInt.of(Integer.parseInt(text));
        }
        return OptionalInt.empty();
    }
}
