package vedette.app.log;

import java.util.logging.Handler;
import java.util.logging.LogRecord;

/// Lines on standard error, as a service manager takes them.
final class ConsoleLines extends Handler {

    ConsoleLines() {}

    @Override
    public void publish(LogRecord event) {
        if (isLoggable(event)) {
            System.err.print(getFormatter().format(event));
        }
    }

    @Override
    public void flush() {
        System.err.flush();
    }

    @Override
    public void close() {}
}
