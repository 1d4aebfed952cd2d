package vedette.web.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import vedette.web.http.Call;

/// What stands behind the question mark of an address, written again.
public final class Query {

    /// What says which time a page is about, and which part of a list.
    private static final List<String> OF_TIME = List.of("last", "from", "to", "page", "after");

    private Query() {}

    /// All of it, with the path before it.
    public static String whole(Call call) {
        return join(call.path(), written(call, call.query().keySet().stream().toList()));
    }

    /// The same without the time, and from the first page on.
    public static String withoutTime(Call call) {
        return join(
                call.path(),
                written(
                        call,
                        call.query().keySet().stream()
                                .filter(name -> !OF_TIME.contains(name))
                                .toList()));
    }

    /// What it says of some names.
    public static String written(Call call, List<String> names) {
        StringJoiner query = new StringJoiner("&");
        for (Map.Entry<String, List<String>> entry : call.query().entrySet()) {
            if (names.contains(entry.getKey())) {
                entry.getValue().forEach(value -> query.add(encoded(entry.getKey()) + "=" + encoded(value)));
            }
        }
        return query.toString();
    }

    /// A path with a query, if there is one.
    public static String join(String path, String query) {
        return query.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + query;
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A");
    }
}
