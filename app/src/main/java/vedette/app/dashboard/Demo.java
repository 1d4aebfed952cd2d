package vedette.app.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vedette.app.doctor.BundledCapture;

/// The capture that comes with the program, in a folder that goes away again: what is found in it is nobody's.
public final class Demo implements AutoCloseable {

    private final Path folder;
    private final Path capture;
    private final List<String> home;

    public Demo() throws IOException {
        BundledCapture bundled = BundledCapture.named("demo");
        folder = Files.createTempDirectory("vedette-demo");
        capture = bundled.unpackTo(folder);
        home = bundled.home();
    }

    /// Where what is found is kept, until it is closed.
    public Path folder() {
        return folder;
    }

    public Path capture() {
        return capture;
    }

    /// The networks that are inside.
    public List<String> home() {
        return home;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(Demo::delete);
        } catch (UncheckedIOException e) {
            throw new IOException("the demo's folder " + folder + " cannot be removed: " + e.getMessage(), e);
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
