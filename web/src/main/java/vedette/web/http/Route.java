package vedette.web.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vedette.store.people.Role;

/// Something that can be asked for.
///
/// @param method of HTTP
/// @param path in which a part in braces stands for any one part: `/incidents/{id}`
/// @param least whoever asks may do at least this; null for anybody at all
/// @param isForPrograms whether refusals are JSON and never a page, and whether a token may take the place of a cookie
/// @param handler answers
/// @param words for those who write programs; none for pages
public record Route(
        String method, String path, @Nullable Role least, boolean isForPrograms, Handler handler, Words words) {

    /// What a route is for.
    ///
    /// @param summary in a sentence; empty for pages
    /// @param asked the names of what can be said in the query, or in the form of a POST
    public record Words(String summary, List<String> asked) {

        static final Words NONE = new Words("", List.of());

        public Words {
            asked = List.copyOf(asked);
        }
    }

    /// Answers a request.
    @FunctionalInterface
    public interface Handler {

        Reply answer(Call call) throws IOException;
    }

    /// For anybody, signed in or not.
    public static Route open(String method, String path, Handler handler) {
        return new Route(method, path, null, false, handler, Words.NONE);
    }

    /// A page, or what is done on one.
    public static Route page(String method, String path, Role least, Handler handler) {
        return new Route(method, path, least, false, handler, Words.NONE);
    }

    /// For programs.
    public static Route api(String method, String path, Role least, Handler handler) {
        return new Route(method, path, least, true, handler, Words.NONE);
    }

    /// The same with what it is for.
    public Route that(String summary, String... asked) {
        return new Route(method, path, least, isForPrograms, handler, new Words(summary, List.of(asked)));
    }

    /// What stands where this route has names, if it is of this path.
    Optional<Map<String, String>> match(String[] parts) {
        String[] mine = split(path);
        if (mine.length != parts.length) {
            return Optional.empty();
        }
        Map<String, String> named = new HashMap<>();
        for (int i = 0; i < mine.length; i++) {
            if (mine[i].startsWith("{")) {
                if (parts[i].isEmpty()) {
                    return Optional.empty();
                }
                named.put(mine[i].substring(1, mine[i].length() - 1), parts[i]);
            } else if (!mine[i].equals(parts[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(named);
    }

    /// The parts between the strokes.
    static String[] split(String path) {
        return path.split("/", -1);
    }
}
