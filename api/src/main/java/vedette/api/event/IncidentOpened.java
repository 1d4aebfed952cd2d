package vedette.api.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// An incident has opened.
@Name("vedette.IncidentOpened")
@Label("Incident Opened")
@Category("Vedette")
@Description("An incident has opened")
@StackTrace(false)
public final class IncidentOpened extends Event {

    @Label("Incident")
    String id = "";

    @Label("Kind")
    String kind = "";

    @Label("Entity")
    @Description("whom it is about")
    String entity = "";

    @Label("Threat Score")
    @Description("from 0 to 100")
    int score;

    private IncidentOpened() {}

    /// Records it, if anybody wants to know.
    public static void record(String id, String kind, String entity, int score) {
        IncidentOpened event = new IncidentOpened();
        if (event.shouldCommit()) {
            event.id = id;
            event.kind = kind;
            event.entity = entity;
            event.score = score;
            event.commit();
        }
    }
}
