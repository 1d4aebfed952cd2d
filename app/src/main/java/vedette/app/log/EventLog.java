package vedette.app.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes what happens to wherever it is logged; nowhere, unless a log was begun. One is at a time in a process, as the
/// JDK's own registry of loggers is. Safe for any thread.
public final class EventLog implements AutoCloseable {

    /// Ours, and above those of `vedette.web`. Held here, as the JDK forgets loggers that nobody holds.
    private static final Logger OURS = Logger.getLogger("vedette");

    /// Above those of libraries.
    private static final Logger ROOT = Logger.getLogger("");

    private static volatile boolean isOnConsole;

    private final List<Handler> handlers = new ArrayList<>();
    private final @Nullable RotatedFile file;

    static {
        OURS.setUseParentHandlers(false); // the JDK would print every line
    }

    private EventLog(LogConfig config) throws IOException {
        Path path = config.file();
        file = path == null ? null : open(path, config);
        if (file != null) {
            handlers.add(file);
        }
        if (config.isOnConsole()) {
            handlers.add(new ConsoleLines());
        }
        for (Handler handler : handlers) {
            handler.setFormatter(new LogLine(config.isJson()));
            handler.setLevel(Level.ALL);
            OURS.addHandler(handler);
        }
        if (file != null) {
            ROOT.addHandler(file);
        }
        OURS.setLevel(config.level());
    }

    private static RotatedFile open(Path path, LogConfig config) throws IOException {
        try {
            return new RotatedFile(path, config.mostBytes(), config.count());
        } catch (IOException e) {
            throw new IOException(
                    "the log cannot be written: " + e.getMessage() + "; let this user write there, or name another file"
                            + " by log.file",
                    e);
        }
    }

    /// Begins a log.
    ///
    /// @throws IOException if its file cannot be written
    public static EventLog begin(LogConfig config) throws IOException {
        EventLog log = new EventLog(config);
        isOnConsole = config.isOnConsole();
        return log;
    }

    /// Something to know.
    public static void info(String words) {
        OURS.log(Level.INFO, words);
    }

    /// Something to look after.
    public static void warning(String words) {
        OURS.log(Level.WARNING, words);
    }

    /// Something that failed.
    public static void error(String words) {
        OURS.log(Level.SEVERE, words);
    }

    /// Whether lines go to standard error, so that words for people need not.
    public static boolean isOnConsole() {
        return isOnConsole;
    }

    /// Tells this and what is above from now on.
    public void level(Level least) {
        OURS.setLevel(least);
    }

    /// Goes on in the file of that name, if somebody else has moved the one before.
    public void reopen() throws IOException {
        if (file != null) {
            file.reopen();
        }
    }

    @Override
    public void close() {
        isOnConsole = false;
        for (Handler handler : handlers) {
            OURS.removeHandler(handler);
            ROOT.removeHandler(handler);
            handler.close();
        }
    }
}
