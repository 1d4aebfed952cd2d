package vedette.web.operate;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.function.Predicate;
import vedette.common.Address;
import vedette.store.StorePlace;
import vedette.store.database.OpenReads;
import vedette.web.live.LiveFeed;

/// What all pages look at.
///
/// @param place of all that is kept
/// @param feed of the latest seconds
/// @param operations of whoever watches
/// @param reports whoever writes them
/// @param clock for what is "now"
/// @param zone in which times are shown
/// @param inside whether an address is of this network
public record Room(
        StorePlace place,
        LiveFeed feed,
        Operations operations,
        ReportRoom reports,
        InstantSource clock,
        ZoneId zone,
        Predicate<Address> inside) {

    /// The same, whose store is read by connections that stay open.
    public Room keptOpen(OpenReads reads) {
        return new Room(place.keptOpen(reads), feed, operations, reports, clock, zone, inside);
    }

    /// Now, by the clock.
    public Instant now() {
        return clock.instant();
    }
}
