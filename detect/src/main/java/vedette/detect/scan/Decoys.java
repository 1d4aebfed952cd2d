package vedette.detect.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vedette.common.Address;

/// Sources that try the same ports of the same host in the same seconds: one scanner among forged addresses.
///
/// Which of them it is shows in who reacts to an answer: an open port answers the forged address as well, and there
/// nobody resets a connection that was never wanted.
final class Decoys {

    /// Fewer with the same ports may be chance, or two tools of one person.
    private static final int FEWEST = 3;

    /// Ports in common, as a part of one's own.
    private static final double IN_COMMON = 0.5;

    private static final double BEGUN = 4;

    /// In seconds.
    private static final long TOGETHER = 10;

    private final Map<Address, List<Contacts>> byVictim = new TreeMap<>();

    /// Takes a source, if it lately tries ports of one host.
    void add(Contacts contacts, long second) {
        if (contacts.sum() >= BEGUN
                && second - contacts.last() <= TOGETHER
                && contacts.victims().size() == 1) {
            byVictim.computeIfAbsent(contacts.victims().keys().getFirst(), _ -> new ArrayList<>())
                    .add(contacts);
        }
    }

    /// Whether the source is one of several that do the same, and nothing says that it is more than an address.
    boolean isOne(Contacts contacts) {
        return !contacts.isAlive() && !together(contacts).isEmpty();
    }

    /// Whether one of those that do the same as this is known to be the scanner.
    boolean isScannerKnown(Contacts contacts) {
        return together(contacts).stream().anyMatch(Contacts::isAlive);
    }

    private List<Contacts> together(Contacts contacts) {
        if (contacts.victims().size() != 1) {
            return List.of();
        }
        Set<Long> own = new HashSet<>(contacts.ports().keys());
        List<Contacts> same = new ArrayList<>();
        for (Contacts other : byVictim.getOrDefault(contacts.victims().keys().getFirst(), List.of())) {
            long common = other.ports().keys().stream().filter(own::contains).count();
            if (common >= IN_COMMON * own.size()) {
                same.add(other);
            }
        }
        return same.size() >= FEWEST ? same : List.of();
    }
}
