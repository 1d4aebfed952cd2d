package vedette.store.evidence;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Names and values as text that is the same for the same values, one in a line.
final class Lines {

    private final StringBuilder text = new StringBuilder();

    /// Adds one. A value may have any character.
    Lines add(String name, Object value) {
        text.append(name)
                .append('=')
                .append(value.toString().replace("\\", "\\\\").replace("\n", "\\n"))
                .append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /// What was added; of the same name the last. For values that have no line feeds and no backslashes.
    static Map<String, String> read(String text) {
        return text.lines()
                .filter(line -> line.indexOf('=') > 0)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.indexOf('=')),
                        line -> line.substring(line.indexOf('=') + 1),
                        (_, later) -> later,
                        LinkedHashMap::new));
    }
}
