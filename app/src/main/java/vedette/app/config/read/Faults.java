package vedette.app.config.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Everything that is wrong with a configuration, so that it can be said at once. Owned by one thread.
public final class Faults {

    private static final int MOST = 50;
    private static final int MOST_OF_VALUE = 60;

    /// What somebody put into an address although it does not belong there.
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)((?:password|passwd|pwd)=|://[^/:@\\s]*:(?=[^/@\\s]*@))[^&@\\s]*");

    private final List<Fault> found = new ArrayList<>();
    private int more;

    public Faults() {}

    /// Something that is wrong.
    ///
    /// @param place a file or a variable of the environment
    /// @param line in the file, from 1; 0 where there are none
    /// @param words what it is and what to do
    public record Fault(String place, int line, String words) {

        /// All of it in a line.
        public String inWords() {
            return line == 0 ? place + ": " + words : place + ", line " + line + ": " + words;
        }
    }

    public void add(String place, int line, String words) {
        if (found.size() < MOST) {
            found.add(new Fault(place, line, words));
        } else {
            more++;
        }
    }

    /// The same of a place that has no lines.
    public void add(String place, String words) {
        add(place, 0, words);
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /// In the order of the lines.
    public List<Fault> all() {
        return found.stream()
                .sorted(Comparator.comparing(Fault::place).thenComparingInt(Fault::line))
                .toList();
    }

    /// A line for each, in the order of the file's.
    public List<String> inWords() {
        List<String> lines = new ArrayList<>();
        all().forEach(fault -> lines.add(fault.inWords()));
        if (more > 0) {
            lines.add("and " + more + " more");
        }
        return lines;
    }

    /// What is wrong, if anything is.
    public Optional<FaultyConfiguration> asException() {
        return isEmpty() ? Optional.empty() : Optional.of(new FaultyConfiguration(inWords()));
    }

    /// Ends it here if anything is wrong.
    ///
    /// @throws FaultyConfiguration with all of it
    public void check() {
        asException().ifPresent(faulty -> {
            throw faulty;
        });
    }

    /// A value as a message has it: short, without a password, and without what would move a terminal's cursor.
    public static String shown(String value) {
        String safe = PASSWORD.matcher(value).replaceAll("$1(secret)");
        String text =
                inOneLine(safe.substring(0, safe.offsetByCodePoints(0, Math.min(MOST_OF_VALUE, codePoints(safe)))));
        return text.isEmpty() ? "empty" : codePoints(safe) > MOST_OF_VALUE ? text + "…" : text;
    }

    /// A sentence that may have such a value in it, whole.
    public static String inOneLine(String words) {
        StringBuilder text = new StringBuilder();
        words.codePoints().forEach(c -> text.appendCodePoint(Character.isISOControl(c) || isHidden(c) ? '?' : c));
        return text.toString();
    }

    private static int codePoints(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean isHidden(int c) {
        int type = Character.getType(c);
        return type == Character.FORMAT || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
    }
}
