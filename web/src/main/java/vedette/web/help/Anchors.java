package vedette.web.help;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Names headings as GitHub does, so that a link to one leads there in both places. One for each document.
final class Anchors {

    private final Map<String, Integer> given = new HashMap<>();

    /// "How it is written" is `how-it-is-written`; a second one has `-1` behind it.
    String of(String heading) {
        StringBuilder name = new StringBuilder();
        heading.strip().toLowerCase(Locale.ROOT).codePoints().forEach(letter -> {
            if (Character.isLetterOrDigit(letter) || letter == '-' || letter == '_') {
                name.appendCodePoint(letter);
            } else if (letter == ' ') {
                name.append('-');
            }
        });
        int before = given.merge(name.toString(), 1, Integer::sum) - 1;
        return before == 0 ? name.toString() : name + "-" + before;
    }
}
