package vedette.web.view;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import vedette.web.http.Call;

/// The zone of the times on a page, and the time that the page is about as a clock there shows it.
///
/// @param id of the zone, as scripts have it
/// @param words for people
/// @param usual that of Vedette, for people
/// @param chosen whose it is: `server`, `utc` or `local`
/// @param from when the page's time begins
/// @param to when it ends
public record Clocks(String id, String words, String usual, String chosen, LocalDateTime from, LocalDateTime to) {

    /// Those of a page.
    ///
    /// @param usual zone of Vedette
    public static Clocks of(Call call, ZoneId usual, Range range) {
        ZoneId zone = Zones.of(call, usual);
        String chosen = zone.equals(usual) ? "server" : Zones.id(zone).equals("UTC") ? "utc" : "local";
        return new Clocks(
                Zones.id(zone),
                Zones.words(zone),
                Zones.words(usual),
                chosen,
                shown(range.from(), zone),
                shown(range.to(), zone));
    }

    private static LocalDateTime shown(Instant time, ZoneId zone) {
        return LocalDateTime.ofInstant(time, zone).truncatedTo(ChronoUnit.SECONDS);
    }
}
