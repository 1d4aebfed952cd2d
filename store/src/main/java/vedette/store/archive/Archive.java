package vedette.store.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vedette.feature.parquet.ParquetTable;
import vedette.store.database.StoreException;

/// The files of the archive: `day=2026-11-22/hour=07/part-1-500-500-9f3c2a11.parquet`.
///
/// A file gets its name only when it is whole, checked and on the disk, so one that has its name is good. A file made
/// of others replaces them by what its name says, even if the process ends before they are gone. Owned by one thread,
/// which may be another process's if that holds the store's lock.
public final class Archive {

    /// Between the values of a row that is text: a character that no value has.
    public static final char BETWEEN = '\u001F';

    private static final Pattern FOLDER = Pattern.compile("day=(\\d{4}-\\d{2}-\\d{2})/hour=(\\d{2})");
    private static final int SECONDS_PER_HOUR = 3_600;

    /// To look at so many folders one by one takes as long as to look at all.
    private static final int MOST_HOURS = 2_000;

    private final Path folder;
    private final ArchivedRows rows;

    /// An archive of flows.
    public Archive(Path folder) {
        this(folder, ArchivedRows.FLOWS);
    }

    public Archive(Path folder, ArchivedRows rows) {
        this.folder = folder;
        this.rows = rows;
    }

    public ArchivedRows rows() {
        return rows;
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

    /// Those of some hours, both included, without looking at what others have.
    public List<Part> parts(long firstHour, long lastHour) throws IOException {
        if (lastHour - firstHour >= MOST_HOURS) {
            return parts().stream()
                    .filter(part -> firstHour <= part.hour() && part.hour() <= lastHour)
                    .toList();
        }
        List<Part> parts = new ArrayList<>();
        for (long hour = firstHour; hour <= lastHour; hour++) {
            List<Part> ofHour = filesOf(hour);
            ofHour.stream()
                    .filter(part -> ofHour.stream().noneMatch(other -> other.replaces(part)))
                    .sorted(Comparator.comparingLong(Part::first))
                    .forEach(parts::add);
        }
        return parts;
    }

    private List<Part> filesOf(long hour) throws IOException {
        List<Part> parts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folderOf(hour))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Part.of(file, hour).ifPresent(parts::add);
            }
        } catch (NoSuchFileException _) {
            // nothing was archived of that hour, or all of it was let go
        }
        return parts;
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

    /// Adds a file of all rows of a table, which were of one hour.
    ///
    /// @param first the least of their numbers
    /// @throws StoreException if what the file has is not what was put in; it is gone then
    public Part add(long hour, long first, long last, long count, ParquetTable table) throws IOException {
        Path place = folderOf(hour);
        Path temporary = temporaryIn(place, first);
        table.writeTo(temporary, remarks());
        return settle(temporary, place, new Part.Contents(hour, false, first, last, count));
    }

    /// Writes rows as text.
    @FunctionalInterface
    public interface Writer {
        void write(OutputStream out) throws IOException;
    }

    /// Adds a file of rows that come as text, a line for each, with [#BETWEEN] between their values: to put them into a
    /// table value by value takes longer.
    ///
    /// @param first the least of their numbers
    /// @throws StoreException if what the file has is not what was put in; it is gone then
    public Part add(long hour, long first, long last, long count, Writer writer) throws IOException {
        Path place = folderOf(hour);
        Path temporary = temporaryIn(place, first);
        Path text = place.resolve(first + ".text.part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(text))) {
                writer.write(out);
            }
            ParquetCheck.ofText(text, BETWEEN, temporary, rows);
        } finally {
            Files.deleteIfExists(text);
        }
        return settle(temporary, place, new Part.Contents(hour, false, first, last, count));
    }

    private Map<String, String> remarks() {
        return Map.of("vedette.rows", rows.remark(), "vedette.schema-version", "1");
    }

    private static Path temporaryIn(Path hour, long first) throws IOException {
        Files.createDirectories(hour);
        return hour.resolve(first + ".part");
    }

    /// Gives a file its name, once it is on the disk and has what it should have.
    private Part settle(Path temporary, Path place, Part.Contents contents) throws IOException {
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        ParquetCheck.Found found = ParquetCheck.of(temporary, rows);
        if (!found.isOf(contents.rows(), contents.first(), contents.last())) {
            Files.delete(temporary);
            throw new StoreException("the archive could not be written: a file should have " + contents.rows() + " "
                    + rows.name() + " and has " + found.rows() + "; they stay where they are, and it is tried again");
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

    /// What a file has: every value of it was read.
    public ParquetCheck.Found read(Part part) throws IOException {
        return ParquetCheck.of(part.file(), rows);
    }

    /// Makes one file of the several that an hour has.
    ///
    /// @param before only of hours before this one, to which nothing is added any more
    /// @return how many files are gone
    public int compact(long before) throws IOException {
        return compact(before, Long.MAX_VALUE);
    }

    /// The same, of those that follow on each other and together have no more bytes than this.
    public int compact(long before, long mostBytes) throws IOException {
        int gone = 0;
        List<Part> together = new ArrayList<>();
        long bytes = 0;
        for (Part part : parts()) {
            long size = Files.size(part.file());
            boolean isOfThese = !together.isEmpty() && together.getFirst().hour() == part.hour();
            if (!isOfThese || size > mostBytes - bytes) {
                gone += join(together);
                together.clear();
                bytes = 0;
            }
            if (part.hour() < before) {
                together.add(part);
                bytes += size;
            }
        }
        return gone + join(together);
    }

    private int join(List<Part> parts) throws IOException {
        if (parts.size() < 2) {
            return 0;
        }
        long hour = parts.getFirst().hour();
        long first = parts.stream().mapToLong(Part::first).min().orElseThrow();
        long last = parts.stream().mapToLong(Part::last).max().orElseThrow();
        long count = parts.stream().mapToLong(Part::rows).sum();
        Path place = folderOf(hour);
        Path temporary = temporaryIn(place, first);
        ParquetCheck.join(parts.stream().map(Part::file).toList(), temporary, folder, rows);
        settle(temporary, place, new Part.Contents(hour, true, first, last, count));
        for (Part part : parts) {
            Files.delete(part.file());
        }
        return parts.size() - 1;
    }

    /// Removes the files of hours before this one, and folders that are empty then.
    ///
    /// @return how many rows are gone
    public long forget(long beforeHour) throws IOException {
        long gone = 0;
        for (Part part : allFiles()) {
            if (part.hour() < beforeHour) {
                gone += remove(part);
            }
        }
        return gone;
    }

    /// Removes files that were written first until no more bytes than this are left, or but one file.
    ///
    /// @return how many rows are gone
    public long trim(long mostBytes) throws IOException {
        List<Part> oldestFirst = new ArrayList<>(parts());
        oldestFirst.sort(Comparator.comparingLong(Part::first));
        long bytes = 0;
        for (Part part : oldestFirst) {
            bytes += Files.size(part.file());
        }
        long gone = 0;
        for (int i = 0; i < oldestFirst.size() - 1 && bytes > mostBytes; i++) {
            bytes -= Files.size(oldestFirst.get(i).file());
            gone += remove(oldestFirst.get(i));
        }
        return gone;
    }

    private long remove(Part part) throws IOException {
        Files.delete(part.file());
        removeIfEmpty(folderOf(part.hour()));
        return part.rows();
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
