package vedette.app.config.key;

import java.util.List;

/// Keys of one subject, which stand together in the file.
///
/// @param name of the section; empty for keys that stand in none
/// @param help what it is about, in a sentence
public record Chapter(String name, String help, List<Key<?>> keys) {

    public Chapter {
        keys = List.copyOf(keys);
        for (Key<?> key : keys) {
            if (!name.isEmpty() && !key.name().startsWith(name + ".")) {
                throw new IllegalArgumentException(key.name() + " does not belong to " + name);
            }
        }
    }
}
