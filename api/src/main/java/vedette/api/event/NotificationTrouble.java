package vedette.api.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A receiver of notifications cannot be reached, or can be again.
@Name("vedette.NotificationTrouble")
@Label("Notification Trouble")
@Category("Vedette")
@Description("A receiver of notifications cannot be reached, or can be again")
@StackTrace(false)
public final class NotificationTrouble extends Event {

    @Label("Reached")
    @Description("whether it is reached again")
    boolean isReached;

    @Label("Words")
    @Description("as the log has them, with the receiver")
    String words = "";

    private NotificationTrouble() {}

    /// Records it, if anybody wants to know.
    public static void record(boolean isReached, String words) {
        NotificationTrouble event = new NotificationTrouble();
        if (event.shouldCommit()) {
            event.isReached = isReached;
            event.words = words;
            event.commit();
        }
    }
}
