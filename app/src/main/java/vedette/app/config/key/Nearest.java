package vedette.app.config.key;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the name that somebody may have meant.
public final class Nearest {

    private static final int SHARE = 3;
    private static final int MOST_LENGTH = 100;

    private Nearest() {}

    /// The name that takes the fewest changes, if those are few; of a name that is right but stands elsewhere, that
    /// one.
    public static Optional<String> to(String wrong, Collection<String> names) {
        if (wrong.length() > MOST_LENGTH) {
            return Optional.empty();
        }
        String last = last(wrong);
        Optional<String> near = names.stream()
                .filter(name -> changes(wrong, name) <= Math.max(2, last.length() / SHARE))
                .min(Comparator.comparingInt((String name) -> changes(wrong, name))
                        .thenComparing(name -> name));
        return near.or(() ->
                names.stream().filter(name -> changes(last, last(name)) <= 1).min(Comparator.naturalOrder()));
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// How many letters are to be put in, taken out, changed, or swapped with the next.
    static int changes(String one, String other) {
        int[][] table = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : cell(table, one, other, i, j);
            }
        }
        return table[one.length()][other.length()];
    }

    private static int cell(int[][] table, String one, String other, int i, int j) {
        int isOther = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(table[i - 1][j - 1] + isOther, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        boolean isSwapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return isSwapped ? Math.min(least, table[i - 2][j - 2] + 1) : least;
    }
}
