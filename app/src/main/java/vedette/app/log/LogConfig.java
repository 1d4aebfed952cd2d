package vedette.app.log;

import java.nio.file.Path;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;

/// Where a log goes, and what is in it.
///
/// @param file null for none
/// @param mostBytes of a file: then the next is begun
/// @param count how many there are at most, the one that is written to among them
/// @param level the least that is told
/// @param isJson whether each line is an object
/// @param isOnConsole whether lines go to standard error, too, in the place of words for people
public record LogConfig(
        @Nullable Path file, long mostBytes, int count, Level level, boolean isJson, boolean isOnConsole) {

    public LogConfig {
        if (mostBytes < 1 || count < 1) {
            throw new IllegalArgumentException("a log needs room: at least one file of one byte");
        }
    }

    /// The level that is written so.
    ///
    /// @throws IllegalArgumentException if none is
    public static Level level(String name) {
        return switch (name) {
            case "error" -> Level.SEVERE;
            case "warning" -> Level.WARNING;
            case "info" -> Level.INFO;
            case "debug" -> Level.FINE;
            default -> throw new IllegalArgumentException("a level is error, warning, info or debug, not " + name);
        };
    }

    /// How a level is written.
    static String name(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "warning";
        }
        return level.intValue() >= Level.INFO.intValue() ? "info" : "debug";
    }
}
