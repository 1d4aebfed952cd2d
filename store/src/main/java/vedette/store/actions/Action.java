package vedette.store.actions;

import java.util.List;
import vedette.incident.feedback.Feedback;
import vedette.incident.suppress.Suppression;

/// What people ask of the engine, with all that is needed to obey it again.
public sealed interface Action {

    /// How it is called in the journal.
    String kind();

    /// To hide what these rules hide, and nothing else.
    record Suppress(List<Suppression> rules) implements Action {

        static final String KIND = "suppress";

        public Suppress {
            rules = List.copyOf(rules);
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /// To believe detectors more or less for what an incident was.
    record Judge(Feedback feedback) implements Action {

        static final String KIND = "feedback";

        @Override
        public String kind() {
            return KIND;
        }
    }

    /// To judge by these models, and no others.
    ///
    /// @param models named so that who plays the past finds them again
    /// @param hasSeries whether minutes are followed as series, too
    /// @param budget incidents a day that are only unusual
    record AtWork(List<String> models, boolean hasSeries, double budget) implements Action {

        static final String KIND = "models";

        public AtWork {
            models = List.copyOf(models);
        }

        @Override
        public String kind() {
            return KIND;
        }
    }

    /// What another version obeys and this one does not know, or what cannot be read.
    record Unknown(String kind) implements Action {}
}
