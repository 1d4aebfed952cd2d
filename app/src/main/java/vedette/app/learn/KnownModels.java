package vedette.app.learn;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vedette.learn.shelf.Shelf;

/// All models that there are for a run: those at work, those that come with Vedette, and those on the shelf.
public final class KnownModels {

    private static final String SHIPPED = AtWork.SHIPPED;

    private final AtWorkOptions options;
    private final Path data;

    /// A model.
    ///
    /// @param name on the shelf, as `forest:2`; `shipped:NAME` if it comes with Vedette, `folder:NAME` from
    ///     elsewhere
    /// @param isKept whether it is on the shelf
    public record Known(String name, Path folder, boolean isAtWork, boolean isKept) {}

    /// @param options which are at work
    /// @param data the folder in which the shelf is
    public KnownModels(AtWorkOptions options, Path data) {
        this.options = options;
        this.data = data;
    }

    public Shelf shelf() {
        return AtWork.shelf(data);
    }

    /// Which are to be at work now.
    public AtWork atWork() throws IOException {
        return options.chosen(data);
    }

    /// Why others cannot be put to work in this run; empty if they can.
    public String fixed() {
        return options.isOfShelf()
                ? ""
                : "this run was started with " + options.inWords() + ": start it without --models to choose here";
    }

    /// All, those at work first, and the latest of each on the shelf before those that it followed.
    public List<Known> all() throws IOException {
        Shelf shelf = shelf();
        Map<String, Known> all = new LinkedHashMap<>();
        for (String model : atWork().models()) {
            add(all, new Known(name(model), AtWork.folder(model, shelf), true, model.startsWith(AtWork.SHELF)));
        }
        List<Shelf.Reference> kept = new ArrayList<>(shelf.list());
        for (Shelf.Reference reference : kept.reversed()) {
            add(all, new Known(reference.toString(), shelf.find(reference.toString()), false, true));
        }
        for (Path folder : UsualModels.inShipped()) {
            add(all, new Known(SHIPPED + folder.getFileName(), folder, false, false));
        }
        return List.copyOf(all.values());
    }

    private static void add(Map<String, Known> all, Known known) {
        all.putIfAbsent(known.name(), known);
    }

    private static String name(String model) {
        if (model.startsWith(AtWork.SHELF)) {
            return model.substring(AtWork.SHELF.length());
        }
        return model.startsWith(SHIPPED) ? model : AtWork.FOLDER + model.replaceFirst("^.*[/\\\\:]", "");
    }

    /// One by its name.
    public Optional<Known> find(String name) throws IOException {
        return all().stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /// Opens those that would be at work with this one among them, as the run will.
    ///
    /// @throws IOException if it does not fit live traffic; the message says why
    public void tryWith(Known known, String slot) throws IOException {
        List<String> models = new ArrayList<>();
        for (Map.Entry<String, String> one : UsualModels.names(shelf()).entrySet()) {
            if (!one.getKey().equals(slot)) {
                models.add(one.getValue());
            }
        }
        models.add(AtWork.SHELF + known.name());
        try {
            new AtWork(models, true, atWork().budget(), false).open(data);
        } catch (IllegalArgumentException e) {
            throw new IOException(known.name() + " cannot be put to work: " + e.getMessage(), e);
        }
    }
}
