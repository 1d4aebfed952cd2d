package vedette.app.terminal;

import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import vedette.store.incidents.IncidentBook;
import vedette.store.incidents.Verdict;
import vedette.web.operate.Room;
import vedette.web.view.IncidentLine;

/// What people say of incidents at the terminal: kept where the dashboard keeps it, so that the run obeys it at its
/// next
/// tick and writes it into its journal.
///
/// @param author who sits there
record Deeds(Room room, String author) {

    /// Says what an incident is.
    ///
    /// @return what was done, for people
    String judge(Viewing.Question said) throws IOException {
        try (IncidentBook book = new IncidentBook(room.place().incidents())) {
            book.judge(
                    said.incident(),
                    said.verdict(),
                    author,
                    InstantSource.system().instant().truncatedTo(ChronoUnit.MICROS));
        }
        room.feed().incidentsChanged();
        String word = said.verdict() == Verdict.NONE ? "not judged" : IncidentLine.said(said.verdict());
        return "Marked as " + word + ".";
    }
}
