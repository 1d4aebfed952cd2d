package vedette.app.config.key;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vedette.app.config.read.Faults;

/// Where the value of a secret is to be found: in a file, or in a variable of the environment.
///
/// @param key of the secret
/// @param isFile whether a file is named, not a variable
record Secret(Key<?> key, boolean isFile) {

    static final String FILE = "-file";
    static final String ENVIRONMENT = "-env";

    /// What a name stands for among keys, if for the place of a secret.
    static Optional<Secret> of(String name, Collection<Key<?>> keys) {
        return keys.stream()
                .filter(Key::isSecret)
                .filter(key -> name.equals(key.name() + FILE) || name.equals(key.name() + ENVIRONMENT))
                .map(key -> new Secret(key, name.endsWith(FILE)))
                .findFirst();
    }

    /// The names under which a key can be given.
    static List<String> names(Key<?> key) {
        return key.isSecret() ? List.of(key.name() + FILE, key.name() + ENVIRONMENT) : List.of(key.name());
    }

    /// The key that says where.
    Key<?> source() {
        return isFile
                ? Key.of(key.name() + FILE, Kinds.path(), "", "")
                : Key.of(
                        key.name() + ENVIRONMENT, Kinds.read("a name in capitals", "SECRET", Secret::variable), "", "");
    }

    private static String variable(String name) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,99}")) {
            throw new IllegalArgumentException(name);
        }
        return name;
    }

    /// The secret itself; nothing if it cannot be had, which is said without it.
    ///
    /// @param full the name of what says where
    /// @param source the file or variable
    Optional<String> read(String full, String source, String place, int line, Faults faults) {
        Optional<String> text = isFile ? SecretFile.read(source, full, line, place, faults) : inEnvironment(source);
        if (text.isEmpty() && !isFile) {
            faults.add(
                    place,
                    line,
                    full + " is " + source + ", but there is no such variable; set it where Vedette is started");
        }
        return text.filter(found -> {
            boolean isFine = key.kind().takes(found);
            if (!isFine) {
                faults.add(place, line, full + ": what " + source + " holds is no secret; it takes one line of text");
            }
            return isFine;
        });
    }

    private static Optional<String> inEnvironment(String name) {
        return Optional.ofNullable(System.getenv(name));
    }
}
