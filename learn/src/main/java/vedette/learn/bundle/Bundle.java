package vedette.learn.bundle;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vedette.learn.calibrate.Calibration;
import vedette.learn.examples.Examples;
import vedette.learn.imported.ImportedModel;
import vedette.learn.isolation.IsolationForest;
import vedette.learn.json.JsonTree;
import vedette.learn.model.Model;
import vedette.learn.neighbours.Neighbours;
import vedette.learn.network.NetworkModel;
import vedette.learn.network.ScoringDevice;
import vedette.learn.prepare.Preparation;
import vedette.learn.tree.TreeModel;

/// A model in a folder: what scores rows, and the passport that says how good it is.
///
/// ```
/// bundle.json          what it is, and the SHA-256 of all other files
/// model.trees          or model.isolation, model.neighbours, model.network: what was trained
/// model.onnx           or that and description.json, where it was trained elsewhere
/// preparation          what is done to rows before the model sees them
/// calibration          what is done to its probabilities, if anything
/// examples             rows of training that stand for the rest, if they were kept
/// passport.json, .md   how good it is; *.svg, the same as pictures
/// ```
public final class Bundle {

    static final String TREES = "model.trees";
    static final String ISOLATION = "model.isolation";
    static final String NEIGHBOURS = "model.neighbours";
    static final String NETWORK = "model.network";
    static final String ONNX = "model.onnx";
    static final String DESCRIPTION = "description.json";
    static final String PREPARATION = "preparation";
    static final String CALIBRATION = "calibration";
    static final String EXAMPLES = "examples";

    /// How good the model is.
    public static final String PASSPORT = "passport.json";

    /// The same for people.
    public static final String PASSPORT_PAGE = "passport.md";

    private final Manifest manifest;
    private final Parts parts;
    private final Path folder;

    private Bundle(Manifest manifest, Parts parts, Path folder) {
        this.manifest = manifest;
        this.parts = parts;
        this.folder = folder;
    }

