package vedette.app.config.key;

import java.util.Locale;

/// A key of the configuration.
///
/// @param name with all that is above it: `web.listen`; in a block, the name alone
/// @param kind of its values
/// @param usual as it is written; empty if nothing holds unless it is given
/// @param help what it is for, in a phrase
/// @param traits what else is to be known
public record Key<T>(String name, Kind<T> kind, String usual, String help, Traits traits) {

    /// @param isLive whether it may change while Vedette runs
    /// @param isSecret whether its value is never shown
    /// @param isNeeded whether a block must have it
    /// @param usualInWords what holds unless it is given, where that is no value: `the one with the default route`
    /// @param environment its variable; empty for the usual name
    /// @param example of a value; empty for the default, or that of its kind
    record Traits(
            boolean isLive,
            boolean isSecret,
            boolean isNeeded,
            String usualInWords,
            String environment,
            String example) {

        static final Traits NONE = new Traits(false, false, false, "", "", "");
    }

    public Key {
        if (!usual.isEmpty() && !kind.takes(usual)) {
            throw new IllegalArgumentException("the default of " + name + " is no value of it: " + usual);
        }
    }

    /// A key that takes effect when Vedette starts.
    public static <T> Key<T> of(String name, Kind<T> kind, String usual, String help) {
        return new Key<>(name, kind, usual, help, Traits.NONE);
    }

    /// What is read from a file or a variable, and never shown.
    public static Key<String> secret(String name, String help) {
        return new Key<>(name, Kinds.text(4_096), "", help, new Traits(false, true, false, "", "", ""));
    }

    /// The same, and a change takes effect while Vedette runs.
    public Key<T> live() {
        return with(new Traits(
                true, traits.isSecret, traits.isNeeded, traits.usualInWords, traits.environment, traits.example));
    }

    /// The same, and a block must have it.
    public Key<T> needed() {
        return with(new Traits(
                traits.isLive, traits.isSecret, true, traits.usualInWords, traits.environment, traits.example));
    }

    /// The same, where what holds unless it is given is no value.
    public Key<T> unlessGiven(String words) {
        return with(
                new Traits(traits.isLive, traits.isSecret, traits.isNeeded, words, traits.environment, traits.example));
    }

    /// The same, with a variable of another name than the usual one.
    public Key<T> from(String environment) {
        return with(new Traits(
                traits.isLive, traits.isSecret, traits.isNeeded, traits.usualInWords, environment, traits.example));
    }

    /// The same, with an example that says more than that of its kind.
    public Key<T> such(String example) {
        return with(new Traits(
                traits.isLive, traits.isSecret, traits.isNeeded, traits.usualInWords, traits.environment, example));
    }

    private Key<T> with(Traits others) {
        return new Key<>(name, kind, usual, help, others);
    }

    public boolean isLive() {
        return traits.isLive;
    }

    public boolean isSecret() {
        return traits.isSecret;
    }

    public boolean isNeeded() {
        return traits.isNeeded;
    }

    /// What holds unless it is given, for people.
    public String usualInWords() {
        return usual.isEmpty() ? traits.usualInWords : usual;
    }

    /// A value to begin with: the default, or else one that it could be.
    public String example() {
        if (!usual.isEmpty()) {
            return usual;
        }
        return traits.example.isEmpty() ? kind.example() : traits.example;
    }

    /// The variable of the environment that says it: `VEDETTE_WEB_LISTEN`.
    public String environment() {
        return traits.environment.isEmpty()
                ? "VEDETTE_" + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_')
                : traits.environment;
    }
}
