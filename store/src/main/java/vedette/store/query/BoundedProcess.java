package vedette.store.query;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import vedette.store.database.StoreException;

/// A process of this program's that is asked one thing and ends, which what wants too much cannot take this one down
/// with.
public final class BoundedProcess {

    private static final int HEAP_MEGABYTES = 128;
    private static final int MOST_MESSAGE = 4_000;

    private BoundedProcess() {}

    /// Says what is asked.
    @FunctionalInterface
    public interface Asking {
        void write(DataOutputStream to) throws IOException;
    }

    /// Takes what is answered.
    @FunctionalInterface
    public interface Listening {
        void read(InputStream from) throws IOException;
    }

    /// How it ended.
    ///
    /// @param said on its error stream
    public record Ended(int status, String said) {}

    /// Starts it, and waits for its end.
    ///
    /// @param main its main class
    public static Ended run(Class<?> main, Duration limit, Asking asking, Listening listening) throws IOException {
        Process process = new ProcessBuilder(command(main)).start();
        Thread guard = Thread.ofVirtual().start(() -> endAfter(process, limit));
        try {
            try (DataOutputStream to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
                asking.write(to);
            }
            StringBuilder said = new StringBuilder();
            Thread listener = Thread.ofVirtual().start(() -> listen(process.getErrorStream(), said));
            listening.read(process.getInputStream());
            listener.join();
            return new Ended(process.waitFor(), said.toString().strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("the query was interrupted", e);
        } finally {
            process.destroyForcibly();
            guard.interrupt();
        }
    }

    private static List<String> command(Class<?> main) {
        String java = ProcessHandle.current().info().command().orElse("java");
        return List.of(
                java,
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:disable",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    private static void endAfter(Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            // it has answered
        }
    }

    private static void listen(InputStream stream, StringBuilder said) {
        try (stream) {
            said.append(new String(stream.readNBytes(MOST_MESSAGE), StandardCharsets.UTF_8));
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (IOException _) {
            // the process was ended, and its stream with it
        }
    }
}