    /// Opens a bundle.
    ///
    /// @throws IOException if it is damaged, of a later version, or none; the message says what to do
    public static Bundle open(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(Manifest.FILE))) {
            throw new IOException(folder + " is no model: it has no " + Manifest.FILE
                    + "; name a folder that `vedette train -o` wrote, or one of `vedette models`");
        }
        Manifest manifest = Manifest.read(folder);
        Digests.check(folder, manifest.files());
        Preparation preparation = read(folder.resolve(PREPARATION), Preparation::read);
        Calibration calibration =
                manifest.files().containsKey(CALIBRATION) ? read(folder.resolve(CALIBRATION), Calibration::read) : null;
        Examples examples =
                manifest.files().containsKey(EXAMPLES) ? read(folder.resolve(EXAMPLES), Examples::read) : null;
        Model core = core(folder, manifest);
        if (!core.columns().equals(manifest.columns())
                || !core.classes().equals(manifest.classes())
                || (calibration != null
                        && calibration.classes() != core.classes().size())
                || !preparation.columns().equals(core.columns())
                || (examples != null && !examples.columns().equals(core.columns()))) {
            throw new IOException(folder + " is damaged: its parts do not fit each other; train the model again");
        }
        return new Bundle(manifest, new Parts(preparation, core, calibration, manifest.benign(), examples), folder);
    }

    private static Model core(Path folder, Manifest manifest) throws IOException {
        return switch (manifest.kind()) {
            case RANDOM_FOREST, BOOSTING -> read(folder.resolve(TREES), TreeModel::read);
            case ISOLATION_FOREST -> read(folder.resolve(ISOLATION), IsolationForest::read);
            case NEIGHBOURS -> read(folder.resolve(NEIGHBOURS), Neighbours::read);
            case CNN, AUTOENCODER -> read(folder.resolve(NETWORK), in -> NetworkModel.read(in, ScoringDevice.CPU));
            case IMPORTED -> ImportedModel.open(folder.resolve(ONNX), folder.resolve(DESCRIPTION), ScoringDevice.CPU);
        };
    }

    /// Writes the same model into a new folder, with examples in the place of those that it has, if any. All else stays
    /// as it is, to the byte.
    public void writeWith(Examples examples, Path into) throws IOException {
        if (!examples.columns().equals(manifest.columns())) {
            throw new IOException("the examples are of other rows than " + folder + " is for");
        }
        Files.createDirectory(into);
        for (String name : manifest.files().keySet()) {
            Files.copy(folder.resolve(name), into.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        write(into.resolve(EXAMPLES), examples::write);
        manifest.withFiles(Digests.of(into)).write(into);
    }

    /// Writes a bundle into a new folder, which is there whole or not at all.
    ///
    /// @param passport how good it is
    /// @param papers other files for people, by name
    public static void write(
            Path folder, Manifest manifest, Parts parts, Map<String, ?> passport, Map<String, String> papers)
            throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (Files.exists(absolute)) {
            throw new IOException(folder + " is there already: name another folder, or remove it first");
        }
        Path parent = absolute.getParent();
        if (parent == null) {
            throw new IOException(folder + " cannot be a model's folder");
        }
        Files.createDirectories(parent);
        Path made = Files.createTempDirectory(parent, ".model-");
        try {
            writeParts(made, parts);
            JsonTree.write(passport, made.resolve(PASSPORT));
            for (Map.Entry<String, String> paper : papers.entrySet()) {
                Files.writeString(made.resolve(paper.getKey()), paper.getValue());
            }
            manifest.withFiles(Digests.of(made)).write(made);
            Folders.makeReadable(made);
            Files.move(made, absolute);
        } catch (IOException | RuntimeException e) {
            Folders.delete(made);
            throw e;
        }
    }

    private static void writeParts(Path folder, Parts parts) throws IOException {
        write(folder.resolve(PREPARATION), parts.preparation()::write);
        Calibration calibration = parts.calibration();
        if (calibration != null) {
            write(folder.resolve(CALIBRATION), calibration::write);
        }
        Examples examples = parts.examples();
        if (examples != null) {
            write(folder.resolve(EXAMPLES), examples::write);
        }
        switch (parts.core()) {
            case TreeModel trees -> write(folder.resolve(TREES), trees::write);
            case IsolationForest forest -> write(folder.resolve(ISOLATION), forest::write);
            case Neighbours near -> write(folder.resolve(NEIGHBOURS), near::write);
            case NetworkModel network -> write(folder.resolve(NETWORK), network::write);
            case ImportedModel imported -> imported.write(folder.resolve(ONNX), folder.resolve(DESCRIPTION));
            default -> throw new IllegalArgumentException("no bundle can hold " + parts.core());
        }
    }

    private interface Reader<T> {

        T read(DataInputStream in) throws IOException;
    }

    private interface Writer {

        void write(DataOutputStream out) throws IOException;
    }

    private static <T> T read(Path file, Reader<T> reader) throws IOException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            return reader.read(in);
        } catch (IOException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static void write(Path file, Writer writer) throws IOException {
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            writer.write(out);
        }
    }

    public Manifest manifest() {
        return manifest;
    }

    /// What scores rows as they come.
    public Model model() {
        return parts.whole();
    }

    public Parts parts() {
        return parts;
    }

    /// How good the model is, as its training found.
    public Map<String, Object> passport() throws IOException {
        Path file = folder.resolve(PASSPORT);
        return Files.isRegularFile(file) ? JsonTree.read(file) : new LinkedHashMap<>();
    }

    /// Where it is.
    public Path folder() {
        return folder;
    }

    /// What tells why a row got its score; null if that is not known of this kind of model.
    public @Nullable Explainer explainer() {
        return switch (parts.core()) {
            case TreeModel trees -> Explainer.ofTrees(trees, parts.preparation());
            case IsolationForest forest -> Explainer.ofScore(forest::explain, parts.preparation());
            case Neighbours near -> Explainer.ofScore(near::explain, parts.preparation());
            default -> null;
        };
    }
}
