package vedette.api.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A second of live traffic was put together more than two seconds after its end.
@Name("vedette.SecondMergedLate")
@Label("Second Merged Late")
@Category("Vedette")
@Description("A second of live traffic was put together more than two seconds after its end")
@StackTrace(false)
public final class SecondMergedLate extends Event {

    @Label("Delay in Milliseconds")
    @Description("from the end of the second until it was merged")
    long millis;

    private SecondMergedLate() {}

    /// Records it, if anybody wants to know.
    public static void record(long millis) {
        SecondMergedLate event = new SecondMergedLate();
        if (event.shouldCommit()) {
            event.millis = millis;
            event.commit();
        }
    }
}
