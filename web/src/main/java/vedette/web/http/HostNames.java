package vedette.web.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The names under which this may be asked for.
///
/// A page of another site can have its own name point here, and would then be of the same origin as ours. Whoever goes
/// by a number cannot be fooled so; of names only those count that are ours.
///
/// @param names in small letters
public record HostNames(Set<String> names) {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-fA-F:.]+])(:\\d{1,5})?");

    private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

    public HostNames {
        names = Set.copyOf(names);
    }

    /// @param host as the header has it
    boolean isOurs(String host) {
        if (NUMBERS.matcher(host).matches()) {
            return true;
        }
        String name = PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
        return name.equals("localhost") || names.contains(name);
    }
}
