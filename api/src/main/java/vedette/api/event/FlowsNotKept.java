package vedette.api.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// The store fell behind, and flows were left out of it.
@Name("vedette.FlowsNotKept")
@Label("Flows Not Kept")
@Category("Vedette")
@Description("The store fell behind, and flows were left out of it")
@StackTrace(false)
public final class FlowsNotKept extends Event {

    @Label("Too Slow")
    @Description("left out because the disk was too slow, since the latest such event")
    long tooSlow;

    @Label("Failed")
    @Description("that could not be written, since the latest such event")
    long failed;

    private FlowsNotKept() {}

    /// Records it, if anybody wants to know.
    public static void record(long tooSlow, long failed) {
        FlowsNotKept event = new FlowsNotKept();
        if (event.shouldCommit()) {
            event.tooSlow = tooSlow;
            event.failed = failed;
            event.commit();
        }
    }
}
