package vedette.app.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vedette.app.people.AuthorOption;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Digests;
import vedette.learn.bundle.Manifest;
import vedette.learn.bundle.ModelKind;
import vedette.learn.bundle.Parts;
import vedette.learn.imported.ImportedModel;
import vedette.learn.network.ScoringDevice;
import vedette.learn.prepare.Preparation;
import vedette.learn.read.name.NeverFeatures;
import vedette.learn.shelf.Shelf;

/// Takes a model that was trained elsewhere among those that are kept.
@Command(
        name = "import",
        description = "Takes in a model that was trained elsewhere, from an ONNX file and a description of what its"
                + " columns and classes are. Nothing is known then of how good it is: `vedette evaluate` finds out.",
        footer = {
            "",
            "Examples:",
            "  vedette models import theirs.onnx --descriptor theirs.json --rows cic",
            "  vedette evaluate --model theirs --data flows.csv"
        })
final class ImportCommand extends ModelsAction {

    @Parameters(paramLabel = "FILE", description = "the model, as ONNX")
    private Path file = Path.of("");

    @Option(
            names = "--descriptor",
            paramLabel = "FILE",
            required = true,
            description = "what the ONNX file does not say, in JSON: columns, classes, the name of the output")
    private Path descriptor = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", description = "what to call it (default: as the file)")
    private @Nullable String name;

    @Option(
            names = "--rows",
            paramLabel = "KIND",
            description = "what a row is about, by which it is put to work: cic, full, activity or else (default:"
                    + " other)")
    private String rows = "other";

    @Option(
            names = "--threshold",
            paramLabel = "SCORE",
            description = "from which on a row is taken for an attack (default: 0.5)")
    private float threshold = 0.5f;

    @Mixin
    private final AuthorOption author = new AuthorOption();

    ImportCommand() {}

    @Override
    void act() throws IOException {
        requireFile(file);
        requireFile(descriptor);
        if (!(threshold > 0 && threshold <= 1)) {
            throw new IllegalArgumentException("--threshold is above 0 and at most 1, not " + threshold);
        }
        Shelf shelf = models.shelf();
        String called = Shelf.checked(name == null ? nameOf(file) : name);
        try (ImportedModel model = ImportedModel.open(file, descriptor, ScoringDevice.CPU)) {
            Path folder = shelf.next(called);
            Manifest manifest = new Manifest(
                    called,
                    ModelKind.IMPORTED,
                    rows,
                    model.columns(),
                    model.classes(),
                    model.benign(),
                    threshold,
                    madeBy(),
                    Map.of());
            Bundle.write(
                    folder, manifest, parts(model), passport(manifest), Map.of(Bundle.PASSPORT_PAGE, page(manifest)));
            String reference = called + ":" + folder.getFileName();
            note(author, "import-model", reference, manifest.madeBy());
            tell(manifest, reference);
        }
    }

    private static void requireFile(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("cannot read " + file + ": there is no such file");
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName())
                .replaceFirst("\\.[^.]*$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
    }

    /// What is not known in a row is taken for the mean of its column, if that is said, else for 0.
    private static Parts parts(ImportedModel model) {
        return new Parts(Preparation.replacing(model.columns(), model.usualValues()), model, null, model.benign());
    }

    private String madeBy() throws IOException {
        return file.getFileName() + ", SHA-256 " + Digests.ofFile(file);
    }

    private static Map<String, Object> passport(Manifest manifest) {
        return Map.of(
                "name", manifest.name(),
                "kind", manifest.kind().label(),
                "madeBy", manifest.madeBy(),
                "threshold", manifest.threshold());
    }

    private static String page(Manifest manifest) {
        return "# " + manifest.name() + "\n\nTrained elsewhere, from " + manifest.madeBy() + ", on "
                + manifest.columns().size() + " features, for the classes " + String.join(", ", manifest.classes())
                + ". Nothing is known here of how good it is: `vedette evaluate --model " + manifest.name()
                + " --data FILE` judges it. It is put to work by `vedette models use --force` only.\n";
    }

    private static void tell(Manifest manifest, String reference) {
        List<String> never = manifest.columns().names().stream()
                .filter(NeverFeatures::contains)
                .toList();
        if (!never.isEmpty()) {
            System.err.println(
                    "columns that no model is given, always taken for not known: " + String.join(", ", never));
        }
        System.out.println(reference + " takes " + manifest.columns().size() + " columns and tells "
                + String.join(", ", manifest.classes()) + " apart; how well, `vedette evaluate --model " + reference
                + "` finds out");
    }
}
