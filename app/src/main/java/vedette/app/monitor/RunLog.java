package vedette.app.monitor;

import java.io.IOException;
import vedette.app.config.Keys;
import vedette.app.config.key.Values;
import vedette.app.log.EventLog;
import vedette.app.log.LogConfig;

/// The log of a run, as the configuration has it.
public final class RunLog implements AutoCloseable {

    private final EventLog log;

    private RunLog(EventLog log) {
        this.log = log;
    }

    /// Begins it, with who begins.
    public static RunLog begin(Values values, String program) throws IOException {
        LogConfig config = new LogConfig(
                values.find(Keys.LOG_FILE).orElse(null),
                values.get(Keys.LOG_SIZE),
                values.get(Keys.LOG_COUNT),
                LogConfig.level(values.get(Keys.LOG_LEVEL)),
                values.get(Keys.LOG_FORMAT).equals("json"),
                values.get(Keys.LOG_CONSOLE));
        RunLog begun = new RunLog(EventLog.begin(config));
        EventLog.info(program + " begins, process " + ProcessHandle.current().pid());
        return begun;
    }

    /// Tells another level, if it is another one.
    void obey(Values now) {
        log.level(LogConfig.level(now.get(Keys.LOG_LEVEL)));
    }

    /// Goes on in the file of that name, if somebody else has moved the one before.
    public void reopen() throws IOException {
        log.reopen();
    }

    @Override
    public void close() {
        EventLog.info("vedette ends");
        log.close();
    }
}
