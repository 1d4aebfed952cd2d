package vedette.app.config;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;
import vedette.app.config.key.Block;
import vedette.app.config.key.Blocks;
import vedette.app.config.key.Held;
import vedette.app.config.key.Values;
import vedette.app.config.read.Faults;
import vedette.app.notify.key.NotifyValues;
import vedette.app.text.Json;
import vedette.app.text.NotClosing;

/// Writes, checks and shows the configuration.
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "Writes a configuration file to begin with, says what is wrong with one, and shows what holds.",
        footer = {
            "%nExamples:",
            "  vedette config init -o vedette.yaml",
            "  vedette config check vedette.yaml",
            "  vedette config show --origin"
        })
public final class ConfigCommand implements Callable<Integer> {

    private static final int WRONG_USAGE = 2;
    private static final String SECRET = "(secret)";

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything else runs
    private CommandSpec spec;

    public ConfigCommand() {}

    @Override
    public Integer call() {
        spec.commandLine().usage(System.out);
        return 0;
    }

    @Command(
            name = "init",
            mixinStandardHelpOptions = true,
            description = "Writes a file with every key, what it is for, and what holds without it.")
    int init(
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "where to; nothing that is there is overwritten (default: standard output)")
                    @Nullable
                    Path output)
            throws IOException {
        if (output == null) {
            System.out.print(ExampleFile.text());
            System.out.flush();
            return 0;
        }
        try {
            Files.writeString(output, ExampleFile.text(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(
                    output + " is there already and stays as it is; name another file, or move that one away", e);
        }
        System.err.println(output + " was written; `vedette run -c " + output + "` obeys it");
        return 0;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Says all that is wrong with a file and with variables of the environment; exits with 2 if anything"
                            + " is.")
    int check(
            @Parameters(
                            arity = "0..1",
                            paramLabel = "FILE",
                            description =
                                    "the file (default: VEDETTE_CONFIG, else vedette.yaml in the folder of all that is"
                                            + " kept)")
                    @Nullable
                    Path file) {
        ConfigSource source = ConfigSource.find(System.getenv(), file, null);
        Faults faults = new Faults();
        Values values = source.read(faults);
        source.unknownVariables().forEach(System.err::println);
        if (!faults.isEmpty()) {
            faults.inWords().forEach(System.err::println);
            return WRONG_USAGE;
        }
        List<String> receivers = NotifyValues.settings(values).names(); // refuses what does not go together
        List<String> senseless = senseless(source, values);
        if (!senseless.isEmpty()) {
            senseless.forEach(System.err::println);
            return WRONG_USAGE;
        }
        if (!receivers.isEmpty()) {
            System.out.println("told of incidents: " + String.join(", ", receivers));
        }
        System.out.println(source.file().map(Path::toString).orElse("no file, only the environment") + ": fine");
        System.out.flush();
        return 0;
    }

    /// What `run` would refuse.
    private List<String> senseless(ConfigSource source, Values values) {
        CommandLine run = Objects.requireNonNull(
                spec.root().commandLine().getSubcommands().get("run"), "there is no command run");
        ConfigDefaults defaults = ConfigDefaults.with(source, values);
        run.setDefaultValueProvider(defaults);
        try {
            run.parseArgs();
            if (run.getCommand() instanceof Sensible command) {
                command.checkSense();
            }
            return List.of();
        } catch (ParameterException | IllegalArgumentException e) {
            String words = Faults.inOneLine(String.valueOf(e.getMessage()));
            List<String> lines = new ArrayList<>(List.of(words));
            defaults.origins(words).forEach(origin -> lines.add("  " + origin));
            return lines;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows what holds by file, environment and defaults, without secrets.")
    int show(
            @Parameters(arity = "0..1", paramLabel = "FILE", description = "the file (default: as for check)") @Nullable
                    Path file,
            @Option(names = "--origin", description = "with where each value is from") boolean hasOrigin,
            @Option(names = "--json", description = "as JSON") boolean isJson) {
        Values values = ConfigSource.find(System.getenv(), file, null).read();
        if (isJson) {
            json(values, hasOrigin);
        } else {
            text(values, hasOrigin, System.out);
        }
        System.out.flush();
        return 0;
    }

    private static void text(Values values, boolean hasOrigin, PrintStream out) {
        Map<String, String> usual = new HashMap<>();
        Keys.all().forEach(key -> usual.put(key.name(), key.usualInWords()));
        each(values, (name, held) -> {
            String text = held.text().isEmpty() ? "(" + usual.getOrDefault(name, "") + ")" : held.text();
            out.println(name + ": " + text + (hasOrigin ? "  # " + held.origin().inWords() : ""));
        });
    }

    private static void json(Values values, boolean hasOrigin) {
        OutputStream out = new NotClosing(System.out);
        try (JsonGenerator json = Json.to(out)) {
            json.writeStartObject();
            each(values, (name, held) -> {
                json.writeName(name);
                if (hasOrigin) {
                    json.writeStartObject();
                    json.writeName("value");
                    value(json, held);
                    json.writeStringProperty("origin", held.origin().inWords());
                    json.writeEndObject();
                } else {
                    value(json, held);
                }
            });
            json.writeEndObject();
            Json.endLine(json);
        }
    }

    /// Where nobody has said anything, and no value is the default, there is none.
    private static void value(JsonGenerator json, Held held) {
        if (held.text().isEmpty()) {
            json.writeNull();
        } else {
            json.writeString(held.text());
        }
    }

    /// Every key, with what a person may see of what it has.
    private static void each(Values values, BiConsumer<String, Held> told) {
        Keys.all().forEach(key -> {
            Held held = values.held(key);
            boolean isHidden = key.isSecret() && held.isGiven();
            told.accept(key.name(), new Held(isHidden ? SECRET : held.text(), held.origin()));
        });
        for (Blocks list : Keys.BLOCKS) {
            for (Block block : values.of(list)) {
                each(list, block, told);
            }
        }
    }

    private static void each(Blocks list, Block block, BiConsumer<String, Held> told) {
        List<String> secrets = list.keys(block.kind()).stream()
                .filter(key -> key.isSecret())
                .map(key -> key.name())
                .toList();
        Map<String, Held> sorted = new TreeMap<>(block.held());
        sorted.forEach((name, held) -> told.accept(
                block.name() + "." + name, secrets.contains(name) ? new Held(SECRET, held.origin()) : held));
    }
}
