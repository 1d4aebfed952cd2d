package vedette.report.section;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import vedette.detect.Kind;

/// The names of the trade as people write them.
final class Words {

    private static final Set<String> ACRONYMS = Set.of("dns", "icmp", "arp", "dhcp");

    private Words() {}

    /// "Password guessing", "DNS tunnel".
    static String kind(Kind kind) {
        return sentence(phrase(kind.label()));
    }

    /// The words of a label: "password guessing", "DNS tunnel".
    static String phrase(String label) {
        StringBuilder words = new StringBuilder();
        for (String word : label.split("-", -1)) {
            words.append(words.isEmpty() ? "" : " ");
            words.append(ACRONYMS.contains(word) ? word.toUpperCase(Locale.ROOT) : word);
        }
        return words.toString();
    }

    /// With a large first letter.
    static String sentence(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// "one", "one and another", "one, another and a third".
    static String list(List<String> items) {
        return switch (items.size()) {
            case 0 -> "";
            case 1 -> items.getFirst();
            default -> String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
        };
    }
}
