package vedette.app.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vedette.api.engine.Learnt;
import vedette.api.engine.ModelFolders;
import vedette.detect.learned.ModelSet;
import vedette.learn.bundle.Bundle;
import vedette.learn.shelf.Shelf;

/// Which models are at work, named so that they are found again: on the shelf, among those that come with Vedette, or
/// in a folder.
///
/// @param models each as `shelf:NAME:VERSION`, `shipped:NAME` or `folder:PATH`; empty if none is
/// @param hasSeries whether minutes are followed as series, too
/// @param budget incidents a day that are only unusual
/// @param isAlone whether behaviour is not looked at
public record AtWork(List<String> models, boolean hasSeries, double budget, boolean isAlone) {

    static final String SHELF = "shelf:";
    static final String SHIPPED = "shipped:";
    static final String FOLDER = "folder:";

    public AtWork {
        models = List.copyOf(models);
    }

    /// No models.
    static AtWork none(double budget, boolean isAlone) {
        return new AtWork(List.of(), false, budget, isAlone);
    }

    /// Those that are at work unless others are named.
    ///
    /// @param data the folder in which the shelf is
    static AtWork usual(Path data, double budget, boolean isAlone) throws IOException {
        return new AtWork(List.copyOf(UsualModels.names(shelf(data)).values()), true, budget, isAlone);
    }

    /// A folder that is a model, or that holds some.
    static AtWork of(Path folder, double budget, boolean isAlone) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path model : within(folder)) {
            found.add(FOLDER + model.toAbsolutePath().normalize());
        }
        return new AtWork(found, true, budget, isAlone);
    }

    static Shelf shelf(Path data) {
        return new Shelf(data.resolve("models"));
    }

    /// Opens and checks them.
    ///
    /// @param data the folder in which the shelf is
    /// @throws IOException if one is no longer there, or does not fit live traffic; the message says which and why
    public Learnt open(Path data) throws IOException {
        List<Bundle> bundles = new ArrayList<>();
        for (String model : models) {
            bundles.add(Bundle.open(folder(model, shelf(data))));
        }
        ModelSet set = hasSeries ? ModelSet.of(bundles) : ModelSet.NONE;
        return new Learnt(set, budget, isAlone);
    }

    /// Where one is.
    static Path folder(String model, Shelf shelf) throws IOException {
        if (model.startsWith(SHELF)) {
            return shelf.find(model.substring(SHELF.length()));
        }
        if (model.startsWith(SHIPPED)) {
            return UsualModels.shipped().resolve(model.substring(SHIPPED.length()));
        }
        return Path.of(model.substring(FOLDER.length()));
    }

    private static List<Path> within(Path folder) throws IOException {
        List<Path> found = ModelFolders.within(folder);
        if (!found.isEmpty()) {
            return found;
        }
        throw new IllegalArgumentException(
                Files.isDirectory(folder)
                        ? "--models: there is no model in " + folder + "; `vedette train -o DIR` makes one"
                        : "--models: there is no folder " + folder);
    }
}
