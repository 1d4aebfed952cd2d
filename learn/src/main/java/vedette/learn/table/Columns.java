package vedette.learn.table;

import java.util.HashSet;
import java.util.List;

/// The features that a row has, by name and in order. No name is there twice.
public record Columns(List<String> names) {

    public Columns {
        names = List.copyOf(names);
        if (new HashSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("a column is there twice: " + names);
        }
    }

    public static Columns of(String... names) {
        return new Columns(List.of(names));
    }

    public int size() {
        return names.size();
    }

    public String name(int column) {
        return names.get(column);
    }

    /// The place of the column with this name, or -1.
    public int indexOf(String name) {
        return names.indexOf(name);
    }
}
