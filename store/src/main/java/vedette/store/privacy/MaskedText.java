package vedette.store.privacy;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;

/// Finds addresses, hardware addresses and names of hosts inside in a text, however they are written, and has something
/// else put in their place. Texts may have been made by anybody. Owned by one thread.
final class MaskedText {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{N}._:-]+");
    private static final Pattern NAME = Pattern.compile("[^:]+");
    private static final Pattern IPV4 = Pattern.compile("(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\d.]*\\d)");
    private static final Pattern IPV6 =
            Pattern.compile("(?:\\p{XDigit}{0,4}:){2,7}(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\p{XDigit}{0,4})");
    private static final Pattern DASHED_IPV4 = Pattern.compile("(?<!\\d)\\d{1,3}(?:-\\d{1,3}){3}(?!\\d)");
    private static final Pattern HARDWARE = Pattern.compile("(?i)[0-9a-f]{2}(?:([:-])[0-9a-f]{2})(?:\\1[0-9a-f]{2}){4}"
            + "|[0-9a-f]{4}(?:\\.[0-9a-f]{4}){2}|[0-9a-f]{12}");

    /// Domains that are used inside only ([RFC 6762](https://www.rfc-editor.org/rfc/rfc6762#appendix-G) and others),
    /// and those of addresses turned round.
    private static final Pattern INSIDE_DOMAIN = Pattern.compile(
            ".*\\.(local|localdomain|lan|home|corp|internal|intranet|private|home\\.arpa|in-addr\\.arpa|ip6\\.arpa)\\.?");

    private final Predicate<Address> inside;
    private final KnownNames names;
    private final Substitutes substitutes;

    /// What is put in the place of what was found.
    interface Substitutes {
        Address ofAddress(Address address);

        long ofHardware(long address);

        String ofName(String name);
    }

    MaskedText(Predicate<Address> inside, KnownNames names, Substitutes substitutes) {
        this.inside = inside;
        this.names = names;
        this.substitutes = substitutes;
    }

    /// @param isHardware whether the text is a hardware address if it looks like one at all
    String of(String text, boolean isHardware) {
        return replace(TOKEN, text, token -> maskToken(token, isHardware));
    }

    private static String replace(Pattern what, String text, UnaryOperator<String> by) {
        Matcher found = what.matcher(text);
        StringBuilder masked = new StringBuilder();
        while (found.find()) {
            found.appendReplacement(masked, Matcher.quoteReplacement(by.apply(found.group())));
        }
        return found.appendTail(masked).toString();
    }

    private String maskToken(String token, boolean isHardware) {
        int begin = 0;
        int end = token.length();
        while (begin < end && isOutside(token.charAt(begin), token, begin, 1)) {
            begin++;
        }
        while (end > begin && isOutside(token.charAt(end - 1), token, end - 1, -1)) {
            end--;
        }
        return token.substring(0, begin) + maskWord(token.substring(begin, end), isHardware) + token.substring(end);
    }

    /// Two colons belong to an address.
    private static boolean isOutside(char letter, String token, int at, int step) {
        int next = at + step;
        boolean isDouble = next >= 0 && next < token.length() && token.charAt(next) == ':';
        return letter == '.' || letter == '-' || letter == '_' || (letter == ':' && !isDouble);
    }

    private String maskWord(String word, boolean isHardware) {
        if (HARDWARE.matcher(word).matches() && (isHardware || !isNumber(word))) {
            return maskHardware(word);
        }
        String masked = replace(IPV6, word, this::maskAddress);
        masked = replace(IPV4, masked, this::maskAddress);
        return masked.equals(word) ? replace(NAME, word, this::maskName) : masked;
    }

    private String maskName(String name) {
        return isNameInside(name) ? substitutes.ofName(name) : name;
    }

    private static boolean isNumber(String word) {
        return word.chars().allMatch(Character::isDigit);
    }

    private String maskHardware(String word) {
        long address = Long.parseLong(word.replaceAll("[^0-9a-fA-F]", ""), 16);
        String digits = String.format(Locale.ROOT, "%012x", substitutes.ofHardware(address));
        StringBuilder masked = new StringBuilder();
        int digit = 0;
        for (int i = 0; i < word.length(); i++) {
            boolean isDigit = Character.digit(word.charAt(i), 16) >= 0;
            masked.append(isDigit ? digits.charAt(digit++) : word.charAt(i));
        }
        return masked.toString();
    }

    private String maskAddress(String text) {
        Address address = parse(text);
        if (address == null || !inside.test(address)) {
            return text;
        }
        return substitutes.ofAddress(address).toString();
    }

    private static @Nullable Address parse(String text) {
        try {
            return Address.parse(text);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private boolean isNameInside(String word) {
        String plain = word.toLowerCase(Locale.ROOT);
        if (INSIDE_DOMAIN.matcher(plain).matches() || names.contains(plain)) {
            return true;
        }
        Matcher dashed = DASHED_IPV4.matcher(plain);
        while (dashed.find()) {
            Address address = parse(dashed.group().replace('-', '.'));
            if (address != null && inside.test(address)) {
                return true;
            }
        }
        return false;
    }
}
