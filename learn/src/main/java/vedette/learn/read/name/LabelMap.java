package vedette.learn.read.name;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What labels mean, however they are spelled.
///
/// A line of a file of them is `class | family | group | spelling; spelling`, of which all but the class may
/// be empty. A class `-` is no label.
public final class LabelMap {

    private static final String NONE = "-";
    private static final String ATTEMPTED = "attempted";
    private static final long LARGEST_FILE = 1 << 20;
    private static final int PARTS = 4;

    private final Map<String, Meaning> byKey;

    /// What a label means.
    ///
    /// @param name of the class; empty for no label
    /// @param family of attack; empty if that is not known, or it is none
    /// @param group of attacks in its data set; empty if that has none
    public record Meaning(String name, String family, String group) {

        /// What stands for no attack.
        public static final String BENIGN = "BENIGN";

        /// Whether the data set says that the attack had no effect.
        public boolean isAttempted() {
            return name.endsWith(" - Attempted");
        }
    }

    private LabelMap(Map<String, Meaning> byKey) {
        this.byKey = byKey;
    }

    /// The labels of CIC-IDS2017, CSE-CIC-IDS2018, NSL-KDD, KDD99 and the lab.
    public static LabelMap known() {
        Map<String, Meaning> byKey = new HashMap<>();
        put(ResourceLines.of("labels.txt"), byKey);
        return new LabelMap(byKey);
    }

    /// These and, before them, what a file says.
    public LabelMap and(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new DataException(file + " is too large for a file of label names: it may have 1 MiB");
        }
        List<String> lines = Files.readAllLines(file).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        Map<String, Meaning> both = new HashMap<>(byKey);
        put(lines, both);
        return new LabelMap(both);
    }

    private static void put(Collection<String> lines, Map<String, Meaning> byKey) {
        for (String line : lines) {
            String[] parts = (line + " | | | ").split("\\|", -1);
            String name = parts[0].strip();
            Meaning meaning = new Meaning(name.equals(NONE) ? "" : name, parts[1].strip(), parts[2].strip());
            put(name, meaning, byKey);
            for (String spelling : parts[PARTS - 1].split(";", -1)) {
                put(spelling, meaning, byKey);
            }
        }
    }

    private static void put(String spelling, Meaning meaning, Map<String, Meaning> byKey) {
        String key = NameKey.of(spelling);
        if (!key.isEmpty()) {
            byKey.put(key, meaning);
        }
    }

    /// What this label means. One that is not known is a class of its own, by its name.
    public Meaning meaningOf(String label) {
        String key = NameKey.of(label);
        Meaning meaning = byKey.get(key);
        if (meaning != null) {
            return meaning;
        }
        if (key.endsWith(ATTEMPTED) && key.length() > ATTEMPTED.length()) {
            Meaning tried = byKey.get(key.substring(0, key.length() - ATTEMPTED.length()));
            if (tried != null) {
                return new Meaning(tried.name + " - Attempted", tried.family, tried.group);
            }
        }
        boolean isNone = label.chars().noneMatch(Character::isLetterOrDigit);
        return new Meaning(isNone ? "" : label.strip(), "", "");
    }

    /// Whether it is known what this label means.
    public boolean knows(String label) {
        String key = NameKey.of(label);
        boolean isAttempted = key.endsWith(ATTEMPTED);
        return byKey.containsKey(isAttempted ? key.substring(0, key.length() - ATTEMPTED.length()) : key);
    }
}
