package vedette.notify.mail;

import jakarta.mail.Address;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Who has taken the message in hand, who never will, and who is still to be asked. Owned by one thread.
///
/// It is kept by who talks to the server, and not in the queue, which knows receivers and not the addresses of one: a
/// message is offered again by its id until it is done, so nobody else needs to know. When the process ends in between,
/// those who have it get it a second time, which is what is promised of every message: at least once.
final class Recipients {

    /// With the pauses between them these take eight minutes, longer than servers put off whom they do not know.
    private static final int MOST_ATTEMPTS = 10;

    private final Set<Address> slow = new HashSet<>();
    private String message = "";
    private Set<Address> all = Set.of();
    private final Set<Address> taken = new HashSet<>();
    private final Map<Address, String> refused = new LinkedHashMap<>();
    private int attempts;

    /// Begins with a message, unless it is the one in hand.
    void begin(String id, Collection<Address> to) {
        if (!message.equals(id)) {
            forget();
            message = id;
            all = new LinkedHashSet<>(to);
        }
    }

    /// Asks everybody anew.
    void forget() {
        message = "";
        taken.clear();
        refused.clear();
        attempts = 0;
    }

    /// Who is still to be asked.
    List<Address> left() {
        List<Address> left = new ArrayList<>(all);
        left.removeAll(taken);
        left.removeAll(refused.keySet());
        return left;
    }

    void took(Collection<Address> addresses) {
        taken.addAll(addresses);
        slow.removeAll(addresses);
    }

    /// @param answers of the server, in words
    void refused(Collection<Address> addresses, Map<Address, String> answers) {
        addresses.forEach(address -> refused.put(address, answers.getOrDefault(address, "")));
    }

    boolean isTakenByNobody() {
        return taken.isEmpty();
    }

    /// Counts an attempt after which some are left, and says whether they may keep up the next message for everybody.
    /// They may not for long, and those that did so before may not at all until they have taken one: a full mailbox
    /// must not silence the others.
    boolean mayKeepUp() {
        attempts++;
        return attempts < MOST_ATTEMPTS && !slow.containsAll(left());
    }

    /// Leaves out those that are left.
    ///
    /// @param answers of the server, in words
    void giveUp(Map<Address, String> answers) {
        List<Address> left = left();
        slow.addAll(left);
        refused(left, answers);
    }

    /// How many have it, for people.
    String share() {
        return taken.size() + " of " + all.size() + " addresses";
    }

    /// Who will not get it, and why, for people; empty if there is nobody.
    String refusedInWords() {
        return inWords(refused.keySet(), refused);
    }

    static String inWords(Collection<Address> addresses, Map<Address, String> answers) {
        return addresses.stream()
                .map(address -> address + " (" + answers.getOrDefault(address, "") + ")")
                .collect(Collectors.joining(", "));
    }
}
