package vedette.app.config.key;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a configuration says, checked.
///
/// @param held by the keys' names
/// @param blocks by the lists' names
public record Values(Map<String, Held> held, Map<String, List<Block>> blocks) {

    /// Nobody has said anything.
    public static final Values NONE = new Values(Map.of(), Map.of());

    public Values {
        held = Map.copyOf(held);
        blocks = Map.copyOf(blocks);
    }

    /// What a key has, or else its default.
    ///
    /// @throws IllegalStateException if there is neither
    public <T> T get(Key<T> key) {
        return find(key).orElseThrow(() -> new IllegalStateException(key.name() + " has no value"));
    }

    /// The same; nothing where there is neither.
    public <T> Optional<T> find(Key<T> key) {
        Held value = held(key);
        return value.isGiven() || !key.usual().isEmpty()
                ? Optional.of(key.kind().read(value.text()))
                : Optional.empty();
    }

    /// As it is written, and where it is from.
    public Held held(Key<?> key) {
        return held.getOrDefault(key.name(), new Held(key.usual(), new Origin.Usual()));
    }

    /// Those of a list, in the order of the file.
    public List<Block> of(Blocks list) {
        return blocks.getOrDefault(list.name(), List.of());
    }

    /// These, and others that count more.
    public Values under(Map<String, Held> others) {
        Map<String, Held> all = new LinkedHashMap<>(held);
        all.putAll(others);
        return new Values(all, blocks);
    }
}
