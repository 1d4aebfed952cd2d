package vedette.detect.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vedette.flow.fact.HttpRequestFact;

/// Looks whether a request says where it ends in a way that two servers may understand differently, so that one of them
/// takes its end for another request ([RFC 9112, section 11.2](https://www.rfc-editor.org/rfc/rfc9112#section-11.2)).
///
/// Lengths that contradict each other, are no numbers or are greater than any number that programs count with; codings
/// that end with something else than chunks or are hidden by blanks and folds. The same length twice, and a length
/// beside chunks, are what careless programs send: the one is nothing, the other little.
final class Framing {

    private static final String LENGTH = "content-length";
    private static final String CODING = "transfer-encoding";

    private static final int MOST_LINES = 64;

    /// Longer numbers, zeros in front or not, do not fit into 64 bits.
    private static final int MOST_DIGITS = 18;

    private static final int MOST_CHUNK_DIGITS = 15;

    private static final double CLEAR = 0.9;
    private static final double SURE = 0.8;
    private static final double PADDED = 0.6;
    private static final double CARELESS = 0.45;

    private static final Set<String> CODINGS =
            Set.of("chunked", "gzip, chunked", "gzip,chunked", "deflate, chunked", "identity", "");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern CHUNK = Pattern.compile("\\s*0*([0-9a-fA-F]+)");
    private static final Pattern REQUEST =
            Pattern.compile("(?:GET|POST|PUT|DELETE|HEAD|OPTIONS|PATCH) [^ \r\n]{1,1000} HTTP/1");

    private final List<String> lengths = new ArrayList<>();
    private final List<String> codings = new ArrayList<>();
    private boolean isHidden;
    private @Nullable Finding worst;

    private Framing() {}

    /// What is wrong with it, or null if nothing is.
    static @Nullable Finding of(HttpRequestFact request) {
        Framing framing = new Framing();
        framing.read(request.head());
        framing.judgeLengths();
        framing.judgeCodings();
        if (framing.isChunked()) {
            framing.judgeChunks(request.body());
        }
        return framing.worst;
    }

    private void read(String head) {
        String[] lines = head.split("\r?\n", MOST_LINES);
        List<String> latest = null;
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i];
            if (line.startsWith(" ") || line.startsWith("\t")) {
                fold(latest, line.strip());
                continue;
            }
            int colon = line.indexOf(':');
            latest = colon <= 0 ? null : valuesOf(line.substring(0, colon).toLowerCase(Locale.ROOT));
            if (latest != null) {
                isHidden |= Character.isWhitespace(line.charAt(colon - 1));
                latest.add(line.substring(colon + 1).strip());
            }
        }
    }

    private void fold(@Nullable List<String> values, String more) {
        if (values != null && !more.isEmpty()) {
            isHidden = true;
            values.set(values.size() - 1, values.getLast() + more);
        }
    }

    private @Nullable List<String> valuesOf(String name) {
        return switch (name.strip()) {
            case LENGTH -> lengths;
            case CODING -> codings;
            default -> null;
        };
    }

    private void judgeLengths() {
        for (String length : lengths) {
            if (NUMBER.matcher(length).matches()) {
                judgeNumber(length);
            } else if (!isSameTwice(length)) {
                find(SURE, LENGTH, length);
            }
        }
        if (lengths.stream().distinct().count() > 1) {
            find(CLEAR, "two lengths", String.join(" and ", lengths));
        }
        if (isHidden) {
            find(SURE, "a length or coding hidden by blanks", String.join(" ", lengths) + String.join(" ", codings));
        }
    }

    private void judgeNumber(String length) {
        String significant = length.replaceFirst("^0+", "");
        if (significant.length() > MOST_DIGITS) {
            find(CLEAR, LENGTH, length);
        } else if (length.length() > MOST_DIGITS) {
            find(PADDED, LENGTH, length);
        }
    }

    /// As `5, 5`, which a proxy makes of two equal headers.
    private static boolean isSameTwice(String length) {
        String[] values = length.split("\\s*,\\s*", -1);
        for (String value : values) {
            if (!value.equals(values[0]) || !NUMBER.matcher(value).matches()) {
                return false;
            }
        }
        return true;
    }

    private void judgeCodings() {
        for (String coding : codings) {
            if (!CODINGS.contains(coding.toLowerCase(Locale.ROOT))) {
                find(SURE, CODING, coding);
            }
        }
        if (codings.size() > 1) {
            boolean isSame = codings.stream().distinct().count() == 1;
            find(isSame ? CARELESS : SURE, "two codings", String.join(" and ", codings));
        }
        if (isChunked() && !lengths.isEmpty()) {
            find(CARELESS, "a length beside chunks", lengths.getFirst());
        }
    }

    private boolean isChunked() {
        return codings.stream()
                .anyMatch(coding -> coding.toLowerCase(Locale.ROOT).contains("chunked"));
    }

    private void judgeChunks(String body) {
        Matcher chunk = CHUNK.matcher(body);
        if (chunk.lookingAt() && chunk.group(1).length() > MOST_CHUNK_DIGITS) {
            find(CLEAR, "length of a chunk", chunk.group(1));
        }
        if (!lengths.isEmpty() && REQUEST.matcher(body).find()) {
            find(CLEAR, "a request behind chunks with a length", body);
        }
    }

    private void find(double score, String where, String value) {
        if (worst == null || score > worst.score()) {
            worst = Finding.of(Technique.SMUGGLING, score, new Part(Part.Place.HEADER, where, "", value));
        }
    }
}
