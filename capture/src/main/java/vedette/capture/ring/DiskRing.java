package vedette.capture.ring;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import vedette.capture.CaptureException;
import vedette.capture.file.CaptureFiles;
import vedette.capture.file.OwnerOnly;

/// The beginnings of conversations, in a file of slots that is written round and round. Of each slot it is known which
/// times and hosts it has, so that few have to be read. One thread adds, another looks.
///
/// Where the system can, the file loses its name once it is open: however the process ends, nothing is left.
final class DiskRing implements AutoCloseable {

    private static final int SLOT = RingBlock.BYTES;

    /// What is in a slot. Guarded by the ring.
    private static final class Slot {
        private final HostFilter hosts = new HostFilter();
        private long round = -1;
        private long firstNumber;
        private long firstNanos;
        private long lastNanos;
        private int used;
    }

    private final Path file;
    private final FileChannel channel;
    private final Consumer<String> problems;
    private final RingBlock staged;
    private final RingBlock looked;
    private final Slot staging = new Slot();
    private final Slot[] slots;
    private final RingPacket packet = new RingPacket();
    private final AtomicLong unwritten = new AtomicLong();
    private long next;
    private boolean isTroubled;

    /// @param staged memory of one block for what is to be written, `looked` for what is read
    DiskRing(
            Path file,
            FileChannel channel,
            int slotCount,
            MemorySegment staged,
            MemorySegment looked,
            Consumer<String> problems) {
        this.file = file;
        this.channel = channel;
        this.problems = problems;
        this.staged = new RingBlock(staged);
        this.looked = new RingBlock(looked);
        slots = new Slot[slotCount];
        for (int i = 0; i < slotCount; i++) {
            slots[i] = new Slot();
        }
    }

    /// Begins a file, in place of what an earlier run has left.
    static FileChannel begin(Path file) {
        try {
            return FileChannel.open(
                    file,
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.DELETE_ON_CLOSE),
                    OwnerOnly.file(file));
        } catch (IOException e) {
            throw new CaptureException(
                    "cannot write the ring of packets " + file + ": " + CaptureFiles.reason(e)
                            + "; --evidence none goes without",
                    e);
        }
    }

    /// How many packets there was no room for on the disk, or that could not be written. For any thread.
    long unwritten() {
        return unwritten.get();
    }

    /// Takes the packets of a block that are of the beginning of their conversation.
    void add(RingBlock block) {
        int offset = 0;
        while (offset < block.used) {
            packet.moveTo(block.bytes, offset);
            if (packet.isEarly()) {
                if (staged.used + packet.length() > SLOT) {
                    write();
                }
                stage();
            }
            offset += packet.length();
        }
    }

    private synchronized void stage() {
        if (staged.used == 0) {
            staging.firstNumber = packet.number();
            staging.firstNanos = packet.trafficNanos();
            staging.hosts.clear();
        }
        staging.lastNanos = packet.trafficNanos();
        staging.hosts.add(packet.sourceHigh(), packet.sourceLow());
        staging.hosts.add(packet.destinationHigh(), packet.destinationLow());
        staged.add(packet);
    }

    private void write() {
        int place = (int) (next % slots.length);
        Slot slot = slots[place];
        synchronized (this) {
            slot.round = -1; // whoever looks must not take it for what it was
        }
        boolean isWritten = isWritten(place);
        synchronized (this) {
            if (isWritten) {
                slot.hosts.takeFrom(staging.hosts);
                slot.firstNumber = staging.firstNumber;
                slot.firstNanos = staging.firstNanos;
                slot.lastNanos = staging.lastNanos;
                slot.used = staged.used;
                slot.round = next;
            } else {
                unwritten.addAndGet(staged.packets);
            }
            staged.clear();
            next++;
        }
    }

    private boolean isWritten(int place) {
        try {
            Transfer.write(channel, staged.bytes.asSlice(0, staged.used), (long) place * SLOT);
            isTroubled = false;
            return true;
        } catch (IOException e) {
            if (!isTroubled) {
                isTroubled = true;
                problems.accept("packets for evidence cannot be written to " + file + ": " + CaptureFiles.reason(e)
                        + "; only those in memory are there for now");
            }
            return false;
        }
    }

    /// Shows the packets before a number that are wanted, in order. One thread at a time.
    void each(long fromNumber, long beforeNumber, Wanted wanted, RingHandler handler) {
        RingHandler inRange = shown -> {
            if (shown.number() >= fromNumber && shown.number() < beforeNumber) {
                handler.onPacket(shown);
            }
        };
        long last = rounds();
        for (long round = Math.max(0, last - slots.length); round < last; round++) {
            Slot slot = slots[(int) (round % slots.length)];
            int used = lengthIfWanted(slot, round, beforeNumber, wanted);
            if (used > 0 && isRead(slot, round, used)) {
                show(wanted, inRange);
            }
        }
        synchronized (this) {
            if (!mayHave(staging, staged.used, beforeNumber, wanted)) {
                return;
            }
            MemorySegment.copy(staged.bytes, 0, looked.bytes, 0, staged.used);
            looked.used = staged.used;
        }
        show(wanted, inRange);
    }

    private synchronized long rounds() {
        long last = 0;
        for (Slot slot : slots) {
            last = Math.max(last, slot.round + 1);
        }
        return last;
    }

    private synchronized int lengthIfWanted(Slot slot, long round, long beforeNumber, Wanted wanted) {
        return slot.round == round && mayHave(slot, slot.used, beforeNumber, wanted) ? slot.used : 0;
    }

    private static boolean mayHave(Slot slot, int used, long beforeNumber, Wanted wanted) {
        return used > 0
                && slot.firstNumber < beforeNumber
                && slot.firstNanos < wanted.toNanos()
                && slot.lastNanos >= wanted.fromNanos()
                && wanted.mayBeAmong(slot.hosts);
    }

    private boolean isRead(Slot slot, long round, int used) {
        try {
            boolean isWhole = Transfer.read(channel, looked.bytes.asSlice(0, used), round % slots.length * SLOT);
            looked.used = used;
            synchronized (this) {
                return isWhole && slot.round == round; // or it was overwritten meanwhile
            }
        } catch (IOException e) {
            problems.accept("packets for evidence cannot be read from " + file + ": " + CaptureFiles.reason(e));
            return false;
        }
    }

    private void show(Wanted wanted, RingHandler handler) {
        RingPacket shown = new RingPacket();
        int offset = 0;
        while (offset < looked.used) {
            shown.moveTo(looked.bytes, offset);
            int length = shown.length();
            if (length < RingPacket.HEADER || offset + length > looked.used) {
                problems.accept(file + " was changed by another: packets for evidence are missing");
                return;
            }
            Picking.show(shown, wanted, handler);
            offset += length;
        }
    }

    /// The time of the oldest packet that is still there; [Long#MAX_VALUE] if none is.
    synchronized long firstNanos() {
        long first = staged.used > 0 ? staging.firstNanos : Long.MAX_VALUE;
        for (Slot slot : slots) {
            first = slot.round >= 0 ? Math.min(first, slot.firstNanos) : first;
        }
        return first;
    }

    /// Whether anything was overwritten.
    synchronized boolean hasForgotten() {
        return next > slots.length;
    }

    /// How long the file is.
    long bytes() throws IOException {
        return channel.size();
    }

    /// Takes the file away.
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
