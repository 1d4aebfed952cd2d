package vedette.app.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vedette.api.engine.CaptureSession;
import vedette.app.text.Times;
import vedette.capture.CaptureInterface;
import vedette.capture.ring.PacketRing;
import vedette.capture.ring.RingConfig;
import vedette.common.Backlog;
import vedette.flow.PacketTap;
import vedette.flow.evidence.EvidenceTap;
import vedette.incident.IncidentSnapshot;
import vedette.store.StorePlace;
import vedette.store.evidence.EvidenceBook;
import vedette.store.evidence.EvidenceFolder;
import vedette.store.evidence.EvidenceRoom;
import vedette.store.keep.Retention;

/// The evidence of a run: a ring that packets go into, and what saves those of incidents.
public final class EvidenceKeeping implements AutoCloseable {

    /// Never more than this share of what is free.
    private static final int SHARE_OF_FREE = 10;

    private final @Nullable PacketRing ring;
    private final EvidenceSaver saver;
    private final Wishes wishes;
    private final Consumer<String> problems;
    private long latestNanos;

    /// Begins a ring, if there is to be one.
    ///
    /// @param program its name and version
    /// @param mayWait whether packets come from files, which can be read more slowly
    /// @param notes is told if there is less room than was asked for
    /// @param problems is told what could not be done
    public EvidenceKeeping(
            StorePlace place,
            EvidenceConfig config,
            Supplier<Retention> retention,
            String program,
            boolean mayWait,
            Consumer<String> notes,
            Consumer<String> problems)
            throws IOException {
        this.problems = problems;
        EvidenceFolder folder = place.evidence();
        folder.tidy();
        ring = config.isWanted() ? ring(folder, config, mayWait, notes, problems) : null;
        EvidenceBook book = new EvidenceBook(place.incidents(), folder, InstantSource.system());
        EvidenceRoom room = new EvidenceRoom(
                book,
                () -> retention.get().evidenceBytes(),
                () -> Files.getFileStore(place.folder()).getUsableSpace()
                        < retention.get().leastFree());
        saver = new EvidenceSaver(program, book, room, ring, config.why(), problems);
        wishes = new Wishes(ring != null, saver);
    }

    private static PacketRing ring(
            EvidenceFolder folder,
            EvidenceConfig config,
            boolean mayWait,
            Consumer<String> notes,
            Consumer<String> problems)
            throws IOException {
        Path file = folder.ring();
        long room = Files.getFileStore(folder.folder()).getUsableSpace() / SHARE_OF_FREE;
        if (room < config.diskBytes()) {
            notes.accept("a tenth of what is free on the disk of " + folder.folder() + " is " + Times.count(room)
                    + " bytes, and packets for evidence get no more than that");
        }
        RingConfig usual = RingConfig.defaults().withDiskBytes(Math.min(room, config.diskBytes()));
        return new PacketRing(mayWait ? usual.waiting() : usual, file, problems);
    }

    /// Is to see all packets, if they are kept.
    ///
    /// @param interfaces those that packets come from
    public @Nullable PacketTap tap(Supplier<List<CaptureInterface>> interfaces) {
        return ring == null ? null : new EvidenceTap(ring, interfaces, CaptureSession.SITE_SEED);
    }

    /// How much waits to be kept. For any thread.
    public List<Backlog> backlogs() {
        return ring == null ? List.of(saver.backlog()) : List.of(ring.backlog(), saver.backlog());
    }

    /// Packets that were not there to be evidence because the disk was too slow, or could not be written. For any
    /// thread.
    public long lostPackets() {
        return ring == null ? 0 : ring.leftOut() + ring.unwritten();
    }

    /// How often evidence could not be kept. For any thread.
    public long failed() {
        return saver.failed() + saver.leftOut();
    }

    /// Incidents, as they are kept, have changed in the tick that ends then.
    public void onChange(Collection<IncidentSnapshot> incidents, long endNanos) {
        latestNanos = endNanos;
        wishes.onChange(incidents, endNanos);
    }

    /// Saves what is left, and lets go of the ring.
    @Override
    public void close() {
        if (ring != null) {
            ring.end(); // or whoever waits for packets would wait for ever
        }
        wishes.end(latestNanos);
        saver.close();
        if (saver.failed() + saver.leftOut() > 0) {
            problems.accept("evidence was not kept " + Times.count(saver.failed() + saver.leftOut())
                    + " times; the others are there: `vedette evidence list`");
        }
        if (ring != null) {
            if (ring.leftOut() + ring.unwritten() > 0) {
                problems.accept(Times.count(ring.leftOut()) + " packets of "
                        + Times.count(ring.added() + ring.leftOut())
                        + " were not there to be evidence because the disk was too slow, and "
                        + Times.count(ring.unwritten()) + " could not be written; evidence says so where it matters");
            }
            Throwable failure = ring.failure();
            if (failure != null) {
                problems.accept("packets for evidence were no longer kept after a failure: " + failure);
            }
            ring.close();
        }
    }
}
