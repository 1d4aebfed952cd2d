package vedette.learn.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// SHA-256 of files.
public final class Digests {

    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    private Digests() {}

    /// Of one file.
    public static String of(MessageDigest digest, InputStream in) throws IOException {
        try (DigestInputStream stream = new DigestInputStream(in, digest)) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Of one file.
    public static String ofFile(Path file) throws IOException {
        return of(sha256(), Files.newInputStream(file));
    }

    /// Of all files in a folder, by name.
    static Map<String, String> of(Path folder) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                digests.put(String.valueOf(file.getFileName()), ofFile(file));
            }
        }
        return digests;
    }

    static void check(Path folder, Map<String, String> digests) throws IOException {
        for (Map.Entry<String, String> entry : digests.entrySet()) {
            if (!PLAIN_NAME.matcher(entry.getKey()).matches()) {
                throw new IOException(folder + " is damaged: it names a file \"" + entry.getKey() + "\"");
            }
            Path file = folder.resolve(entry.getKey());
            if (!Files.isRegularFile(file)) {
                throw new IOException(folder + " is damaged: " + entry.getKey() + " is missing; copy it again");
            }
            if (!ofFile(file).equals(entry.getValue())) {
                throw new IOException(folder + " is damaged: " + entry.getKey()
                        + " is not what was written, by its SHA-256; copy it again, or train it again");
            }
        }
        for (String name : List.of(Bundle.PREPARATION, Bundle.PASSPORT)) {
            if (!digests.containsKey(name)) {
                throw new IOException(folder + " is damaged: it has no " + name);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
