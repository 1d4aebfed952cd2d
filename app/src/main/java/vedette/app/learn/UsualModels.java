package vedette.app.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.api.engine.ModelFolders;
import vedette.learn.bundle.Manifest;
import vedette.learn.shelf.Shelf;

/// Which models are at work unless others are named: for each purpose the one that was put to work here, else the one
/// that comes with Vedette.
public final class UsualModels {

    private static final String HOME = "vedette.home";

    private UsualModels() {}

    /// Where they are, by purpose.
    ///
    /// @param shelf of the models that were trained here
    public static Map<String, Path> folders(Shelf shelf) throws IOException {
        Map<String, Path> folders = new TreeMap<>();
        for (Map.Entry<String, String> one : names(shelf).entrySet()) {
            folders.put(one.getKey(), AtWork.folder(one.getValue(), shelf));
        }
        return folders;
    }

    /// How [AtWork] names them, by purpose.
    static Map<String, String> names(Shelf shelf) throws IOException {
        Map<String, String> names = new TreeMap<>();
        for (Path folder : inShipped()) {
            names.put(Manifest.read(folder).slot(), AtWork.SHIPPED + folder.getFileName());
        }
        for (Map.Entry<String, Shelf.Slot> slot : shelf.active().entrySet()) {
            if (!slot.getValue().now().isEmpty()) {
                names.put(slot.getKey(), AtWork.SHELF + slot.getValue().now());
            }
        }
        return names;
    }

    static List<Path> inShipped() throws IOException {
        return ModelFolders.within(shipped());
    }

    /// Where those that come with Vedette are, beside the program, as its launcher says.
    static Path shipped() {
        return Path.of(System.getProperty(HOME, ".")).resolve("lab").resolve("models");
    }
}
