package vedette.api.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Conversations were ended before their time because the table was full.
@Name("vedette.FlowsShed")
@Label("Flows Shed")
@Category("Vedette")
@Description("Conversations were ended before their time because the table was full")
@StackTrace(false)
public final class FlowsShed extends Event {

    @Label("Conversations")
    @Description("since the latest such event")
    long count;

    private FlowsShed() {}

    /// Records it, if anybody wants to know.
    public static void record(long count) {
        FlowsShed event = new FlowsShed();
        if (event.shouldCommit()) {
            event.count = count;
            event.commit();
        }
    }
}
