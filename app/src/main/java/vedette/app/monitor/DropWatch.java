package vedette.app.monitor;

import java.util.function.LongSupplier;
import vedette.app.log.EventLog;
import vedette.app.text.Times;

/// Logs packets that came and were lost, once a minute and only if some were. Owned by one thread.
public final class DropWatch implements Chores.Chore {

    private final LongSupplier drops;
    private long before;

    /// @param drops since the run began
    public DropWatch(LongSupplier drops) {
        this.drops = drops;
    }

    @Override
    public void run() {
        long now = drops.getAsLong();
        if (now > before) {
            EventLog.warning(Times.count(now - before) + " packets were lost since this was last looked at, "
                    + Times.count(now) + " since the run began: what was in them was not seen");
        }
        before = now;
    }
}
