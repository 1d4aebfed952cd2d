package vedette.app.people;

import java.time.Instant;
import vedette.app.analyze.IncidentText;
import vedette.app.text.Times;
import vedette.incident.IncidentSnapshot;
import vedette.store.incidents.RulePreview;

/// What a rule would have hidden, on the terminal.
final class PreviewText {

    private PreviewText() {}

    /// In words, and a line for each that was real.
    static void print(RulePreview preview, Instant now) {
        boolean isOld = Instant.EPOCH.plusNanos(preview.toNanos()).isBefore(now.minus(RulePreview.TIME));
        System.out.println("hides " + Times.count(preview.hidden()) + " of the " + Times.count(preview.all())
                + " incidents of the last 30 days"
                + (isOld && preview.all() > 0 ? " to " + Times.iso(preview.toNanos()) : "")
                + (preview.realCount() == 0
                        ? ""
                        : ", " + Times.count(preview.realCount()) + " of which were marked real"
                                + (preview.realCount() > preview.real().size()
                                        ? "; the latest " + preview.real().size()
                                        : "")
                                + ":"));
        for (IncidentSnapshot incident : preview.real()) {
            System.out.println("  " + incident.id() + "  " + Times.iso(incident.firstNanos()) + "  "
                    + incident.kind().label() + "  " + IncidentText.some(incident.sources(), incident.sourceCount())
                    + " → "
                    + IncidentText.some(incident.targets(), incident.targetCount()));
        }
    }
}
