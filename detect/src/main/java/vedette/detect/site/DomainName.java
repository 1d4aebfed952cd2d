package vedette.detect.site;

import java.util.Set;

/// What can be told of a name by its text.
public final class DomainName {

    private static final Set<String> SECOND_LEVELS =
            Set.of("ac", "co", "com", "edu", "gob", "go", "gov", "ltd", "mil", "ne", "net", "nom", "or", "org", "sch");
    private static final int COUNTRY = 2;
    private static final int CHARACTERS = 128;

    private DomainName() {}

    /// The part that somebody has registered: the last two labels, or three where the second is a country's
    /// own division, such as `co.uk`.
    public static String registered(String name) {
        String plain = withoutLastDot(name);
        int last = plain.lastIndexOf('.');
        int second = last < 0 ? -1 : plain.lastIndexOf('.', last - 1);
        if (second < 0) {
            return plain;
        }
        boolean isDivided =
                plain.length() - last - 1 == COUNTRY && SECOND_LEVELS.contains(plain.substring(second + 1, last));
        return plain.substring((isDivided ? plain.lastIndexOf('.', second - 1) : second) + 1);
    }

    /// What stands before the registered part, without the dot between; may be empty.
    public static String below(String name) {
        String plain = withoutLastDot(name);
        int length = plain.length() - registered(plain).length() - 1;
        return length <= 0 ? "" : plain.substring(0, length);
    }

    private static String withoutLastDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /// Whether it is an address, with or without a port, rather than a name.
    public static boolean isLiteral(String name) {
        if (name.startsWith("[")) {
            return true;
        }
        int dots = 0;
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (letter == ':' && dots == 3) {
                return true;
            }
            if (letter == '.') {
                dots++;
            } else if (letter < '0' || letter > '9') {
                return false;
            }
        }
        return dots == 3;
    }

    /// The entropy of its characters, in bits each.
    public static double entropy(String text) {
        int[] counts = new int[CHARACTERS];
        for (int i = 0; i < text.length(); i++) {
            counts[text.charAt(i) % CHARACTERS]++;
        }
        double sum = 0;
        for (int count : counts) {
            if (count > 0) {
                double share = (double) count / text.length();
                sum -= share * StrictMath.log(share);
            }
        }
        return sum / StrictMath.log(2);
    }

    /// Whether no person has chosen it: digits among letters, or letters that nobody can pronounce.
    public static boolean looksRandom(String label) {
        if (label.length() < 6) {
            return false;
        }
        int digits = 0;
        int changes = 0;
        int consonants = 0;
        int longest = 0;
        int vowels = 0;
        for (int i = 0; i < label.length(); i++) {
            char letter = label.charAt(i);
            boolean isDigit = letter >= '0' && letter <= '9';
            boolean isVowel = "aeiouy".indexOf(letter) >= 0;
            digits += isDigit ? 1 : 0;
            vowels += isVowel ? 1 : 0;
            changes += i > 0 && isDigit != isDigit(label.charAt(i - 1)) ? 1 : 0;
            consonants = isVowel || isDigit || letter == '-' ? 0 : consonants + 1;
            longest = Math.max(longest, consonants);
        }
        boolean isMixed = digits >= 2 && changes >= 3;
        boolean isUnspoken = longest >= 5 || vowels * 5 < label.length() - digits;
        return isMixed || isUnspoken;
    }

    private static boolean isDigit(char letter) {
        return letter >= '0' && letter <= '9';
    }
}
