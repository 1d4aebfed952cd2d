package vedette.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import vedette.app.config.key.Held;
import vedette.app.config.key.Key;
import vedette.app.config.key.Origin;
import vedette.app.config.key.Values;

/// What options have that the command line does not give: what the configuration says.
public final class ConfigDefaults implements IDefaultValueProvider {

    private static final String DATA_OPTION = "--data-dir";
    private static final String CONFIG_OPTION = "--config";

    private final ConfigSource source;
    private final Values values;
    private final Set<String> given;

    private ConfigDefaults(ConfigSource source, Values values, Set<String> given) {
        this.source = source;
        this.values = values;
        this.given = given;
    }

    /// What a configuration says by itself, to a command without words.
    static ConfigDefaults with(ConfigSource source, Values values) {
        return new ConfigDefaults(source, values, Set.of());
    }

    /// Nothing is configured.
    public static ConfigDefaults none() {
        return new ConfigDefaults(ConfigSource.find(Map.of(), null, null), Values.NONE, Set.of());
    }

    /// What holds where the command does not say otherwise. Words that cannot be understood say nothing here: they are
    /// refused when the command is given.
    ///
    /// @param line understands the words, and is not used again
    /// @param words of the command, up to a lone `--`
    /// @param hasFilterWords whether there was one
    /// @throws vedette.app.config.read.FaultyConfiguration with all that is wrong
    public static ConfigDefaults of(
            CommandLine line, List<String> words, boolean hasFilterWords, Map<String, String> variables) {
        ParseResult parsed;
        try {
            parsed = line.parseArgs(words.toArray(String[]::new));
        } catch (ParameterException _) {
            return none();
        }
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        if (parsed.commandSpec().findOption(CONFIG_OPTION) == null || isHelp(parsed)) {
            return none();
        }
        ConfigSource source = ConfigSource.find(
                variables,
                parsed.matchedOptionValue(CONFIG_OPTION, null),
                parsed.matchedOptionValue(DATA_OPTION, null));
        return new ConfigDefaults(source, source.read(), given(parsed, hasFilterWords));
    }

    private static boolean isHelp(ParseResult parsed) {
        return parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested();
    }

    private static Set<String> given(ParseResult parsed, boolean hasFilterWords) {
        Set<String> given = new LinkedHashSet<>();
        for (OptionSpec option : parsed.matchedOptions()) {
            given.addAll(List.of(option.names()));
        }
        if (hasFilterWords) {
            given.add(Binding.FILTER_WORDS);
        }
        return given;
    }

    /// Those of the command that is given to this; none where it is nobody's.
    public static ConfigDefaults in(CommandSpec spec) {
        return spec.defaultValueProvider() instanceof ConfigDefaults own ? own : none();
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        List<String> names = List.of(option.names());
        return Binding.BINDINGS.stream()
                .filter(binding -> names.contains(binding.option()))
                .filter(binding -> binding.isOf(option.command().name()))
                .findFirst()
                .flatMap(this::value)
                .orElse(null);
    }

    private Optional<String> value(Binding binding) {
        Held held = values.held(binding.key());
        if (!held.isGiven() || binding.silencing().stream().anyMatch(given::contains)) {
            return Optional.empty();
        }
        return Optional.of(binding.toOption().apply(held.text())).filter(text -> !text.isEmpty());
    }

    /// Whether the command itself says what a key would, so that the key does not count.
    public boolean isGiven(Key<?> key) {
        return Binding.optionOf(key).filter(given::contains).isPresent();
    }

    public ConfigSource source() {
        return source;
    }

    /// What it says.
    public Values values() {
        return values;
    }

    /// Where options are set that a message names, since nobody has typed them.
    public List<String> origins(String message) {
        List<String> origins = new ArrayList<>();
        for (Binding binding : Binding.BINDINGS) {
            Held held = values.held(binding.key());
            boolean isNamed = message.matches("(?s).*(?<![\\w-])" + binding.option() + "(?![\\w-]).*");
            if (isNamed && held.isGiven() && !given.contains(binding.option())) {
                origins.add(binding.option() + " is " + binding.key().name() + " in " + place(held.origin()));
            }
        }
        return origins;
    }

    private static String place(Origin origin) {
        return origin instanceof Origin.File(String name, int line)
                ? Path.of(name) + ", line " + line
                : origin.inWords();
    }
}
