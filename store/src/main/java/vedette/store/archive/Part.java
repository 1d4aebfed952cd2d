package vedette.store.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/// A file of the archive, and what its name says: of which hour its rows are, and their numbers.
///
/// @param hour since 1970, UTC
/// @param isWhole whether it was made of others, which it replaces
/// @param first the least number
/// @param last the greatest
/// @param checksum CRC-32C of the file, in eight digits
public record Part(Path file, long hour, boolean isWhole, long first, long last, long rows, String checksum) {

    private static final Pattern NAME =
            Pattern.compile("(part|hour)-(\\d{1,18})-(\\d{1,18})-(\\d{1,18})-([0-9a-f]{8})\\.parquet");

    /// What a file's name says; nothing if it is none of ours.
    static Optional<Part> of(Path file, long hour) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches()
                ? Optional.of(new Part(
                        file,
                        hour,
                        name.group(1).equals("hour"),
                        Long.parseLong(name.group(2)),
                        Long.parseLong(name.group(3)),
                        Long.parseLong(name.group(4)),
                        name.group(5)))
                : Optional.empty();
    }

    /// The name of a file that is in this folder under another one.
    static Part named(Path folder, Path unnamed, Contents contents) throws IOException {
        String sum = checksumOf(unnamed);
        String name = (contents.isWhole ? "hour-" : "part-") + contents.first + "-" + contents.last + "-"
                + contents.rows + "-" + sum + ".parquet";
        return new Part(
                folder.resolve(name),
                contents.hour,
                contents.isWhole,
                contents.first,
                contents.last,
                contents.rows,
                sum);
    }

    /// What a file that has no name yet should have.
    record Contents(long hour, boolean isWhole, long first, long last, long rows) {}

    private static String checksumOf(Path file) throws IOException {
        CRC32C sum = new CRC32C();
        byte[] buffer = new byte[1 << 16];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
                sum.update(buffer, 0, length);
            }
        }
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    /// Of how many of the numbers it has no row.
    public long missing() {
        return last - first + 1 - rows;
    }

    /// Whether the file is what it was when it got its name.
    public boolean isAsWritten() throws IOException {
        return checksumOf(file).equals(checksum);
    }

    /// Whether all of the other is in this one.
    boolean replaces(Part other) {
        return isWhole && !file.equals(other.file) && hour == other.hour && first <= other.first && other.last <= last;
    }
}
