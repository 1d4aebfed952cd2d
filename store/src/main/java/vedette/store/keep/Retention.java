package vedette.store.keep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import vedette.store.StorePlace;
import vedette.store.archive.Archive;
import vedette.store.archive.Part;
import vedette.store.database.Question;
import vedette.store.database.StoreException;
import vedette.store.evidence.EvidenceBook;
import vedette.store.evidence.EvidenceFolder;
import vedette.store.evidence.EvidenceKeep;
import vedette.store.incidents.IncidentBook;
import vedette.store.privacy.PseudonymBook;
import vedette.store.ticks.TickFolder;

/// For how long what is seen is kept.
///
/// @param flows and minutes with what was added up and measured in them, and packets
/// @param incidents that are closed
/// @param ticks as detectors saw them
/// @param tickBytes that ticks take at most: the oldest hours go first
/// @param evidenceBytes that packets of incidents take at most: those of incidents that ended first go first
/// @param leastFree bytes that stay free on the disk: the oldest packets go first, then the oldest hours of flows, the
///     evidence of incidents that ended first, and the oldest hours of ticks
public record Retention(
        Duration flows, Duration incidents, Duration ticks, long tickBytes, long evidenceBytes, long leastFree) {

    private static final long HOUR_MICROS = 3_600_000_000L;

    public Retention {
        if (flows.isNegative()
                || incidents.isNegative()
                || ticks.isNegative()
                || tickBytes < 0
                || evidenceBytes < 0
                || leastFree < 0) {
            throw new IllegalArgumentException("how long to keep, and what to leave free, must not be negative");
        }
    }

    /// Flows and ticks for a month, incidents for a year, at most ten gigabytes of ticks and four of evidence, a
    /// gigabyte free.
    public static Retention defaults() {
        return new Retention(
                Duration.ofDays(30), Duration.ofDays(365), Duration.ofDays(30), 10L << 30, 4L << 30, 1L << 30);
    }

    /// What is gone.
    public record Gone(long flows, long packets, long minutes, int incidents, int evidence, long tickBytes) {}

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
        EvidenceFolder evidence = place.evidence();
        EvidenceKeep.Gone goneEvidence = new EvidenceKeep(
                        new EvidenceBook(place.incidents(), evidence, InstantSource.fixed(now)))
                .apply(evidenceBytes, () -> isFull(evidence.folder()));
        return new Gone(
                goneFlows,
                gonePackets,
                goneMinutes,
                goneIncidents,
                goneEvidence.incidents(),
                forgetTicks(place.ticks(), now));
    }

    private long forgetTicks(TickFolder folder, Instant now) throws IOException {
        long gone = folder.forget(now.minus(ticks).getEpochSecond());
        long left = folder.files().stream().mapToLong(TickFolder.Entry::bytes).sum();
        while (left > tickBytes || isFull(folder.folder())) {
            long bytes = folder.forgetOldest();
            if (bytes == 0) {
                return gone; // only the newest is left
            }
            gone += bytes;
            left -= bytes;
        }
        return gone;
    }

    private boolean isFull(Path folder) throws IOException {
        return Files.isDirectory(folder) && Files.getFileStore(folder).getUsableSpace() < leastFree;
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
            if (!isFull(archive.folder()) || part.hour() == parts.getLast().hour()) {
                return gone;
            }
            gone += archive.forget(part.hour() + 1);
        }
        return gone;
    }

    private static long forgetMinutes(StorePlace place, long before) throws StoreException {
        try (Connection connection = place.flows().connectToWrite(false)) {
            for (String table : List.of("minute_host", "minute_service", "minute_figure")) {
                Question.of("DELETE FROM " + table + " WHERE minute < ?", before)
                        .run(connection);
            }
            for (String table : List.of("hour_host", "hour_service")) {
                Question.of("DELETE FROM " + table + " WHERE hour < ?", before).run(connection);
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
