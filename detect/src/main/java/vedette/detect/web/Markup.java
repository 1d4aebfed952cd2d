package vedette.detect.web;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// How surely a value is one that runs a script where it is shown: markup with a script in it, or what ends an
/// attribute and begins one. Plain markup, as editors send it, is none.
final class Markup {

    private static final Set<String> SCRIPTS =
            Set.of("script", "iframe", "object", "embed", "applet", "frameset", "base");

    private static final Pattern HANDLER = Pattern.compile("[\\s/\"'`]on[a-z]{3,20}\\s*=\\s*[^\\s=]");
    private static final Pattern BROKEN_ATTRIBUTE =
            Pattern.compile("^[^<>]{0,80}[\"'`][\\s/]*on[a-z]{3,20}\\s*=\\s*[^\\s=]");
    private static final Pattern SCRIPT_ADDRESS =
            Pattern.compile("(?:j\\s*a\\s*v\\s*a|v\\s*b)\\s*s\\s*c\\s*r\\s*i\\s*p\\s*t\\s*:|data:text/html");
    private static final Pattern CALL =
            Pattern.compile("(?:alert|confirm|prompt|eval|fetch|atob|settimeout|string\\.fromcharcode)\\s*[(`]"
                    + "|document\\s*\\.\\s*(?:cookie|write|location|domain)|window\\s*\\.\\s*location");
    private static final Pattern BROKEN_SCRIPT = Pattern.compile("^[^<>]{0,80}['\"]\\s*[;+\\-)]+.*(?:['\"]|//)");

    private Markup() {}

    static double score(String value) {
        String text = value.toLowerCase(Locale.ROOT);
        boolean callsOut = CALL.matcher(text).find();
        double best = SCRIPT_ADDRESS.matcher(text).find() ? (callsOut || text.indexOf('<') >= 0 ? 0.9 : 0.5) : 0;
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
            best = Math.max(best, tag(text, at, callsOut));
        }
        if (BROKEN_ATTRIBUTE.matcher(text).find()) {
            best = Math.max(best, callsOut ? 0.95 : 0.7);
        }
        if (callsOut && BROKEN_SCRIPT.matcher(text).find()) {
            best = Math.max(best, 0.8);
        }
        return best;
    }

    private static double tag(String text, int at, boolean callsOut) {
        int begin = at + 1;
        while (begin < text.length() && " /\t\n".indexOf(text.charAt(begin)) >= 0) {
            begin++;
        }
        int end = begin;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        String name = text.substring(begin, end);
        if (name.isEmpty()) {
            return 0;
        }
        int close = text.indexOf('>', end);
        String attributes = text.substring(end, close < 0 ? text.length() : close);
        if (SCRIPTS.contains(name) && text.charAt(at + 1) != '/') {
            return name.equals("script") || callsOut ? 1 : 0.7;
        }
        boolean hasHandler = HANDLER.matcher(attributes).find();
        return hasHandler ? (callsOut || name.equals("svg") || name.equals("img") ? 1 : 0.8) : 0;
    }
}
