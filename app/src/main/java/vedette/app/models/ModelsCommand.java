package vedette.app.models;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vedette.app.text.NotClosing;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Manifest;
import vedette.learn.json.JsonTree;
import vedette.learn.shelf.Shelf;

/// The models that there are, and which are at work.
@Command(
        name = "models",
        description = "Lists the models that were trained, compares them, and says which are at work.",
        subcommands = {
            ShowCommand.class,
            UseCommand.class,
            BackCommand.class,
            ImportCommand.class,
            ExportCommand.class,
            RemoveCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  vedette models                          all, with what each has shown",
            "  vedette models show random-forest-cic   its passport",
            "  vedette models use random-forest-cic:2",
            "  vedette models back cic/classifier      the one before",
            "  vedette models import theirs.onnx --descriptor theirs.json",
            "  vedette models export random-forest-cic -o forest.onnx"
        })
public final class ModelsCommand extends ModelsAction {

    @Option(names = "--json", description = "print them as one JSON object")
    private boolean isJson;

    public ModelsCommand() {}

    @Override
    void act() throws IOException {
        Shelf shelf = models.shelf();
        Map<String, Object> all = new LinkedHashMap<>();
        for (Shelf.Reference reference : shelf.list()) {
            all.put(reference.toString(), described(shelf, reference));
        }
        if (isJson) {
            JsonTree.write(Map.of("models", all), new NotClosing(System.out));
        } else if (all.isEmpty()) {
            System.out.println("no models in " + models.folder() + ": `vedette train` makes some");
        } else {
            table(all);
        }
    }

    private static Map<String, Object> described(Shelf shelf, Shelf.Reference reference) throws IOException {
        Map<String, Object> one = new LinkedHashMap<>();
        try {
            Bundle bundle = Bundle.open(shelf.find(reference.toString()));
            Manifest manifest = bundle.manifest();
            Map<String, Object> passport = bundle.passport();
            Map<?, ?> test = passport.get("test") instanceof Map<?, ?> map ? map : Map.of();
            Shelf.Slot slot = shelf.active().get(manifest.slot());
            one.put("kind", manifest.kind().label());
            one.put("for", manifest.slot());
            one.put("atWork", slot != null && slot.now().equals(reference.toString()));
            if (passport.get("good") instanceof Boolean isGood) {
                one.put("good", isGood);
            }
            for (String figure : List.of("accuracy", "macroF1", "benignFpr", "rocAuc", "rows")) {
                if (test.get(figure) instanceof Number number) {
                    one.put(figure, number);
                }
            }
        } catch (IOException e) {
            one.put("damaged", String.valueOf(e.getMessage()));
        }
        return one;
    }

    private static void table(Map<String, Object> all) {
        System.out.printf(
                "%-30s %-17s %-17s %-8s %-7s %9s %9s %9s%n",
                "model", "kind", "for", "at work", "gates", "macro-F1", "ROC-AUC", "benign %");
        all.forEach((reference, value) -> {
            Map<?, ?> one = (Map<?, ?>) value;
            if (one.containsKey("damaged")) {
                System.out.println(reference + ": " + one.get("damaged"));
                return;
            }
            System.out.printf(
                    "%-30s %-17s %-17s %-8s %-7s %9s %9s %9s%n",
                    reference,
                    one.get("kind"),
                    one.get("for"),
                    Boolean.TRUE.equals(one.get("atWork")) ? "yes" : "",
                    gates(one.get("good")),
                    figure(one.get("macroF1"), 1),
                    figure(one.get("rocAuc"), 1),
                    figure(one.get("benignFpr"), 100));
        });
    }

    private static String gates(@Nullable Object isGood) {
        if (isGood == null) {
            return "-";
        }
        return Boolean.TRUE.equals(isGood) ? "passed" : "FAILED";
    }

    private static String figure(@Nullable Object value, double scale) {
        return value instanceof Number number ? String.format(Locale.ROOT, "%.4f", scale * number.doubleValue()) : "-";
    }
}
