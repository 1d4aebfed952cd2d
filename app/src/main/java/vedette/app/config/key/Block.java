package vedette.app.config.key;

import java.util.Map;
import java.util.Optional;

/// One of several things of the same list, such as a way to tell people.
///
/// @param name as messages name it: `notify[0]`
/// @param kind of it
/// @param line on which it begins
/// @param held what its keys have, by their names
public record Block(String name, String kind, int line, Map<String, Held> held) {

    public Block {
        held = Map.copyOf(held);
    }

    /// What it has for a key, or else the key's default.
    ///
    /// @throws IllegalStateException if there is neither
    public <T> T get(Key<T> key) {
        return given(key).orElseThrow(() -> new IllegalStateException(name + " has no " + key.name()));
    }

    /// The same; nothing where there is neither.
    public <T> Optional<T> given(Key<T> key) {
        Held value = held.getOrDefault(key.name(), Held.NOTHING);
        String text = value.isGiven() ? value.text() : key.usual();
        return text.isEmpty() && !value.isGiven()
                ? Optional.empty()
                : Optional.of(key.kind().read(text));
    }
}
