package vedette.app.config.key;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import vedette.app.session.DurationConverter;
import vedette.app.text.Sizes;

/// The kinds of values that there are.
public final class Kinds {

    private static final int MOST_ITEMS = 256;
    private static final int MOST_OF_PATH = 1_000;

    private Kinds() {}

    public static Kind<Boolean> flag() {
        return Kind.of("true or false", "true", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        });
    }

    public static Kind<Integer> whole(int least, int most) {
        return new Kind<>(
                "a whole number from " + least + " to " + most,
                Integer.toString(least),
                Integer.toString(least),
                Integer.toString(most),
                false,
                text -> within(Integer.valueOf(text), least, most, text));
    }

    /// A number above 0.
    public static Kind<Double> positive(int most) {
        return new Kind<>("a number above 0 and at most " + most, "1", "", Integer.toString(most), false, text -> {
            BigDecimal number = new BigDecimal(text);
            require(number.signum() > 0 && number.compareTo(BigDecimal.valueOf(most)) <= 0, text);
            return number.doubleValue();
        });
    }

    /// From a least to a most, both as they are written.
    public static Kind<Duration> duration(String least, String most) {
        DurationConverter converter = new DurationConverter();
        Duration atLeast = converter.convert(least);
        Duration atMost = converter.convert(most);
        return new Kind<>(
                "a duration from " + least + " to " + most,
                least,
                least,
                most,
                false,
                text -> within(converter.convert(text), atLeast, atMost, text));
    }

    /// From a least to a most, both as they are written.
    public static Kind<Long> size(String least, String most) {
        return new Kind<>("a size from " + least + " to " + most, least, least, most, false, text -> {
            require(Sizes.isSize(text), text);
            return within(Sizes.bytes(text), Sizes.bytes(least), Sizes.bytes(most), text);
        });
    }

    public static Kind<String> choice(String... texts) {
        List<String> known = Arrays.asList(texts);
        return Kind.of(String.join(" or ", texts), texts[0], text -> {
            require(known.contains(text), text);
            return text;
        });
    }

    /// Of at most so many characters.
    public static Kind<String> text(int most) {
        return Kind.of("a text of 1 to " + most + " characters", "text", text -> {
            require(!text.isEmpty() && text.length() <= most, text);
            return text;
        });
    }

    /// A file or folder, whether it is there or not.
    public static Kind<Path> path() {
        return Kind.of("the name of a file or folder", "/var/lib/vedette", text -> {
            require(!text.isEmpty() && text.length() <= MOST_OF_PATH, text);
            return Path.of(text);
        });
    }

    /// What somebody else can read and refuses by IllegalArgumentException.
    public static <T> Kind<T> read(String words, String example, Function<String, T> reader) {
        return Kind.of(words, example, reader);
    }

    /// One of these words, or else what another kind takes.
    public static Kind<String> wordOr(String word, Kind<?> other) {
        return new Kind<>(word + ", or " + other.words(), other.example(), other.least(), other.most(), false, text -> {
            if (!text.equals(word)) {
                other.read(text);
            }
            return text;
        });
    }

    /// Several of a kind.
    public static <T> Kind<List<T>> list(Kind<T> kind) {
        return new Kind<>("a list, each " + kind.words(), kind.example(), kind.least(), kind.most(), true, text -> {
            if (text.isEmpty()) {
                return List.of();
            }
            List<T> items = Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(kind::read)
                    .collect(Collectors.toUnmodifiableList());
            require(items.size() <= MOST_ITEMS, text);
            return items;
        });
    }

    private static <T extends Comparable<T>> T within(T value, T least, T most, String text) {
        require(value.compareTo(least) >= 0 && value.compareTo(most) <= 0, text);
        return value;
    }

    private static void require(boolean isFine, String text) {
        if (!isFine) {
            throw new IllegalArgumentException(text);
        }
    }
}
