package vedette.api.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// What is too old, or has no room, was let go of.
@Name("vedette.RetentionDeleted")
@Label("Retention Deleted")
@Category("Vedette")
@Description("What is too old, or has no room, was let go of")
@StackTrace(false)
public final class RetentionDeleted extends Event {

    @Label("Flows")
    long flows;

    @Label("Packets")
    long packets;

    @Label("Incidents")
    int incidents;

    @Label("Evidence")
    @Description("incidents whose packets are gone")
    int evidence;

    @Label("Bytes of Ticks")
    long tickBytes;

    private RetentionDeleted() {}

    /// Records it, if anybody wants to know.
    public static void record(long flows, long packets, int incidents, int evidence, long tickBytes) {
        RetentionDeleted event = new RetentionDeleted();
        if (event.shouldCommit()) {
            event.flows = flows;
            event.packets = packets;
            event.incidents = incidents;
            event.evidence = evidence;
            event.tickBytes = tickBytes;
            event.commit();
        }
    }
}
