package vedette.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The public test captures, where somebody has put them on this machine: the environment variable
/// `VEDETTE_TEST_DATA` names the folder. They are not part of the product, so tests skip without them and say so.
public final class Corpus {

    private static final int PACKETS = 4;
    private static final int LINK_TYPE = 7;

    private Corpus() {}

    /// One capture, with what its manifest says of it.
    ///
    /// @param packets how many packets another tool counts in it, -1 if that tool cannot read it
    /// @param linkType as that tool names it
    public record Capture(Path path, String name, long packets, String linkType) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// The folder, if it is there.
    public static Optional<Path> folder() {
        String folder = System.getenv("VEDETTE_TEST_DATA");
        return Optional.ofNullable(folder)
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .filter(path -> Files.isReadable(path.resolve("pcaps/manifest.csv")));
    }

    /// Every capture, in the manifest's order.
    public static List<Capture> captures() {
        Path captures = folder().orElseThrow().resolve("pcaps");
        try {
            List<Capture> all = new ArrayList<>();
            List<String> lines = Files.readAllLines(captures.resolve("manifest.csv"));
            for (String line : lines.subList(1, lines.size())) {
                List<String> fields = fields(line);
                String count = fields.get(PACKETS);
                all.add(new Capture(
                        captures.resolve(fields.getFirst()),
                        fields.getFirst(),
                        count.isEmpty() ? -1 : Long.parseLong(count),
                        fields.get(LINK_TYPE)));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The fields of a line of comma-separated values, quotes taken off.
    public static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
