package vedette.bench.year;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What a process takes, as Linux counts it.
///
/// @param seconds since the proof began
/// @param resident memory, in MiB
/// @param files that it has open
/// @param dataBytes of the folder of all that it keeps
/// @param logFiles how many
record Measured(double seconds, double resident, int files, int threads, long dataBytes, int logFiles) {

    private static final double KIB_PER_MIB = 1_024;

    static Measured of(long process, double seconds, Path data, Path logs) throws IOException {
        Path proc = Path.of("/proc", Long.toString(process));
        String status = Files.readString(proc.resolve("status"));
        return new Measured(
                seconds,
                number(status, "VmRSS:") / KIB_PER_MIB,
                count(proc.resolve("fd")),
                (int) number(status, "Threads:"),
                bytes(data),
                count(logs));
    }

    private static double number(String status, String name) {
        return status.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    private static int count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return Math.toIntExact(files.count());
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(Measured::size).sum();
        } catch (UncheckedIOException _) {
            return bytes(folder); // something was let go of meanwhile
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (NoSuchFileException _) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
