package vedette.web.asset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;

/// Files that come with the program, under an address that changes when any of them does: a browser keeps them for
/// good and never shows a mixture of two versions.
public final class Assets {

    /// By the name under which they are asked for, where they lie and what they are.
    private static final Map<String, Origin> ALL = origins();

    private final Map<String, File> files = new LinkedHashMap<>();
    private final String version;

    private record Origin(String resource, String type) {}

    @SuppressWarnings("ArrayRecordComponent") // nobody else has them
    private record File(byte[] plain, byte[] packed, String type) {}

    /// Reads and packs them.
    public Assets() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, Origin> entry : ALL.entrySet()) {
                byte[] plain = read(entry.getValue().resource);
                digest.update(plain);
                files.put(entry.getKey(), new File(plain, packed(plain), entry.getValue().type));
            }
            version = HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Origin> origins() {
        Map<String, Origin> all = new LinkedHashMap<>();
        String script = "text/javascript; charset=utf-8";
        all.put("app.css", new Origin("app.css", "text/css; charset=utf-8"));
        for (String name : new String[] {
            "app.js",
            "charts.js",
            "hostcharts.js",
            "live.js",
            "keys.js",
            "theme.js",
            "explore.js",
            "news.js",
            "pointing.js",
            "times.js"
        }) {
            all.put(name, new Origin(name, script));
        }
        all.put("icon.svg", new Origin("icon.svg", "image/svg+xml"));
        all.put("echarts.js", new Origin("echarts/dist/echarts.min.js", script));
        all.put("htmx.js", new Origin("htmx/dist/htmx.min.js", script));
        return all;
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = Assets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is missing from the program: build it again");
            }
            return in.readAllBytes();
        }
    }

    private static byte[] packed(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    /// The first part of all their addresses.
    public String folder() {
        return "/assets/" + version + "/";
    }

    /// Answers a request for one.
    public Reply answer(Call call) {
        File file = files.get(call.part("name"));
        if (file == null || !call.part("version").equals(version)) {
            throw Refusal.notFound("There is no such file.");
        }
        boolean mayBePacked = call.header().apply("Accept-Encoding").contains("gzip");
        Reply reply = Reply.of(200, file.type, mayBePacked ? file.packed : file.plain)
                .with("Cache-Control", "public, max-age=31536000, immutable")
                .with("Vary", "Accept-Encoding");
        return mayBePacked ? reply.with("Content-Encoding", "gzip") : reply;
    }
}
