package vedette.app.terminal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vedette.incident.IncidentSnapshot;
import vedette.store.flows.MinuteReader;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;
import vedette.web.live.Second;
import vedette.web.metric.Measure;
import vedette.web.operate.Operations;
import vedette.web.view.IncidentLine;
import vedette.web.view.Layout;

/// All that is shown at one moment.
///
/// @param state how things stand, in words
/// @param watching how watching stands
/// @param seconds the latest minutes of traffic, the oldest first
/// @param incidents open ones, in the order that was asked for
/// @param severities how many open ones there are of each severity, by its label
/// @param talkers the busiest hosts and services
/// @param opened the incident that is looked at
/// @param machine what the process and the network did
/// @param now in the time of the traffic
record Sight(
        Layout.State state,
        Operations.Watching watching,
        List<Second> seconds,
        List<Row> incidents,
        Map<String, Long> severities,
        Talkers.Latest talkers,
        Optional<StoredIncident> opened,
        Machine machine,
        Instant now,
        ZoneId zone) {

    /// An open incident.
    record Row(IncidentSnapshot incident, Verdict verdict, IncidentLine line) {

        /// All of it that can be looked for.
        String text() {
            return incident.severity().label() + " " + line.kind() + " "
                    + incident.kind().family().label() + " " + line.who() + " " + line.whom() + " " + line.verdict()
                    + " " + incident.sources() + incident.targets();
        }
    }

    /// What the process and the network did, as it is kept each minute and measured now.
    ///
    /// @param figures of the latest minute that is over
    /// @param measures now
    record Machine(List<MinuteReader.FigureSums> figures, List<Measure> measures) {

        static final Machine UNKNOWN = new Machine(List.of(), List.of());

        Machine {
            figures = List.copyOf(figures);
            measures = List.copyOf(measures);
        }
    }

    Sight {
        seconds = List.copyOf(seconds);
        incidents = List.copyOf(incidents);
    }

    /// The same, with what somebody looks at as it is by now.
    Sight with(Optional<StoredIncident> newOpened, Machine newMachine) {
        return new Sight(state, watching, seconds, incidents, severities, talkers, newOpened, newMachine, now, zone);
    }
}
