package vedette.app.terminal;

import java.util.Locale;
import vedette.incident.IncidentSnapshot;

/// Incidents in a sentence.
final class Sentences {

    private Sentences() {}

    /// "10.77.0.11 asks many hosts for the same port." Some kinds say what is going on rather than who does it.
    static String of(IncidentSnapshot incident) {
        String meaning = incident.kind().meaning();
        return meaning.matches("(many|somebody|connections) .*")
                ? meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + ": " + incident.entity()
                        + "."
                : incident.entity() + " " + meaning + ".";
    }

    /// How sure that is.
    static String sure(double confidence) {
        if (confidence >= 0.9) {
            return "almost certain";
        }
        if (confidence >= 0.7) {
            return "likely";
        }
        return confidence >= 0.4 ? "possible" : "a guess";
    }
}
