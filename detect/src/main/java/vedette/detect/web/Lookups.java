package vedette.detect.web;

import java.util.Locale;
import java.util.regex.Pattern;

/// How surely a value makes a log look something up by JNDI, however it is spelt: look-ups within the word are undone
/// first, as Log4j does.
final class Lookups {

    private static final Pattern INNER = Pattern.compile("\\$\\{[^${}]*?:-?([^${}:]*)\\}");
    private static final Pattern JNDI =
            Pattern.compile("\\$\\{\\s*jndi\\s*:|jndi:(?:ldaps?|rmi|dns|iiop|corba|nis|nds|http)");
    private static final int MOST_LAYERS = 6;

    private Lookups() {}

    static double score(String value) {
        if (value.indexOf("${") < 0) {
            return 0;
        }
        String text = value.toLowerCase(Locale.ROOT);
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            if (JNDI.matcher(text).find()) {
                return 1;
            }
            String inner = INNER.matcher(text).replaceAll("$1");
            if (inner.equals(text)) {
                return 0;
            }
            text = inner;
        }
        return 0;
    }
}
