package vedette.app.config.key;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A list of things, each of a kind that has keys of its own.
///
/// @param name of the list
/// @param help what it is about, in a sentence
/// @param common keys that every kind has
/// @param kinds the keys that a kind has beside those, by the kind's name
public record Blocks(String name, String help, List<Key<?>> common, SequencedMap<String, List<Key<?>>> kinds) {

    /// The key that says of which kind a block is.
    public static final String KIND = "kind";

    public Blocks {
        common = List.copyOf(common);
        kinds = new LinkedHashMap<>(kinds);
    }

    /// @param kinds in any order
    public Blocks(String name, String help, List<Key<?>> common, Map<String, List<Key<?>>> kinds) {
        this(name, help, common, sorted(kinds));
    }

    private static SequencedMap<String, List<Key<?>>> sorted(Map<String, List<Key<?>>> kinds) {
        SequencedMap<String, List<Key<?>>> sorted = new LinkedHashMap<>();
        kinds.keySet().stream().sorted().forEach(kind -> sorted.put(kind, kinds.getOrDefault(kind, List.of())));
        return sorted;
    }

    /// The same, and a change of any of them takes effect while Vedette runs.
    public Blocks live() {
        SequencedMap<String, List<Key<?>>> livelier = new LinkedHashMap<>();
        kinds.forEach((kind, keys) -> livelier.put(kind, live(keys)));
        return new Blocks(name, help, live(common), livelier);
    }

    private static List<Key<?>> live(List<Key<?>> keys) {
        return keys.stream().<Key<?>>map(Key::live).toList();
    }

    /// All keys that blocks of a kind have.
    public List<Key<?>> keys(String kind) {
        List<Key<?>> keys = new ArrayList<>(common);
        keys.addAll(kinds.getOrDefault(kind, List.of()));
        return keys;
    }
}
