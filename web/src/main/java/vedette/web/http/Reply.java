package vedette.web.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// An answer.
///
/// @param status of HTTP
/// @param headers beside those that every answer has
/// @param body writes what follows them
public record Reply(int status, Map<String, String> headers, Body body) {

    public static final String HTML = "text/html; charset=utf-8";

    public static final String JSON = "application/json";

    private static final Body NOTHING = out -> {};

    /// Writes what an answer consists of. May take long: it has a thread of its own, and the client's pace.
    @FunctionalInterface
    public interface Body extends AutoCloseable {

        void write(OutputStream out) throws IOException;

        /// Lets go of what writing takes, whether anything was written or not.
        @Override
        default void close() {}
    }

    public Reply {
        headers = Map.copyOf(headers);
    }

    /// Text of a kind.
    public static Reply of(int status, String type, String text) {
        return of(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Bytes of a kind.
    public static Reply of(int status, String type, byte[] bytes) {
        return new Reply(
                status,
                Map.of("Content-Type", type, "Content-Length", Integer.toString(bytes.length)),
                out -> out.write(bytes));
    }

    public static Reply html(String text) {
        return of(200, HTML, text);
    }

    /// JSON, with a mark by which a program can ask whether it has changed.
    public static Reply json(String text) {
        return of(200, JSON, text).with("ETag", '"' + Digest.of(text) + '"').with("Cache-Control", "private, no-cache");
    }

    /// What is there already has not changed.
    static Reply notModified(String mark) {
        return new Reply(304, Map.of("ETag", mark), NOTHING);
    }

    /// Something to keep under a name.
    public static Reply download(String name, String type, Body body) {
        return new Reply(
                200,
                Map.of("Content-Type", type, "Content-Disposition", "attachment; filename=\"" + name + "\""),
                body);
    }

    /// As it comes, for as long as the client listens.
    public static Reply stream(String type, Body body) {
        return new Reply(200, Map.of("Content-Type", type), body);
    }

    /// Elsewhere on this site, by a GET.
    public static Reply seeOther(String path) {
        return new Reply(303, Map.of("Location", path), NOTHING);
    }

    /// Done, and nothing to show.
    public static Reply nothing() {
        return new Reply(204, Map.of(), NOTHING);
    }

    /// The same with one more header.
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
