package vedette.detect.guessing;

import java.util.Locale;
import java.util.regex.Pattern;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.HttpResponseFact;

/// Tells which requests try to log in to a web application, and what an answer to one says.
final class WebForms {

    /// The field of a password, in a form or in JSON, whose value is no attempt to break in by other means.
    private static final Pattern SECRET = Pattern.compile(
            "(?:^|[?&{,])\\s*\"?[a-z0-9_.\\[\\]-]{0,24}(?:pass|pwd|psw|kennwort|senha|secret)[a-z0-9_\\]-]{0,12}\"?\\s*[=:]\\s*"
                    + "[^&]");

    private static final Pattern CRAFTED = Pattern.compile("['\"<(]|%(?:25)?(?:22|27|28|3c)|\\.\\./");
    private static final String[] PLACES = {
        "login", "logon", "signin", "sign-in", "log-in", "sign_in", "auth", "session"
    };
    private static final String[] FAILURES = {"login", "logon", "signin", "error", "fail", "denied", "invalid"};
    private static final String AUTHORIZATION = "\nauthorization:";

    private WebForms() {}

    /// A hash of the credentials of the head, if it has any that stand for a password; else 0.
    static long credentials(HttpRequestFact request) {
        String head = request.head().toLowerCase(Locale.ROOT);
        int at = head.indexOf(AUTHORIZATION);
        if (at < 0) {
            return 0;
        }
        int begin = at + AUTHORIZATION.length();
        int end = head.indexOf('\n', begin);
        String value = head.substring(begin, end < 0 ? head.length() : end).strip();
        boolean isPassword = value.startsWith("basic ") || value.startsWith("digest ");
        return isPassword ? hash(request.head().substring(begin, end < 0 ? head.length() : end)) : 0;
    }

    /// A hash of what a form was filled in with, if it looks like that of a log-in; else 0.
    static long form(HttpRequestFact request) {
        String method = request.method();
        int question = request.target().indexOf('?');
        if (method.equals("POST") || method.equals("PUT")) {
            boolean isAtPlace = hasAny(path(request), PLACES);
            if ((isAtPlace || hasSecret(request.body())) && !isCrafted(request.body())) {
                return hash(request.body() + '?' + request.target());
            }
        } else if (method.equals("GET") && question >= 0) {
            String query = request.target().substring(question);
            if (hasSecret(query) && !isCrafted(query)) {
                return hash(query);
            }
        }
        return 0;
    }

    /// Whether what the form was filled in with came in a packet of its own, which is not read.
    static boolean isHidden(HttpRequestFact request) {
        return request.method().startsWith("P") && request.body().isEmpty();
    }

    private static boolean hasSecret(String form) {
        return SECRET.matcher(form.toLowerCase(Locale.ROOT)).find();
    }

    private static boolean isCrafted(String form) {
        String fields = form.startsWith("{") ? form.replace("\"", "") : form;
        return CRAFTED.matcher(fields.toLowerCase(Locale.ROOT)).find();
    }

    /// The target without its question.
    static String path(HttpRequestFact request) {
        int question = request.target().indexOf('?');
        return question < 0 ? request.target() : request.target().substring(0, question);
    }

    /// Whether what it answers to a log-in is no by itself: refused, or sent back to the form, or shown a page again.
    static boolean isNo(HttpResponseFact response) {
        int status = response.status();
        if (status >= 300 && status < 400) {
            return hasAny(response.location(), FAILURES);
        }
        boolean isPage =
                response.contentType().isEmpty() || response.contentType().contains("html");
        return isRefusal(status) || (status == 200 && isPage);
    }

    static boolean isRefusal(int status) {
        return status == 400 || status == 401 || status == 403 || status == 422 || status == 423 || status == 429;
    }

    /// What the answer is like: two that are alike have the same hash.
    static long likeness(HttpResponseFact response) {
        String location = response.location();
        int question = location.indexOf('?');
        return hash(response.status() + " " + (question < 0 ? location : location.substring(0, question)));
    }

    private static boolean hasAny(String text, String[] words) {
        String lower = text.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (lower.contains(word)) {
                return true;
            }
        }
        return false;
    }

    static long hash(String text) {
        long hash = RecentHashes.hash(text.hashCode(), text.length());
        return hash == 0 ? 1 : hash;
    }
}
