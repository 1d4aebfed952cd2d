package vedette.store.ticks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of ticks: `day=2026-11-22/070000-9f3c2a11.ticks`, by the time at which each begins.
public final class TickFolder {

    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("'day='uuuu-MM-dd'/'HHmmss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern PATH =
            Pattern.compile("day=(\\d{4}-\\d{2}-\\d{2})/(\\d{2})(\\d{2})(\\d{2})-[0-9a-f]+\\.ticks");
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Path folder;

    public TickFolder(Path folder) {
        this.folder = folder;
    }

    /// A file.
    ///
    /// @param begins the second since 1970 in which its first tick ends
    /// @param bytes how long it is
    public record Entry(Path path, long begins, long bytes) {}

    public Path folder() {
        return folder;
    }

    Path fileFor(long endNanos, TickHeader header) {
        Instant time = Instant.ofEpochSecond(Math.floorDiv(endNanos, NANOS_PER_SECOND));
        String name = NAME.format(time) + "-" + HexFormat.of().toHexDigits((int) header.run())
                + HexFormat.of().toHexDigits((short) header.number()) + ".ticks";
        return folder.resolve(name);
    }

    Path dayOf(Path file) {
        Path day = file.getParent();
        return day == null ? folder : day;
    }

    /// All files, in the order of time.
    public List<Entry> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder, 2)) {
            for (Path path : all.toList()) {
                Matcher name = PATH.matcher(folder.relativize(path).toString().replace('\\', '/'));
                if (name.matches()) {
                    LocalDateTime begins = LocalDateTime.parse(
                            name.group(1) + "T" + name.group(2) + ":" + name.group(3) + ":" + name.group(4));
                    entries.add(new Entry(path, begins.toEpochSecond(ZoneOffset.UTC), Files.size(path)));
                }
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begins).thenComparing(Entry::path));
        return entries;
    }

    /// Those that are needed to know what was from this second on: the last that begins before, and all later ones.
    public List<Entry> from(long second) throws IOException {
        List<Entry> files = files();
        int first = 0;
        while (first + 1 < files.size() && files.get(first + 1).begins() <= second) {
            first++;
        }
        return files.subList(first, files.size());
    }

    /// Removes files that another follows that begins before this second, and folders that are empty then.
    ///
    /// @return how many bytes are gone
    public long forget(long beforeSecond) throws IOException {
        long bytes = 0;
        List<Entry> files = files();
        for (int i = 0; i < files.size() - 1 && files.get(i + 1).begins() <= beforeSecond; i++) {
            bytes += remove(files.get(i));
        }
        return bytes;
    }

    /// Removes the oldest file.
    ///
    /// @return how many bytes are gone; 0 if only the newest is left
    public long forgetOldest() throws IOException {
        List<Entry> files = files();
        return files.size() < 2 ? 0 : remove(files.getFirst());
    }

    private long remove(Entry file) throws IOException {
        Files.deleteIfExists(file.path());
        Path day = dayOf(file.path());
        try (Stream<Path> left = Files.list(day)) {
            if (left.findAny().isPresent()) {
                return file.bytes();
            }
        }
        Files.deleteIfExists(day);
        return file.bytes();
    }
}
