package vedette.app.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Files that were given together, as one `--data` names them: rows of one network, lab or data set.
///
/// @param name for people and files; empty if there is nothing to be told apart from
public record Origin(String name, List<Path> files) {

    public Origin {
        files = List.copyOf(files);
    }

    /// All that was given, with a name each if there are several: what the first file is called, numbered where that is
    /// there already.
    static List<Origin> of(List<List<Path>> given) {
        List<Origin> origins = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (List<Path> files : given) {
            origins.add(new Origin(given.size() < 2 ? "" : free(nameOf(files), taken), files));
        }
        return origins;
    }

    /// Files of one origin, which is not told apart from others.
    public static List<Origin> only(List<Path> files) {
        return List.of(new Origin("", files));
    }

    private static String nameOf(List<Path> files) {
        Path first = files.getFirst();
        String name = String.valueOf(first.getFileName() == null ? first : first.getFileName());
        return files.size() == 1 ? name : name + " and " + (files.size() - 1) + " more";
    }

    private static String free(String name, Set<String> taken) {
        String free = name;
        for (int number = 2; !taken.add(free); number++) {
            free = name + " (" + number + ")";
        }
        return free;
    }
}
