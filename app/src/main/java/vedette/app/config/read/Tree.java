package vedette.app.config.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What stands in a configuration file, with the lines.
public sealed interface Tree {

    /// The line on which it begins, from 1.
    int line();

    /// A text, number or flag; which of them it is to be is for the key to say.
    ///
    /// @param isQuoted whether it is a text whatever it looks like
    record Text(String value, boolean isQuoted, int line) implements Tree {

        /// Whether nothing stands there.
        public boolean isNothing() {
            return !isQuoted && (value.isEmpty() || value.equals("~") || value.equals("null"));
        }
    }

    /// A list.
    record Items(List<Tree> items, int line) implements Tree {

        public Items {
            items = List.copyOf(items);
        }
    }

    /// Keys and what each has.
    record Section(SequencedMap<String, Entry> entries, int line) implements Tree {

        public Section {
            entries = new LinkedHashMap<>(entries);
        }

        /// Of a file in which nothing stands.
        static Section empty() {
            return new Section(new LinkedHashMap<>(), 1);
        }
    }

    /// What a key has.
    ///
    /// @param line of the key
    record Entry(Tree value, int line) {}
}
