package vedette.detect.web;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vedette.detect.web.Part.Place;
import vedette.flow.fact.HttpRequestFact;

/// Looks for what breaks into applications in one request.
final class Inspection {

    private static final Pattern PROGRAM_FILE =
            Pattern.compile("filename=\"?[^\"\\r\\n]*\\.(?:php\\d?|phtml|jspx?|aspx?|ashx|cgi|war)[.%\\s]*[\"\\r\\n]");
    private static final Pattern PROGRAM_PAGE = Pattern.compile("\\.(?:php\\d?|phtml|jspx?|aspx?|ashx|war)/?$");

    private @Nullable Finding best;

    private Inspection() {}

    /// The surest finding, or null if there is none.
    static @Nullable Finding of(HttpRequestFact request) {
        Inspection inspection = new Inspection();
        String path = path(request.target());
        for (Part part : RequestParts.of(request)) {
            inspection.look(part, path);
        }
        inspection.lookAtUpload(request, path);
        Finding framing = Framing.of(request);
        if (framing != null) {
            inspection.take(framing);
        }
        return inspection.best;
    }

    static String path(String target) {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    private void look(Part part, String path) {
        if (part.place() == Place.HEADER && part.value().stripLeading().startsWith("() {")) {
            take(Finding.of(Technique.SHELLSHOCK, 1, part));
        }
        if (isPlain(part.value())) {
            lookForNames(part, path);
            return;
        }
        rate(Technique.LOOKUP_INJECTION, Lookups.score(part.value()), part);
        Finding phrase = Phrases.find(part);
        if (phrase != null) {
            take(phrase);
        }
        if (part.place() == Place.BODY) {
            rate(Technique.TRAVERSAL, Paths.traversal(part.value(), true), part);
            return;
        }
        boolean isAgent = part.name().equals("user-agent");
        if (!isAgent) {
            rate(Technique.COMMAND_INJECTION, ShellCommands.injection(part.value()), part);
            rate(Technique.SCRIPT_INJECTION, Markup.score(part.value()), part);
        }
        rate(Technique.SQL_INJECTION, SqlInjection.score(part.value()), part);
        lookForNames(part, path);
    }

    private void lookForNames(Part part, String path) {
        if (part.place() == Place.PATH) {
            rate(Technique.TRAVERSAL, Paths.traversal(part.value(), true), part);
            rate(Technique.SECRET_FILE, Paths.leftBehind(part.value()), part);
        } else if (part.place() == Place.PARAMETER || part.name().equals("cookie")) {
            rate(Technique.TRAVERSAL, Paths.traversal(part.value(), false), part);
            rate(Technique.WEB_SHELL, ShellCommands.webShell(part, path), part);
        }
    }

    /// Letters, digits and the signs of names and addresses break nothing.
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char letter = value.charAt(i);
            if (!Character.isLetterOrDigit(letter) && "-_.,/: @?".indexOf(letter) < 0) {
                return false;
            }
        }
        return !value.contains(" ");
    }

    private void lookAtUpload(HttpRequestFact request, String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        if (request.method().equals("PUT") && PROGRAM_PAGE.matcher(lower).find()) {
            take(new Finding(Technique.WEB_SHELL, 0.9, "path", path));
        }
        String body = request.body().toLowerCase(Locale.ROOT);
        if (body.contains("filename=") && PROGRAM_FILE.matcher(body).find()) {
            take(new Finding(Technique.WEB_SHELL, 0.7, "upload", path));
        }
    }

    private void rate(Technique technique, double score, Part part) {
        if (score > 0) {
            take(Finding.of(technique, score, part));
        }
    }

    private void take(Finding finding) {
        Finding before = best;
        if (before == null || finding.score() > before.score()) {
            best = finding;
        }
    }
}
