package vedette.api.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// Other models judge from the next second of traffic on, or with another alert budget.
@Name("vedette.ModelsSwapped")
@Label("Models Swapped")
@Category("Vedette")
@Description("Other models judge from the next second of traffic on, or with another alert budget")
@StackTrace(false)
public final class ModelsSwapped extends Event {

    @Label("Models")
    @Description("their names")
    String models = "";

    @Label("Alert Budget")
    @Description("incidents a day")
    double budget;

    private ModelsSwapped() {}

    /// Records it, if anybody wants to know.
    public static void record(String models, double budget) {
        ModelsSwapped event = new ModelsSwapped();
        if (event.shouldCommit()) {
            event.models = models;
            event.budget = budget;
            event.commit();
        }
    }
}
