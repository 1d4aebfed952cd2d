package vedette.app.log;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes what happens to wherever it is logged; nowhere, unless a log was begun. One is at a time in a process, as the
/// JDK's own registry of loggers is. Safe for any thread.
///
/// What `vedette.web` and libraries log comes by the JDK's loggers. Ours does not: the JDK takes its handlers away as
/// soon as a process is asked to end, when there is still something to say.
public final class EventLog implements AutoCloseable {

    private static final String NAME = "vedette";

    /// Above those of `vedette.web`. Held here, as the JDK forgets loggers that nobody holds.
    private static final Logger OURS = Logger.getLogger(NAME);

    /// Above those of libraries.
    private static final Logger ROOT = Logger.getLogger("");

    private static volatile @Nullable EventLog current;

    private final Formatter format;
    private final @Nullable RotatedFile file;
    private final boolean isOnConsole;
    private final Handler bridge;
    private volatile Level least;

    static {
        OURS.setUseParentHandlers(false); // the JDK would print every line
    }

    /// Takes what comes by the JDK's loggers.
    private static final class Bridge extends Handler {

        private final EventLog log;

        private Bridge(EventLog log) {
            this.log = log;
        }

        @Override
        public void publish(LogRecord event) {
            log.write(event);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private EventLog(LogConfig config, @Nullable RotatedFile file) {
        this.file = file;
        format = new LogLine(config.isJson());
        isOnConsole = config.isOnConsole();
        least = config.level();
        bridge = new Bridge(this);
    }

    /// Begins a log.
    ///
    /// @throws IOException if its file cannot be written
    public static EventLog begin(LogConfig config) throws IOException {
        Path path = config.file();
        EventLog log = new EventLog(config, path == null ? null : open(path, config));
        OURS.addHandler(log.bridge);
        ROOT.addHandler(log.bridge);
        current = log;
        return log;
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

    /// Something for who looks for a mistake.
    public static void debug(String words) {
        log(Level.FINE, words);
    }

    /// Something to know.
    public static void info(String words) {
        log(Level.INFO, words);
    }

    /// Something to look after.
    public static void warning(String words) {
        log(Level.WARNING, words);
    }

    /// Something that failed.
    public static void error(String words) {
        log(Level.SEVERE, words);
    }

    private static void log(Level level, String words) {
        EventLog now = current;
        if (now != null) {
            LogRecord event = new LogRecord(level, words);
            event.setLoggerName(NAME);
            now.write(event);
        }
    }

    /// Whether lines go to standard error, so that words for people need not.
    public static boolean isOnConsole() {
        EventLog now = current;
        return now != null && now.isOnConsole;
    }

    private void write(LogRecord event) {
        if (event.getLevel().intValue() < least.intValue()) {
            return;
        }
        String line = format.format(event);
        if (file != null) {
            file.add(line);
        }
        if (isOnConsole) {
            System.err.print(line);
        }
    }

    /// Tells this and what is above from now on.
    public void level(Level level) {
        least = level;
    }

    /// Goes on in the file of that name, if somebody else has moved the one before.
    public void reopen() throws IOException {
        if (file != null) {
            file.reopen();
        }
    }

    @Override
    public void close() {
        OURS.removeHandler(bridge);
        ROOT.removeHandler(bridge);
        current = null;
        if (file != null) {
            file.close();
        }
    }
}
