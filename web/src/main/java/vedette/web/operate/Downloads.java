package vedette.web.operate;

import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import vedette.store.StorePlace;
import vedette.store.people.Actor;
import vedette.store.people.Audit;
import vedette.web.http.Call;

/// Keeps who took what away, in the audit: what has left the dashboard is no longer behind its door.
///
/// @param clock of those who sign in
public record Downloads(StorePlace place, InstantSource clock) {

    private static final int MOST_LETTERS = 200;

    /// To be called before anything is sent. Who only asks whether there is something takes nothing away.
    ///
    /// @param what as `flows`
    /// @param about what it is of
    /// @param details as its format
    public void note(Call call, String what, String about, String details) throws IOException {
        if (place.exists() && call.method().equals("GET")) {
            Actor actor = new Actor(call.visitor().name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
            Audit.note(place.incidents(), actor, "download-" + what, shortened(about), shortened(details));
        }
    }

    private static String shortened(String text) {
        return text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) + "…" : text;
    }
}
