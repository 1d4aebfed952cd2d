package vedette.app.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import vedette.learn.bundle.Bundle;
import vedette.learn.shelf.Shelf;

/// Which models are at work unless others are named: for each purpose the one that was put to work here, else the one
/// that
/// comes with Vedette.
public final class AtWork {

    private static final String HOME = "vedette.home";

    private AtWork() {}

    /// Where they are, by purpose.
    ///
    /// @param shelf of the models that were trained here
    public static Map<String, Path> folders(Shelf shelf) throws IOException {
        Map<String, Path> folders = new TreeMap<>();
        for (Path shipped : shipped()) {
            folders.put(Bundle.open(shipped).manifest().slot(), shipped);
        }
        for (Map.Entry<String, Shelf.Slot> slot : shelf.active().entrySet()) {
            if (!slot.getValue().now().isEmpty()) {
                folders.put(slot.getKey(), shelf.find(slot.getValue().now()));
            }
        }
        return folders;
    }

    /// Those that come with Vedette, beside the program, as its launcher says.
    private static List<Path> shipped() throws IOException {
        Path folder = Path.of(System.getProperty(HOME, ".")).resolve("lab").resolve("models");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(AtWork::isModel).sorted().toList();
        }
    }

    static boolean isModel(Path folder) {
        return Files.isRegularFile(folder.resolve("bundle.json"));
    }
}
