package vedette.app.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vedette.app.config.key.Held;
import vedette.app.config.key.Key;
import vedette.app.config.key.Nearest;
import vedette.app.config.key.Origin;
import vedette.app.config.key.Reading;
import vedette.app.config.key.SecretFile;
import vedette.app.config.read.Faults;

/// What variables of the environment say: `VEDETTE_WEB_LISTEN` is `web.listen`.
final class Environment {

    private static final String OURS = "VEDETTE_";
    private static final String FILE = "_FILE";

    /// Those that are no keys.
    static final List<String> OTHERS = List.of(
            ConfigSource.VARIABLE,
            "VEDETTE_ADMIN_PASSWORD_FILE",
            "VEDETTE_JAVA_OPTIONS",
            "VEDETTE_TEST_DATA",
            "VEDETTE_USUAL_DATA_DIR");

    private final Map<String, String> variables;

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    /// The value of one, if it has any.
    Optional<String> find(String name) {
        return Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank());
    }

    /// What keys have by their variables.
    Map<String, Held> read(Faults faults) {
        Map<String, Held> held = new LinkedHashMap<>();
        Keys.all()
                .forEach(key -> text(key, faults).ifPresent(value -> {
                    if (key.kind().takes(value)) {
                        held.put(key.name(), new Held(value, new Origin.Environment(key.environment())));
                    } else {
                        String what = key.isSecret() ? "is no such thing" : "is " + Faults.shown(value);
                        faults.add(key.environment(), Reading.words(key.name(), key, what));
                    }
                }));
        return held;
    }

    /// What a key's variable says; a secret may lie in a file that another one names.
    private Optional<String> text(Key<?> key, Faults faults) {
        String inFile = key.environment() + FILE;
        Optional<String> file = key.isSecret() ? find(inFile) : Optional.empty();
        return file.isPresent()
                ? SecretFile.read(file.get(), inFile, 0, inFile, faults)
                : find(key.environment()).map(String::strip);
    }

    /// A sentence for each variable that looks as if it was meant for us.
    List<String> unknown() {
        List<String> known = Keys.all()
                .flatMap(key -> key.isSecret()
                        ? Stream.of(key.environment(), key.environment() + FILE)
                        : Stream.of(key.environment()))
                .toList();
        return variables.keySet().stream()
                .filter(name -> name.startsWith(OURS))
                .filter(name -> !known.contains(name) && !OTHERS.contains(name))
                .sorted()
                .map(name -> Faults.shown(name) + " is set but means nothing here"
                        + Nearest.to(name, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(""))
                .toList();
    }
}
