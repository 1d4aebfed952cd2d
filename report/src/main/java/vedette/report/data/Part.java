package vedette.report.data;

import java.util.List;
import java.util.stream.Stream;

/// One list of a report, which may be empty for two reasons that must not be confused.
///
/// @param unwatched why nobody looked, as the end of a sentence ("because …"); empty if somebody did
public record Part<T>(List<T> items, String unwatched) {

    public Part {
        items = List.copyOf(items);
        if (!unwatched.isEmpty() && !items.isEmpty()) {
            throw new IllegalArgumentException("what was not watched cannot have shown " + items.size() + " items");
        }
    }

    public static <T> Part<T> of(List<T> items) {
        return new Part<>(items, "");
    }

    /// Nobody looked.
    ///
    /// @param because why, as the end of a sentence
    public static <T> Part<T> notWatched(String because) {
        return new Part<>(List.of(), because);
    }

    static <T> Part<T> notGiven() {
        return notWatched("it was not recorded");
    }

    public boolean isWatched() {
        return unwatched.isEmpty();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public int size() {
        return items.size();
    }

    public Stream<T> stream() {
        return items.stream();
    }
}
