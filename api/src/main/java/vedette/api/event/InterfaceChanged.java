package vedette.api.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// An interface went down or away, or is back.
@Name("vedette.InterfaceChanged")
@Label("Interface Changed")
@Category("Vedette")
@Description("An interface went down or away, or is back")
@StackTrace(false)
public final class InterfaceChanged extends Event {

    @Label("Interface")
    String name = "";

    @Label("State")
    @Description("up, down, gone or off")
    String state = "";

    private InterfaceChanged() {}

    /// Records it, if anybody wants to know.
    public static void record(String name, String state) {
        InterfaceChanged event = new InterfaceChanged();
        if (event.shouldCommit()) {
            event.name = name;
            event.state = state;
            event.commit();
        }
    }
}
