package vedette.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vedette.app.learn.ModelOptions;
import vedette.app.text.NotClosing;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Manifest;
import vedette.learn.json.JsonTree;
import vedette.learn.shelf.Shelf;

/// The models that there are, and which are at work.
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Lists the models that were trained, compares them, and says which are at work.",
        subcommands = {
            ModelsCommand.Show.class,
            ModelsCommand.Use.class,
            ModelsCommand.Back.class,
            ModelsCommand.Remove.class
        },
        footer = {
            "",
            "Examples:",
            "  vedette models                          all, with what each has shown",
            "  vedette models show random-forest-cic   its passport",
            "  vedette models use random-forest-cic:2",
            "  vedette models back cic/classifier      the one before"
        })
final class ModelsCommand implements Callable<Integer> {

    @Mixin
    private final ModelOptions models = new ModelOptions();

    @Option(names = "--json", description = "print them as one JSON object")
    private boolean isJson;

    ModelsCommand() {}

    @Override
    public Integer call() throws IOException {
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
        System.out.flush();
        return 0;
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
            one.put("good", Boolean.TRUE.equals(passport.get("good")));
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
                    Boolean.TRUE.equals(one.get("good")) ? "passed" : "FAILED",
                    figure(one.get("macroF1"), 1),
                    figure(one.get("rocAuc"), 1),
                    figure(one.get("benignFpr"), 100));
        });
    }

    private static String figure(@Nullable Object value, double scale) {
        return value instanceof Number number ? String.format(Locale.ROOT, "%.4f", scale * number.doubleValue()) : "-";
    }

    /// Prints a passport.
    @Command(name = "show", mixinStandardHelpOptions = true, description = "Prints a model's passport.")
    static final class Show implements Callable<Integer> {

        @Mixin
        private final ModelOptions models = new ModelOptions();

        @Parameters(paramLabel = "MODEL", description = "its folder or name")
        private String model = "";

        @Option(names = "--json", description = "as JSON")
        private boolean isJson;

        Show() {}

        @Override
        public Integer call() throws IOException {
            Bundle bundle = models.open(model);
            if (isJson) {
                JsonTree.write(bundle.passport(), new NotClosing(System.out));
            } else {
                Path page = bundle.folder().resolve("passport.md");
                System.out.println(java.nio.file.Files.readString(page));
            }
            System.out.flush();
            return 0;
        }
    }

    /// Puts a model to work.
    @Command(
            name = "use",
            mixinStandardHelpOptions = true,
            description = "Puts a model to work, in the place of the one that was.")
    static final class Use implements Callable<Integer> {

        @Mixin
        private final ModelOptions models = new ModelOptions();

        @Parameters(paramLabel = "NAME[:VERSION]", description = "one of `vedette models`")
        private String model = "";

        @Option(names = "--force", description = "also if it failed a gate")
        private boolean isForced;

        Use() {}

        @Override
        public Integer call() throws IOException {
            System.out.println(model + " is at work for " + models.shelf().use(model, isForced));
            System.out.flush();
            return 0;
        }
    }

    /// Goes back to the model before.
    @Command(
            name = "back",
            mixinStandardHelpOptions = true,
            description = "Puts the model to work that was before, for a purpose.")
    static final class Back implements Callable<Integer> {

        @Mixin
        private final ModelOptions models = new ModelOptions();

        @Parameters(paramLabel = "PURPOSE", description = "what `vedette models` shows under `for`")
        private String slot = "";

        Back() {}

        @Override
        public Integer call() throws IOException {
            System.out.println(models.shelf().goBack(slot) + " is at work for " + slot + " again");
            System.out.flush();
            return 0;
        }
    }

    /// Removes a model.
    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes a model that is not at work.")
    static final class Remove implements Callable<Integer> {

        @Mixin
        private final ModelOptions models = new ModelOptions();

        @Parameters(paramLabel = "NAME:VERSION", description = "one of `vedette models`")
        private String model = "";

        Remove() {}

        @Override
        public Integer call() throws IOException {
            models.shelf().remove(model);
            System.out.println(model + " is removed");
            System.out.flush();
            return 0;
        }
    }
}
