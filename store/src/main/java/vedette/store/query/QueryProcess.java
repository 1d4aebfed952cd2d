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

/// Has a question answered by a process of its own, which a question that wants too much cannot take this one down
/// with.
public final class QueryProcess {

    private static final int HEAP_MEGABYTES = 128;
    private static final int MOST_MESSAGE = 4_000;

    private QueryProcess() {}

    /// Copies the answer to a stream.
    ///
    /// @throws IllegalArgumentException if the question cannot be answered; the message says why
    /// @throws StoreException if it takes too long or too much
    public static void answer(Asked asked, Duration limit, OutputStream out) throws IOException {
        Process process = new ProcessBuilder(command()).start();
        Thread guard = Thread.ofVirtual().start(() -> endAfter(process, limit));
        try {
            try (DataOutputStream to = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
                asked.write(to);
            }
            StringBuilder said = new StringBuilder();
            Thread listener = Thread.ofVirtual().start(() -> listen(process.getErrorStream(), said));
            process.getInputStream().transferTo(out);
            out.flush();
            listener.join();
            int status = process.waitFor();
            if (status == QueryChild.REFUSED) {
                throw new IllegalArgumentException(said.toString().strip());
            }
            if (status != 0) {
                throw new StoreException(
                        status == QueryChild.FAILED
                                ? said.toString().strip()
                                : "the query was ended: it took more than " + limit.toSeconds()
                                        + " s, or more memory than it may (--time, --memory)");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("the query was interrupted", e);
        } finally {
            process.destroyForcibly();
            guard.interrupt();
        }
    }

    private static List<String> command() {
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
                QueryChild.class.getName());
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
