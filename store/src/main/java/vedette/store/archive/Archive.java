package vedette.store.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vedette.feature.parquet.ParquetTable;
import vedette.store.database.StoreException;

/// The files of the archive: `day=2026-11-22/hour=07/part-1-500-500-9f3c2a11.parquet`.
///
/// A file gets its name only when it is whole, checked and on the disk, so one that has its name is good. A file made
/// of
/// others replaces them by what its name says, even if the process ends before they are gone. Owned by one thread,
/// which
/// may be another process's if that holds the store's lock.
public final class Archive {

    private static final Pattern FOLDER = Pattern.compile("day=(\\d{4}-\\d{2}-\\d{2})/hour=(\\d{2})");
    private static final int SECONDS_PER_HOUR = 3_600;

    private final Path folder;

    public Archive(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /// Puts away what a process left that ended while it wrote.
    public void tidy() throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                String name = folder.relativize(path).toString();
                if (name.endsWith(".part") || name.contains(".vedette-parquet-")) {
                    Files.deleteIfExists(path);
                }
            }
        }
        for (Part part : allFiles()) {
            if (allFiles().stream().anyMatch(other -> other.replaces(part))) {
                Files.delete(part.file());
            }
        }
    }

    /// The files that count, by hour and number.
    public List<Part> parts() throws IOException {
        List<Part> all = allFiles();
        return all.stream()
                .filter(part -> all.stream().noneMatch(other -> other.hour() == part.hour() && other.replaces(part)))
                .toList();
    }

    private List<Part> allFiles() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder, 3)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path where = folder.relativize(file).getParent();
                Matcher hour =
                        FOLDER.matcher(where == null ? "" : where.toString().replace('\\', '/'));
                if (hour.matches()) {
                    Part.of(file, hourOf(hour.group(1), hour.group(2))).ifPresent(parts::add);
                }
            }
        }
        parts.sort(Comparator.comparingLong(Part::hour).thenComparingLong(Part::first));
        return parts;
    }

    private static long hourOf(String day, String hour) {
        return LocalDateTime.parse(day + "T" + hour + ":00").toEpochSecond(ZoneOffset.UTC) / SECONDS_PER_HOUR;
    }

    private Path folderOf(long hour) {
        LocalDateTime time = LocalDateTime.ofInstant(Instant.ofEpochSecond(hour * SECONDS_PER_HOUR), ZoneOffset.UTC);
        return folder.resolve("day=" + time.toLocalDate())
                .resolve(String.format(Locale.ROOT, "hour=%02d", time.getHour()));
    }

    /// Fills a table that is to be a file.
    @FunctionalInterface
    public interface Filler {
        void fill(ParquetTable table) throws IOException;
    }

    /// Adds a file of flows that ended in one hour.
    ///
    /// @param first the least of their numbers
    /// @throws StoreException if what the file has is not what was put in; it is gone then
    public Part add(long hour, long first, long last, long rows, Filler filler) throws IOException {
        Path place = folderOf(hour);
        Path temporary = temporaryIn(place, first);
        try (ParquetTable table = new ParquetTable("flows", FlowTable.COLUMNS, folder);
                OutputStream out = Files.newOutputStream(temporary)) {
            filler.fill(table);
            table.copyTo(out, Map.of("vedette.rows", "kept flows", "vedette.schema-version", "1"));
        }
        return settle(temporary, place, new Part.Contents(hour, false, first, last, rows));
    }

    private static Path temporaryIn(Path hour, long first) throws IOException {
        Files.createDirectories(hour);
        return hour.resolve(first + ".part");
    }

    /// Gives a file its name, once it is on the disk and has what it should have.
    private static Part settle(Path temporary, Path place, Part.Contents contents) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        ParquetCheck.Found found = ParquetCheck.of(temporary);
        if (!found.equals(new ParquetCheck.Found(contents.rows(), contents.first(), contents.last()))) {
            Files.delete(temporary);
            throw new StoreException("the archive could not be written: a file should have " + contents.rows()
                    + " flows and has " + found.rows() + "; they stay where they are, and it is tried again");
        }
        Part part = Part.named(place, temporary, contents);
        Files.move(temporary, part.file(), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(place)) {
            directory.force(true);
        } catch (IOException _) {
            // not every system can
        }
        return part;
    }

    /// Makes one file of the several that an hour has.
    ///
    /// @param before only of hours before this one, to which nothing is added any more
    /// @return how many files are gone
    public int compact(long before) throws IOException {
        Map<Long, List<Part>> byHour = new TreeMap<>();
        for (Part part : parts()) {
            byHour.computeIfAbsent(part.hour(), _ -> new ArrayList<>()).add(part);
        }
        int gone = 0;
        for (Map.Entry<Long, List<Part>> hour : byHour.entrySet()) {
            if (hour.getKey() < before && hour.getValue().size() > 1) {
                gone += join(hour.getKey(), hour.getValue());
            }
        }
        return gone;
    }

    private int join(long hour, List<Part> parts) throws IOException {
        long first = parts.stream().mapToLong(Part::first).min().orElseThrow();
        long last = parts.stream().mapToLong(Part::last).max().orElseThrow();
        long rows = parts.stream().mapToLong(Part::rows).sum();
        Path place = folderOf(hour);
        Path temporary = temporaryIn(place, first);
        ParquetCheck.join(parts.stream().map(Part::file).toList(), temporary, folder);
        settle(temporary, place, new Part.Contents(hour, true, first, last, rows));
        for (Part part : parts) {
            Files.delete(part.file());
        }
        return parts.size() - 1;
    }

    /// Removes the files of hours before this one, and folders that are empty then.
    ///
    /// @return how many flows are gone
    public long forget(long beforeHour) throws IOException {
        long rows = 0;
        for (Part part : allFiles()) {
            if (part.hour() < beforeHour) {
                Files.delete(part.file());
                rows += part.rows();
                removeIfEmpty(folderOf(part.hour()));
            }
        }
        return rows;
    }

    private void removeIfEmpty(Path hour) throws IOException {
        for (Path path = hour; path != null && !path.equals(folder); path = path.getParent()) {
            try (Stream<Path> files = Files.list(path)) {
                if (files.findAny().isPresent()) {
                    return;
                }
            }
            Files.delete(path);
        }
    }
}
