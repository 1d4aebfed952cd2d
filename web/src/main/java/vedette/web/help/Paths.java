package vedette.web.help;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Where links between documents lead.
final class Paths {

    private static final String ENDING = ".md";

    private Paths() {}

    /// The document that a link leads to, as `reference/store`; nothing if it leads out of the documents.
    ///
    /// @param from the document that it stands in
    static Optional<String> resolve(String from, String link) {
        String target = link.replaceFirst("#.*", "");
        if (isOutside(target) || !target.endsWith(ENDING)) {
            return Optional.empty();
        }
        Deque<String> parts = new ArrayDeque<>();
        int folder = from.lastIndexOf('/');
        String whole = (folder < 0 ? "" : from.substring(0, folder + 1)) + target;
        for (String part : whole.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.equals(".") && !part.isEmpty()) {
                parts.addLast(part);
            }
        }
        String path = String.join("/", parts);
        return Optional.of(path.substring(0, path.length() - ENDING.length()));
    }

    /// Whether it is an address elsewhere.
    static boolean isOutside(String link) {
        return link.matches("[a-z][a-z0-9+.-]*:.*");
    }

    /// The part after `#`, with it; empty if there is none.
    static String anchor(String link) {
        int hash = link.indexOf('#');
        return hash < 0 ? "" : link.substring(hash);
    }
}
