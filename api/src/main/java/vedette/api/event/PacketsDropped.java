package vedette.api.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Packets came and were lost before they could be read.
@Name("vedette.PacketsDropped")
@Label("Packets Dropped")
@Category("Vedette")
@Description("Packets came and were lost before they could be read")
@StackTrace(false)
public final class PacketsDropped extends Event {

    @Label("By the Kernel")
    @Description("lost because they were not read in time, since the latest such event")
    long byKernel;

    @Label("By the Card")
    @Description("lost by the network card, since the latest such event")
    long byCard;

    private PacketsDropped() {}

    /// Records it, if anybody wants to know.
    public static void record(long byKernel, long byCard) {
        PacketsDropped event = new PacketsDropped();
        if (event.shouldCommit()) {
            event.byKernel = byKernel;
            event.byCard = byCard;
            event.commit();
        }
    }
}
