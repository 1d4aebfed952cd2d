package vedette.feature.parquet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The libraries that DuckDB and SQLite unpack into the folder for temporary files, 70 MB for each process, and which a
/// process that is killed would leave there.
///
/// Where there is `/proc`, a library loses its name as soon as it is loaded, which takes no name any more. A process
/// that is killed before that leaves one: the next puts away those that were unpacked more than a minute before its own
/// by the same user and that no process has loaded. Elsewhere they go when their process ends. Safe for any thread.
public final class UnpackedLibraries {

    private static final UnpackedLibraries OF_THIS_SYSTEM = new UnpackedLibraries(Path.of("/proc"));

    private static final Pattern NAME =
            Pattern.compile("libduckdb_java\\d+\\.so|sqlite-[\\w.]+-[\\w-]{36}-libsqlitejdbc\\.so");
    private static final Pattern MAPPED = Pattern.compile("(?m)^[^/\\n]*(/.*/([^/\\n]+))$");
    private static final Pattern USER = Pattern.compile("(?m)^Uid:\\t(\\d+)");
    private static final String LOCK = ".lck";
    private static final long MINUTE_MILLIS = TimeUnit.MINUTES.toMillis(1);

    private final Path processes;

    /// @param processes where the system tells of its processes
    UnpackedLibraries(Path processes) {
        this.processes = processes;
    }

    /// Takes the names of libraries that this process has loaded, and puts away what others have left beside them.
    public static void tidy() {
        OF_THIS_SYSTEM.tidyUp();
    }

    synchronized void tidyUp() {
        try {
            for (Path own : loadedBy(processes.resolve("self"))) {
                if (Files.exists(own)) {
                    FileTime unpacked = Files.getLastModifiedTime(own);
                    UserPrincipal user = Files.getOwner(own);
                    remove(own);
                    tidyBeside(own, left -> isOf(left, user, unpacked.toMillis() - MINUTE_MILLIS));
                }
            }
        } catch (IOException _) {
            // this system does not tell, or somebody else tidies too
        }
    }

    private static boolean isOf(Path file, UserPrincipal user, long beforeMillis) {
        try {
            return Files.getOwner(file).equals(user)
                    && Files.getLastModifiedTime(file).toMillis() < beforeMillis;
        } catch (IOException _) {
            return false;
        }
    }

    private void tidyBeside(Path own, Predicate<Path> isOld) throws IOException {
        List<Path> left = new ArrayList<>();
        try (Stream<Path> all = Files.list(own.resolveSibling(""))) {
            all.filter(file -> NAME.matcher(name(file)).matches()).filter(isOld).forEach(left::add);
        }
        if (!left.isEmpty()) {
            Set<Path> loaded = loadedByAny();
            for (Path file : left) {
                if (!loaded.contains(file)) {
                    remove(file);
                }
            }
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static void remove(Path library) throws IOException {
        Files.deleteIfExists(library);
        Files.deleteIfExists(library.resolveSibling(name(library) + LOCK));
    }

    private Set<Path> loadedByAny() throws IOException {
        String user = user(processes.resolve("self"));
        Set<Path> loaded = new TreeSet<>();
        try (Stream<Path> all = Files.list(processes)) {
            for (Path process : all.filter(one -> name(one).matches("\\d+")).toList()) {
                if (user(process).equals(user)) {
                    loaded.addAll(loadedBy(process));
                }
            }
        }
        return loaded;
    }

    /// Whose a process is; empty if it has ended.
    private static String user(Path process) {
        try {
            Matcher said = USER.matcher(Files.readString(process.resolve("status"), StandardCharsets.ISO_8859_1));
            return said.find() ? said.group(1) : "";
        } catch (IOException _) {
            return "";
        }
    }

    /// @throws IOException if the system does not tell, as of one that may do more than this: then none is put away
    private static Set<Path> loadedBy(Path process) throws IOException {
        Set<Path> loaded = new TreeSet<>();
        Matcher mapped = MAPPED.matcher(Files.readString(process.resolve("maps"), StandardCharsets.ISO_8859_1));
        while (mapped.find()) {
            if (NAME.matcher(mapped.group(2)).matches()) {
                loaded.add(Path.of(mapped.group(1)));
            }
        }
        return loaded;
    }
}
