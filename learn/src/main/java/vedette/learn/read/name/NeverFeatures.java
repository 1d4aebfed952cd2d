package vedette.learn.read.name;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// The columns that no model is given: addresses, ports, times, identifiers, and what the data set says of a row.
public final class NeverFeatures {

    private static final String WORD = "word ";
    private static final Set<String> NAMES = new HashSet<>();
    private static final Set<String> WORDS = new HashSet<>();

    static {
        for (String line : ResourceLines.of("never-features.txt")) {
            if (line.startsWith(WORD)) {
                WORDS.add(line.substring(WORD.length()));
            } else {
                NAMES.add(line);
            }
        }
    }

    private NeverFeatures() {}

    /// Whether a column of this name is one of them, in a data set that is known.
    public static boolean contains(String column) {
        return NAMES.contains(NameKey.of(column));
    }

    /// Whether a column of this name may be one of them, in a data set that is not known.
    public static boolean mayContain(String column) {
        if (contains(column)) {
            return true;
        }
        for (String word : column.replaceAll("([a-z0-9])([A-Z])", "$1 $2").split("[^A-Za-z0-9]+", -1)) {
            if (WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
