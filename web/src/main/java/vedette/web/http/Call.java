package vedette.web.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// A request, as far as pages want to know it. All texts in it are whatever somebody chose to send.
///
/// @param method of HTTP, in capitals
/// @param path without the query
/// @param fromPath what stood where a route has a name in braces
/// @param query by name, all values in order
/// @param form the same of what was posted; empty if that was no form
/// @param cookies by name
/// @param header gives a header by its name; empty if there is none
/// @param remote the address of who asks
/// @param isSecure whether nobody between could read or change it
/// @param visitor who asks
public record Call(
        String method,
        String path,
        Map<String, String> fromPath,
        Map<String, List<String>> query,
        Map<String, List<String>> form,
        Map<String, String> cookies,
        UnaryOperator<String> header,
        String remote,
        boolean isSecure,
        Visitor visitor) {

    /// The part of the path that a route gives this name.
    public String part(String name) {
        String part = fromPath.get(name);
        if (part == null) {
            throw new IllegalArgumentException("the route has no {" + name + "}");
        }
        return part;
    }

    /// A value of the query; nothing if it is missing or empty.
    public Optional<String> asked(String name) {
        return first(query, name);
    }

    /// All values of the query.
    public List<String> allAsked(String name) {
        return query.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /// A value of what was posted; nothing if it is missing or empty.
    public Optional<String> posted(String name) {
        return first(form, name);
    }

    /// The same, refused without.
    public String requirePosted(String name) {
        return posted(name).orElseThrow(() -> Refusal.badRequest("\"" + name + "\" is missing"));
    }

    /// Whether it only asks for a part of a page that is there already.
    public boolean isForPart() {
        return header.apply("HX-Request").equals("true")
                && !header.apply("HX-History-Restore-Request").equals("true");
    }

    /// A whole number of the query, or what is usual.
    public int number(String name, int least, int most, int usual) {
        Optional<String> text = asked(name);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw Refusal.badRequest("\"" + name + "\" is a whole number from " + least + " to " + most);
    }

    Call with(Map<String, String> parts, Map<String, List<String>> posted) {
        return new Call(method, path, parts, query, posted, cookies, header, remote, isSecure, visitor);
    }

    Call with(Visitor newVisitor) {
        return new Call(method, path, fromPath, query, form, cookies, header, remote, isSecure, newVisitor);
    }

    private static Optional<String> first(Map<String, List<String>> values, String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
