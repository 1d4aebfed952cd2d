package vedette.api.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// The configuration was read again.
@Name("vedette.ConfigurationReloaded")
@Label("Configuration Reloaded")
@Category("Vedette")
@Description("The configuration was read again")
@StackTrace(false)
public final class ConfigurationReloaded extends Event {

    @Label("Usable")
    @Description("whether it could be used")
    boolean isFine;

    @Label("Lines")
    @Description("of what was said of it in the log")
    int lines;

    private ConfigurationReloaded() {}

    /// Records it, if anybody wants to know.
    public static void record(boolean isFine, int lines) {
        ConfigurationReloaded event = new ConfigurationReloaded();
        if (event.shouldCommit()) {
            event.isFine = isFine;
            event.lines = lines;
            event.commit();
        }
    }
}
