package vedette.detect.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vedette.detect.web.Part.Place;
import vedette.flow.fact.HttpRequestFact;

/// Takes a request apart into what an application reads on its own: the path, each parameter, each header that it may
/// look at or log, and the body.
final class RequestParts {

    private static final int MOST_PARTS = 64;
    private static final String[] UNREAD = {
        "host", "connection", "content-length", "accept", "accept-encoding", "accept-language", "cache-control",
        "if-none-match", "if-modified-since", "authorization", "content-type", "upgrade-insecure-requests", "range",
                "te",
        "transfer-encoding", "date", "pragma", "keep-alive"
    };

    /// What is not printable is told as its number, what is printable never is.
    private static final int FIRST_PRINTABLE = 0x20;

    private static final int LAST_PRINTABLE = 0x7E;

    /// So many control characters, one in so many bytes, are in no text.
    private static final int FEWEST_CONTROLS = 4;

    private static final int MOST_TEXT_TO_CONTROLS = 32;

    private final List<Part> parts = new ArrayList<>();
    private String contentType = "";

    private RequestParts() {}

    static List<Part> of(HttpRequestFact request) {
        RequestParts all = new RequestParts();
        String target = request.target();
        int question = target.indexOf('?');
        String path = question < 0 ? target : target.substring(0, question);
        all.add(new Part(Place.PATH, "path", "", Unfolding.unfold(path, false)));
        if (question >= 0) {
            all.addForm(target.substring(question + 1), "parameter");
        }
        all.addHead(request.head());
        all.addBody(request.body());
        return all.parts;
    }

    private void add(Part part) {
        if (parts.size() < MOST_PARTS && !part.value().isEmpty()) {
            parts.add(part);
        }
    }

    private void addForm(String form, String what) {
        for (String field : form.split("&", MOST_PARTS)) {
            int equals = field.indexOf('=');
            String name = Unfolding.unfold(equals < 0 ? "" : field.substring(0, equals), true);
            String value = Unfolding.unfold(field.substring(equals + 1), true);
            String shown = name.length() > 24 ? name.substring(0, 24) : name;
            add(new Part(Place.PARAMETER, what + " " + shown, name.toLowerCase(Locale.ROOT), value));
            if (name.length() > 24) {
                add(new Part(Place.PARAMETER, "name of a " + what, "", name));
            }
        }
    }

    private void addHead(String head) {
        String[] lines = head.split("\r?\n", MOST_PARTS);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon <= 0) {
                continue;
            }
            String name = lines[i].substring(0, colon).toLowerCase(Locale.ROOT);
            String value = lines[i].substring(colon + 1).strip();
            if (name.equals("content-type")) {
                contentType = value.toLowerCase(Locale.ROOT);
            }
            if (!isUnread(name) || value.indexOf('{') >= 0) {
                addHeader(name, value);
            }
        }
    }

    private void addHeader(String name, String value) {
        if (name.equals("cookie")) {
            for (String cookie : value.split(";", MOST_PARTS)) {
                int equals = cookie.indexOf('=');
                add(new Part(
                        Place.HEADER,
                        "cookie",
                        "cookie",
                        Unfolding.unfold(cookie.substring(equals + 1).strip(), false)));
            }
        } else {
            add(new Part(Place.HEADER, "header " + name, name, Unfolding.unfold(value, false)));
        }
    }

    private static boolean isUnread(String name) {
        for (String unread : UNREAD) {
            if (unread.equals(name)) {
                return true;
            }
        }
        return name.startsWith("sec-");
    }

    private void addBody(String body) {
        if (body.isEmpty()) {
            return;
        }
        boolean isForm = contentType.contains("form-urlencoded");
        boolean looksLikeForm = contentType.isEmpty() && body.indexOf('=') > 0 && body.charAt(0) != '{';
        if (contentType.contains("multipart")) {
            addFields(body);
            add(new Part(Place.BODY, "body", "", body));
        } else if (isBinary(body)) {
            add(new Part(Place.BODY, "body", "", body));
        } else if (isForm || looksLikeForm) {
            addForm(body, "field");
            add(new Part(Place.BODY, "body", "", Unfolding.unfold(body, false)));
        } else if (contentType.contains("json") || body.startsWith("{")) {
            addStrings(body);
            add(new Part(Place.BODY, "body", "", Unfolding.unfold(body, false)));
        } else {
            add(new Part(Place.BODY, "body", "", body));
        }
    }

    /// Whether it is no text, as what programs send that call all their bodies forms: signs in it are by chance.
    private static boolean isBinary(String body) {
        int controls = 0;
        int escapes = 0;
        for (int at = body.indexOf("\\x"); at >= 0; at = body.indexOf("\\x", at + 2)) {
            int value = Unfolding.hex(body, at + 2, 2);
            if (value >= FIRST_PRINTABLE && value <= LAST_PRINTABLE) {
                return false; // written by somebody
            }
            escapes++;
            controls += value >= 0 && value < FIRST_PRINTABLE ? 1 : 0;
        }
        int bytes = body.length() - 3 * escapes;
        return controls >= FEWEST_CONTROLS && controls * MOST_TEXT_TO_CONTROLS >= bytes;
    }

    private void addStrings(String json) {
        int at = json.indexOf('"');
        while (at >= 0) {
            int end = at + 1;
            while (end < json.length() && json.charAt(end) != '"') {
                end += json.charAt(end) == '\\' ? 2 : 1;
            }
            int limit = Math.min(end, json.length());
            String text = json.substring(at + 1, limit).replace("\\\"", "\"").replace("\\/", "/");
            add(new Part(Place.PARAMETER, "JSON text", "", Unfolding.unfold(text, false)));
            at = end < json.length() ? json.indexOf('"', end + 1) : -1;
        }
    }

    private void addFields(String multipart) {
        int at = multipart.indexOf("\r\n\r\n");
        while (at >= 0) {
            int end = multipart.indexOf("\r\n--", at + 4);
            String value = multipart.substring(at + 4, end < 0 ? multipart.length() : end);
            if (!isBinary(value)) {
                add(new Part(Place.PARAMETER, "field", "", value));
            }
            at = end < 0 ? -1 : multipart.indexOf("\r\n\r\n", end);
        }
    }
}
