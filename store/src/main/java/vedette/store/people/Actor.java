package vedette.store.people;

import java.time.Instant;
import java.util.regex.Pattern;

/// Who does something, and when.
public record Actor(String name, Instant at) {

    private static final Pattern LINE = Pattern.compile("\\P{C}{1,100}");

    public Actor {
        if (!LINE.matcher(name).matches()) {
            throw new IllegalArgumentException("whoever does something needs a name of at most 100 visible characters");
        }
    }
}
