package vedette.learn.shelf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Folders;
import vedette.learn.bundle.Manifest;
import vedette.learn.json.JsonPart;
import vedette.learn.json.JsonTree;

/// A folder of models: `NAME/VERSION` each, and `active.json`, which says which is at work for what.
///
/// A model is at work for the purpose that its manifest says. The one before is remembered, to go back to.
public final class Shelf {

    private static final String ACTIVE = "active.json";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,6}");

    private final Path folder;

    /// @param folder which need not exist yet
    public Shelf(Path folder) {
        this.folder = folder;
    }

    /// A model on the shelf, as `name:version`.
    public record Reference(String name, int version) {

        @Override
        public String toString() {
            return name + ":" + version;
        }
    }

    /// Which models are at work for a purpose.
    ///
    /// @param now empty if none of the shelf is, but the one that was there without it, if any
    /// @param before that was at work until then; empty if none of the shelf was
    public record Slot(String now, String before) {}

    /// What may be a name.
    ///
    /// @throws IllegalArgumentException if this may not
    public static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" cannot be a model's name: small letters, figures and dashes can, 63 at most");
        }
        return name;
    }

    /// Where the next version of a model goes.
    public Path next(String name) throws IOException {
        return folder.resolve(checked(name)).resolve(Integer.toString(latest(name) + 1));
    }

    private int latest(String name) throws IOException {
        return versions(name).stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private List<Integer> versions(String name) throws IOException {
        Path models = folder.resolve(name);
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        try (Stream<Path> versions = Files.list(models)) {
            return versions.map(version -> String.valueOf(version.getFileName()))
                    .filter(version -> VERSION.matcher(version).matches())
                    .map(Integer::valueOf)
                    .sorted()
                    .toList();
        }
    }

    /// All models, by name and version.
    public List<Reference> list() throws IOException {
        List<Reference> all = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        List<String> names;
        try (Stream<Path> models = Files.list(folder)) {
            names = models.map(model -> String.valueOf(model.getFileName()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
        for (String name : names) {
            versions(name).forEach(version -> all.add(new Reference(name, version)));
        }
        return all;
    }

    /// The folder of a model: `name` is its latest version, `name:version` that one.
    ///
    /// @throws IOException if there is none
    public Path find(String reference) throws IOException {
        return folder(resolve(reference));
    }

    private Path folder(Reference reference) {
        return folder.resolve(reference.name).resolve(Integer.toString(reference.version));
    }

    private Reference resolve(String reference) throws IOException {
        int colon = reference.indexOf(':');
        String name = colon < 0 ? reference : reference.substring(0, colon);
        String version = colon < 0 ? "" : reference.substring(colon + 1);
        if (NAME.matcher(name).matches()
                && (colon < 0 || VERSION.matcher(version).matches())) {
            int wanted = colon < 0 ? latest(name) : Integer.parseInt(version);
            if (versions(name).contains(wanted)) {
                return new Reference(name, wanted);
            }
        }
        String there =
                String.join(", ", list().stream().map(Reference::toString).toList());
        throw new IOException("there is no model " + reference + " in " + folder + ": "
                + (there.isEmpty() ? "it has none yet, `vedette train` makes one" : "there are " + there));
    }

    /// Puts a model to work for its purpose.
    ///
    /// @param isForced whether one that failed a gate may be
    /// @return the purpose
    public String use(String reference, boolean isForced) throws IOException {
        Reference found = resolve(reference);
        Bundle bundle = Bundle.open(folder(found));
        if (!isForced) {
            requireGood(found, bundle);
        }
        String slot = bundle.manifest().slot();
        Map<String, Slot> active = active();
        Slot old = active.get(slot);
        if (old == null || !old.now.equals(found.toString())) {
            active.put(slot, new Slot(found.toString(), old == null ? "" : old.now));
            write(active);
        }
        return slot;
    }

    private static void requireGood(Reference found, Bundle bundle) throws IOException {
        Object isGood = bundle.passport().get("good");
        if (isGood == null) {
            throw new IOException(found + " comes from elsewhere and was never asked to pass a gate: judge it by"
                    + " `vedette evaluate`, and use --force if it is good");
        }
        if (!Boolean.TRUE.equals(isGood)) {
            throw new IOException(found + " failed a gate of its passport, "
                    + bundle.folder().resolve(Bundle.PASSPORT) + ": use another, or --force");
        }
    }

    /// Goes back to the model that was at work before, for a purpose. To go back once more is to go forward again.
    ///
    /// @return that one; empty if none of the shelf was
    public String goBack(String slot) throws IOException {
        Map<String, Slot> active = active();
        Slot old = active.get(slot);
        if (old == null) {
            throw new IOException("there is no model to go back to for \"" + slot + "\": "
                    + (active.isEmpty() ? "none was put to work" : "models were put to work for " + active.keySet()));
        }
        String former = old.before.isEmpty() ? "" : resolve(old.before).toString();
        active.put(slot, new Slot(former, old.now));
        write(active);
        return former;
    }

    /// The purpose for which a model was put to work.
    ///
    /// @param wanted a purpose, a kind of model, or the name of a model
    /// @throws IOException if there is none, or there are several
    public String slotOf(String wanted) throws IOException {
        Map<String, Slot> active = active();
        if (active.containsKey(wanted)) {
            return wanted;
        }
        Set<String> found = new TreeSet<>();
        for (Map.Entry<String, Slot> slot : active.entrySet()) {
            String model = slot.getValue().now.isEmpty() ? slot.getValue().before : slot.getValue().now;
            Manifest manifest = Bundle.open(find(model)).manifest();
            if (wanted.equals(manifest.kind().label()) || wanted.equals(model) || wanted.equals(resolve(model).name)) {
                found.add(slot.getKey());
            }
        }
        if (found.isEmpty()) {
            throw new IOException("no model " + wanted + " was put to work: "
                    + (active.isEmpty() ? "none was" : "models were for " + active.keySet()));
        }
        if (found.size() > 1) {
            throw new IOException(wanted + " may mean several: name one of " + found);
        }
        return found.iterator().next();
    }

    /// Which models are at work, by purpose.
    public Map<String, Slot> active() throws IOException {
        Path file = folder.resolve(ACTIVE);
        Map<String, Slot> active = new TreeMap<>();
        if (Files.isRegularFile(file)) {
            Map<String, Object> slots = JsonTree.read(file);
            for (String slot : slots.keySet()) {
                Map<String, String> one = new JsonPart(slots, file.toString()).textsByName(slot);
                active.put(slot, new Slot(one.getOrDefault("now", ""), one.getOrDefault("before", "")));
            }
        }
        return active;
    }

    private void write(Map<String, Slot> active) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        active.forEach(
                (slot, models) -> json.put(slot, new TreeMap<>(Map.of("now", models.now, "before", models.before))));
        Path made = Files.createTempFile(folder, ".active-", "");
        JsonTree.write(json, made);
        Files.move(
                made,
                folder.resolve(ACTIVE),
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /// The model that is at work for a purpose.
    public Optional<Bundle> atWork(String slot) throws IOException {
        Slot found = active().get(slot);
        return found == null || found.now.isEmpty() ? Optional.empty() : Optional.of(Bundle.open(find(found.now)));
    }

    /// Removes a model that is not at work.
    public void remove(String reference) throws IOException {
        Reference found = resolve(reference);
        for (Map.Entry<String, Slot> slot : active().entrySet()) {
            if (slot.getValue().now.equals(found.toString())) {
                throw new IOException(found + " is at work for " + slot.getKey() + ": put another to work first");
            }
        }
        Folders.delete(folder(found));
    }

    /// What a model on the shelf says of itself.
    public Manifest manifest(Reference reference) throws IOException {
        return Bundle.open(folder(reference)).manifest();
    }
}
