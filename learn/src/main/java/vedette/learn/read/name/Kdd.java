package vedette.learn.read.name;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The columns of KDD99 and NSL-KDD, whose files have no header.
///
/// A column of words (protocol, service, flag) becomes a feature for each word, which is 1 in the rows that
/// have it and else 0; a word that is not known is 0 in all. A service is a port by another name: it is a
/// feature here because these data sets have no other.
public final class Kdd {

    private static final int FEATURES = 41;
    private static final Set<String> PROTOCOLS = Set.of("tcp", "udp", "icmp");
    private static final Map<String, List<String>> COLUMNS = new LinkedHashMap<>();

    static {
        for (String line : ResourceLines.of("kdd-features.txt")) {
            String[] parts = (line + " | ").split("\\|", -1);
            String words = parts[1].strip();
            COLUMNS.put(parts[0].strip(), words.isEmpty() ? List.of() : List.of(words.split(" ", -1)));
        }
    }

    private Kdd() {}

    /// Whether a first row looks as if it were one of these without a header.
    public static boolean isRow(List<String> row) {
        return (row.size() == FEATURES + 1 || row.size() == FEATURES + 2)
                && PROTOCOLS.contains(row.get(1))
                && row.getFirst().chars().allMatch(Character::isDigit);
    }

    /// What the columns of a file without a header are.
    public static List<String> header(int columns) {
        List<String> names = new ArrayList<>(COLUMNS.keySet());
        names.add("label");
        if (columns > names.size()) {
            names.add("difficulty");
        }
        return names;
    }

    /// The words that a column may have; null if it has numbers.
    public static @Nullable List<String> values(String column) {
        List<String> values = COLUMNS.get(column);
        return values == null || values.isEmpty() ? null : values;
    }

    /// The features that are columns of numbers.
    public static List<Feature> plain() {
        return COLUMNS.keySet().stream()
                .filter(name -> values(name) == null)
                .map(name -> new Feature(name, Feature.Rule.COUNT))
                .toList();
    }

    /// All features, in order.
    public static List<String> names() {
        List<String> names = new ArrayList<>();
        COLUMNS.forEach((name, values) -> {
            if (values.isEmpty()) {
                names.add(name);
            } else {
                values.forEach(value -> names.add(name + "=" + value));
            }
        });
        return names;
    }
}
