package vedette.app.dashboard.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vedette.app.learn.AtWorkOptions;
import vedette.app.learn.KnownModels;
import vedette.app.retrain.Retrainer;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Manifest;
import vedette.learn.json.JsonTree;
import vedette.learn.shelf.Shelf;
import vedette.store.StorePlace;
import vedette.store.people.Actor;
import vedette.store.people.Audit;
import vedette.web.operate.ModelRoom;

/// The models of a run, for those who look after them. What is put to work here the run takes to as it does what
/// `vedette models` puts to work: from its next tick on. Safe for any thread.
public final class ModelDesk implements ModelRoom, AutoCloseable {

    /// More are on the shelf than anybody reads; the latest of each come first.
    private static final int MOST = 200;

    private static final int SUGGESTED = 10;

    /// What a passport has beside itself.
    private static final List<String> PICTURES = List.of("roc", "precision-recall", "calibration");

    private static final long MOST_PICTURE = 1 << 20;

    private final KnownModels known;
    private final Path data;
    private final StorePlace place;
    private final String version;
    private final InstantSource clock;
    private final ModelWork work;

    /// @param options which are at work
    /// @param data the folder of all that is kept
    /// @param place of the store in it
    /// @param version of the program
    public ModelDesk(AtWorkOptions options, Path data, StorePlace place, String version, InstantSource clock) {
        known = new KnownModels(options, data);
        this.data = data;
        this.place = place;
        this.version = version;
        this.clock = clock;
        work = new ModelWork(clock);
    }

    @Override
    public Models models() throws IOException {
        Map<String, Shelf.Slot> slots = known.shelf().active();
        List<Model> all =
                known.all().stream().limit(MOST).map(one -> model(one, slots)).toList();
        return new Models(all, known.fixed(), known.atWork().budget());
    }

    @Override
    public double budget() throws IOException {
        return known.atWork().budget();
    }

    private static Model model(KnownModels.Known one, Map<String, Shelf.Slot> slots) {
        try {
            Manifest manifest = Manifest.read(one.folder());
            Shelf.Slot slot = slots.get(manifest.slot());
            return new Model(
                    one.name(),
                    figure(manifest),
                    manifest.kind().label(),
                    manifest.slot(),
                    one.isAtWork(),
                    one.isKept(),
                    one.isAtWork()
                            && slot != null
                            && (!slot.now().isEmpty() || !slot.before().isEmpty()),
                    one.isKept()
                            ? Optional.of(Files.getLastModifiedTime(one.folder().resolve(Bundle.PASSPORT))
                                    .toInstant())
                            : Optional.empty(),
                    manifest.threshold(),
                    "",
                    JsonTree.read(one.folder().resolve(Bundle.PASSPORT)),
                    PICTURES.stream()
                            .filter(picture -> Files.isRegularFile(one.folder().resolve(picture + ".svg")))
                            .toList());
        } catch (IOException | IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            return new Model(
                    one.name(),
                    one.name(),
                    "",
                    "",
                    one.isAtWork(),
                    one.isKept(),
                    false,
                    Optional.empty(),
                    0,
                    why,
                    Map.of(),
                    List.of());
        }
    }

    /// How figures name its scores, as those who judge do.
    private static String figure(Manifest manifest) {
        boolean isOfHosts = manifest.rows().equals("activity");
        return (isOfHosts ? "activity-" : "flow-") + manifest.kind().label();
    }

    @Override
    public Optional<byte[]> picture(String name, String picture) throws IOException {
        Optional<KnownModels.Known> model = known.find(name);
        if (model.isEmpty() || !PICTURES.contains(picture)) {
            return Optional.empty();
        }
        Path file = model.get().folder().resolve(picture + ".svg");
        return Files.isRegularFile(file) && Files.size(file) <= MOST_PICTURE
                ? Optional.of(Files.readAllBytes(file))
                : Optional.empty();
    }

    @Override
    public synchronized String use(String name, boolean isForced, String author) throws IOException {
        requireFree();
        KnownModels.Known model = required(name);
        String slot = Manifest.read(model.folder()).slot();
        known.tryWith(model, slot);
        String before = atWorkFor(slot);
        known.shelf().use(name, isForced);
        note("use-model", slot, name + " in the place of " + before + (isForced ? " (forced)" : ""), author);
        return name + " is at work for " + slot + " from the next second on.";
    }

    private void requireFree() throws IOException {
        if (!known.fixed().isEmpty()) {
            throw new IOException("Models cannot be changed: " + known.fixed() + ".");
        }
    }

    /// On the shelf.
    private KnownModels.Known required(String name) throws IOException {
        return known.find(name)
                .filter(KnownModels.Known::isKept)
                .orElseThrow(() -> new IOException("there is no model " + name + " on the shelf"));
    }

    private String atWorkFor(String slot) throws IOException {
        for (KnownModels.Known one : known.all()) {
            if (one.isAtWork() && Manifest.read(one.folder()).slot().equals(slot)) {
                return one.name();
            }
        }
        return "none";
    }

    @Override
    public synchronized String back(String slot, String author) throws IOException {
        requireFree();
        Retrainer retrainer = new Retrainer(data, place, version, _ -> {});
        return retrainer.rollBack(slot, author, clock.instant()) + ".";
    }

    @Override
    public synchronized String remove(String name, String author) throws IOException {
        required(name);
        known.shelf().remove(name);
        note("remove-model", name, "thrown away", author);
        return name + " is thrown away.";
    }

    @Override
    public Work training() {
        return work.training();
    }

    @Override
    public void train(boolean isQuick, String author) throws IOException {
        work.begin(task(TrainingChild.What.TRAIN, isQuick), author);
        note("train-models", "feedback", isQuick ? "quick" : "with all gates", author);
    }

    @Override
    public void cancel(String author) throws IOException {
        if (work.cancel()) {
            note("cancel-models", "feedback", "what was being worked on was ended", author);
        }
    }

    @Override
    public Suggestions suggestions() {
        return work.suggestions();
    }

    @Override
    public void suggest(String author) throws IOException {
        work.begin(task(TrainingChild.What.SUGGEST, true), author);
        note("suggest-incidents", "feedback", "asked what it would help most to know", author);
    }

    private TrainingChild.Task task(TrainingChild.What what, boolean isQuick) {
        return new TrainingChild.Task(what, data.toAbsolutePath(), place, version, isQuick, SUGGESTED);
    }

    private void note(String action, String about, String details, String author) throws IOException {
        if (place.exists()) {
            Actor actor = new Actor(author, clock.instant().truncatedTo(ChronoUnit.MICROS));
            Audit.note(place.incidents(), actor, action, about, details);
        }
    }

    /// Ends what is being worked on.
    @Override
    public void close() {
        work.close();
    }
}
