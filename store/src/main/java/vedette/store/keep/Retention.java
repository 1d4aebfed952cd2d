package vedette.store.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vedette.store.StorePlace;
import vedette.store.archive.Archive;
import vedette.store.archive.Part;
import vedette.store.database.Question;
import vedette.store.database.StoreException;
import vedette.store.incidents.IncidentBook;
import vedette.store.privacy.PseudonymBook;

/// For how long what is seen is kept.
///
/// @param flows and minutes, and packets
/// @param incidents that are closed
/// @param leastFree bytes that stay free on the disk: the oldest packets go first, then the oldest hours of flows
public record Retention(Duration flows, Duration incidents, long leastFree) {

    private static final long HOUR_MICROS = 3_600_000_000L;

    public Retention {
        if (flows.isNegative() || incidents.isNegative() || leastFree < 0) {
            throw new IllegalArgumentException("how long to keep, and what to leave free, must not be negative");
        }
    }

    /// Flows for a month, incidents for a year, a gigabyte free.
    public static Retention defaults() {
        return new Retention(Duration.ofDays(30), Duration.ofDays(365), 1L << 30);
    }

    /// What is gone.
    public record Gone(long flows, long packets, long minutes, int incidents) {}

    /// Lets go of what is too old, seen from a time. To be called by whoever may write to the store.
    public Gone apply(StorePlace place, Instant now, IncidentBook book) throws IOException {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        long before = micros - micros(flows);
        long beforeHour = Math.floorDiv(before, HOUR_MICROS);
        long gonePackets = place.packets().forget(beforeHour) + makeRoom(place.packets());
        long goneFlows = place.archive().forget(beforeHour) + makeRoom(place.archive());
        long goneMinutes = forgetMinutes(place, before);
        int goneIncidents = book.forget((micros - micros(incidents)) * 1_000);
        forgetPseudonyms(place, now);
        return new Gone(goneFlows, gonePackets, goneMinutes, goneIncidents);
    }

    /// Nothing that is still kept can have those that were last put in before the last of flows and incidents.
    private void forgetPseudonyms(StorePlace place, Instant now) throws StoreException {
        Duration longest = flows.compareTo(incidents) > 0 ? flows : incidents;
        try (PseudonymBook book = new PseudonymBook(place.incidents())) {
            book.forget(Math.floorDiv(
                    now.minus(longest).getEpochSecond(), Duration.ofDays(1).toSeconds()));
        }
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private long makeRoom(Archive archive) throws IOException {
        long gone = 0;
        List<Part> parts = archive.parts();
        for (Part part : parts) {
            if (Files.getFileStore(archive.folder()).getUsableSpace() >= leastFree
                    || part.hour() == parts.getLast().hour()) {
                return gone;
            }
            gone += archive.forget(part.hour() + 1);
        }
        return gone;
    }

    private static long forgetMinutes(StorePlace place, long before) throws StoreException {
        try (Connection connection = place.flows().connectToWrite(false)) {
            for (String table : List.of("minute_host", "minute_service")) {
                Question.of("DELETE FROM " + table + " WHERE minute < ?", before)
                        .run(connection);
            }
            long gone =
                    Question.of("DELETE FROM minute WHERE minute < ?", before).run(connection);
            connection.commit();
            return gone;
        } catch (SQLException e) {
            throw StoreException.of(
                    "cannot let go of what is old in " + place.flows().name(), e);
        }
    }
}
