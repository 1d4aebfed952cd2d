package vedette.web.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// All that can be asked for.
///
/// @param all no two of the same method match the same path
public record Routes(List<Route> all) {

    /// What a request is for.
    ///
    /// @param parts of the path, by the names that the route gives them
    record Found(Route route, Map<String, String> parts) {}

    public Routes {
        all = List.copyOf(all);
    }

    /// @param path as it was sent, with what stands for characters that a path cannot have
    /// @throws Refusal if there is nothing there, or not for this method
    Found find(String method, String path) {
        String[] parts = Route.split(path);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = decoded(parts[i]);
        }
        TreeSet<String> others = new TreeSet<>();
        for (Route route : all) {
            Optional<Map<String, String>> match = route.match(parts);
            if (match.isPresent()) {
                if (route.method().equals(method)
                        || (method.equals("HEAD") && route.method().equals("GET"))) {
                    return new Found(route, match.get());
                }
                others.add(route.method());
            }
        }
        if (others.isEmpty()) {
            throw Refusal.notFound("There is nothing here.");
        }
        throw Refusal.of(405, "This can be asked for by " + String.join(", ", others) + " only.");
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("The address is not written as one.");
        }
    }
}
