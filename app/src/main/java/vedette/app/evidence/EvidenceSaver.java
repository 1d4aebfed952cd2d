package vedette.app.evidence;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vedette.app.text.Times;
import vedette.capture.CaptureException;
import vedette.capture.ring.Bounds;
import vedette.capture.ring.PacketRing;
import vedette.capture.ring.Slice;
import vedette.common.Backlog;
import vedette.incident.IncidentSnapshot;
import vedette.store.evidence.EvidenceBook;
import vedette.store.evidence.EvidenceRoom;

/// Saves evidence, one wish after the other, on a thread of its own: whoever wishes never waits. [#accept] and
/// [#close] are for one thread at a time, counters for any.
final class EvidenceSaver implements Consumer<Wish>, AutoCloseable {

    /// So much of an incident is saved at a time.
    static final Bounds BOUNDS = new Bounds(10_000, 4L << 20, 1_000);

    private static final int MOST_WAITING = 10_000;
    private static final long LOOK_MILLIS = 100;

    /// What a packet takes in a file beside its bytes, and what is said of a conversation.
    private static final long OVERHEAD = 36;

    private static final long COMMENT = 250;

    private final String program;
    private final EvidenceBook book;
    private final EvidenceRoom room;
    private final @Nullable PacketRing ring;
    private final String withoutPackets;
    private final Consumer<String> problems;
    private final LinkedBlockingQueue<Wish> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong leftOut = new AtomicLong();
    private final Thread thread;
    private volatile boolean isEnding;
    private boolean isTroubled;

    /// @param program its name and version
    /// @param ring packets are in; null if there are none
    /// @param withoutPackets why, in words
    EvidenceSaver(
            String program,
            EvidenceBook book,
            EvidenceRoom room,
            @Nullable PacketRing ring,
            String withoutPackets,
            Consumer<String> problems) {
        this.program = program;
        this.book = book;
        this.room = room;
        this.ring = ring;
        this.withoutPackets = withoutPackets;
        this.problems = problems;
        thread = Thread.ofPlatform().name("evidence").daemon().start(this::work);
    }

    /// Has a wish fulfilled when it is due.
    @Override
    public void accept(Wish wish) {
        if (waiting.size() >= MOST_WAITING) {
            leftOut.incrementAndGet();
            return;
        }
        if (ring != null) {
            ring.announce(wish.dueNanos());
        }
        waiting.add(wish);
    }

    private void work() {
        try {
            while (!isEnding || !waiting.isEmpty()) {
                Wish wish = waiting.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (wish != null) {
                    fulfil(wish);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void fulfil(Wish wish) throws InterruptedException {
        try {
            if (ring != null) {
                ring.await(wish.dueNanos());
            }
            keep(wish);
            isTroubled = false;
        } catch (IOException | CaptureException | IllegalArgumentException e) {
            failed.incrementAndGet();
            if (!isTroubled) {
                isTroubled = true;
                problems.accept("evidence of incident " + wish.incident().id() + " cannot be kept: " + e.getMessage());
            }
        } finally {
            if (ring != null) {
                ring.looked();
            }
        }
    }

    private void keep(Wish wish) throws IOException {
        IncidentSnapshot incident = wish.incident();
        IncidentPackets packets = wish.packets();
        if (ring != null && packets != null) {
            save(incident, Slice.of(ring, packets, BOUNDS), wish.isFirst());
        } else if (wish.isFirst()) {
            book.withoutPackets(
                    incident.id(),
                    withoutPackets.isEmpty() ? "it was only unusual, and beyond the alert budget" : withoutPackets);
        }
        book.seal(incident);
    }

    private void save(IncidentSnapshot incident, Slice slice, boolean isFirst) throws IOException {
        String missing = EvidenceWords.missing(slice, BOUNDS);
        if (slice.packets() == 0) {
            if (isFirst) {
                book.withoutPackets(
                        incident.id(),
                        "none were found in the ring" + (missing.isEmpty() ? "" : ": missing are " + missing));
            }
            return;
        }
        if (!room.take(slice.bytes() + OVERHEAD * slice.packets() + COMMENT * slice.flows())) {
            book.withoutPackets(
                    incident.id(),
                    Times.count(slice.packets()) + " packets were found, and there was no room for them on the disk,"
                            + " or among the evidence of other incidents");
            return;
        }
        Path unfinished = book.folder().unfinished(incident.id());
        slice.write(
                unfinished,
                EvidenceWords.ofFile(program, incident, missing),
                (first, packets) -> EvidenceWords.ofFlow(incident, first, packets));
        book.add(incident.id(), unfinished, new EvidenceBook.Packets(slice.packets(), slice.flows(), missing));
    }

    /// How many wishes wait.
    Backlog backlog() {
        return new Backlog("evidence", waiting.size(), MOST_WAITING);
    }

    /// How many wishes could not be fulfilled.
    long failed() {
        return failed.get();
    }

    /// How many there was no room for.
    long leftOut() {
        return leftOut.get();
    }

    /// Fulfils those that are left. There are no more packets by now.
    @Override
    public void close() {
        isEnding = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
