package vedette.store.privacy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import vedette.common.Address;
import vedette.flow.fact.DhcpFact;
import vedette.flow.fact.DnsFact;
import vedette.flow.fact.Fact;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.NameFact;
import vedette.flow.fact.TlsFact;

/// What hosts inside are called: the names that they give themselves, and those by which others look them up or speak
/// to them. Of more than there is room for the latest are known. Owned by one thread.
final class KnownNames {

    private static final int MOST = 16_384;
    private static final int SHORTEST = 3;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}._-]+");
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*:.*");

    private final Predicate<Address> inside;
    private final Set<String> names = Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    });

    KnownNames(Predicate<Address> inside) {
        this.inside = inside;
    }

    void learn(Fact fact) {
        switch (fact) {
            case NameFact said -> addOwn(said.ends().client(), said.name());
            case DhcpFact said -> addOwn(said.ends().client(), said.hostName());
            case DnsFact said -> {
                if (said.isResponse()) {
                    add(said.address(), said.name());
                }
            }
            case HttpRequestFact said -> add(said.ends().server(), withoutPort(said.host()));
            case TlsFact said -> add(said.ends().server(), said.serverName());
            default -> {
                // they name nobody
            }
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 || host.indexOf(':') != colon ? host : host.substring(0, colon);
    }

    /// One whose first label alone says who it is. It may have words, and no address yet.
    private void addOwn(Address host, String name) {
        if (!inside.test(host) && !host.isUnspecified()) {
            return;
        }
        for (String word : BETWEEN_WORDS.split(name, 0)) {
            add(word);
            add(word.replaceFirst("\\..*", ""));
        }
    }

    private void add(Address host, String name) {
        if (inside.test(host)) {
            add(name);
        }
    }

    private void add(String name) {
        String plain = plain(name);
        if (plain.length() >= SHORTEST && !ADDRESS.matcher(plain).matches()) {
            names.add(plain);
        }
    }

    /// Whether a host inside is called so, or a part of the name between dots is what one calls itself.
    boolean contains(String name) {
        String plain = plain(name);
        if (names.contains(plain)) {
            return true;
        }
        for (String label : plain.split("\\.", -1)) {
            if (names.contains(label)) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
    }
}
