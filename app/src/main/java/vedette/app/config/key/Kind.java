package vedette.app.config.key;

import java.util.function.Function;

/// What a key takes.
///
/// @param words for people: `a whole number from 1 to 64`
/// @param example of a value
/// @param least and most as they are written; both empty where nothing is too little or too much
/// @param isList whether it takes several, which stand after one another with commas where there is one line only
/// @param reader from what is written, without spaces around it; refuses by IllegalArgumentException what is no value
public record Kind<T>(
        String words, String example, String least, String most, boolean isList, Function<String, T> reader) {

    /// A kind without least and most.
    static <T> Kind<T> of(String words, String example, Function<String, T> reader) {
        return new Kind<>(words, example, "", "", false, reader);
    }

    /// What is written, as a value.
    ///
    /// @throws IllegalArgumentException if it is none
    public T read(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a character that cannot be seen");
        }
        return reader.apply(text);
    }

    /// Whether it is a value.
    public boolean takes(String text) {
        try {
            read(text);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
