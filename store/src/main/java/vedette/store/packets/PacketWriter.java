package vedette.store.packets;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import vedette.feature.parquet.ParquetTable;
import vedette.flow.packet.PacketBlock;
import vedette.store.archive.Archive;
import vedette.store.archive.Part;

/// Makes files of blocks of packets. Owned by the thread of a [PacketBook].
///
/// Packets are numbered as they come, those that were left out too; a file's name says which numbers it is of and how
/// many of them it has, so what is missing is known as long as the file is there.
final class PacketWriter {

    private static final long HOUR_MICROS = 3_600_000_000L;

    private final Archive archive;
    private final PacketBookConfig config;
    private final KnownTexts texts = new KnownTexts();
    private final AtomicLong toLeaveOut = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private @Nullable ParquetTable table;
    private long hour = Long.MIN_VALUE;
    private long beginMicros;
    private long next;
    private int rows;
    private long leftOut;

    PacketWriter(Archive archive, PacketBookConfig config) throws IOException {
        this.archive = archive;
        this.config = config;
        archive.tidy();
        next = 1 + archive.parts().stream().mapToLong(Part::last).max().orElse(0);
    }

    /// For any thread.
    void leaveOut(int packets) {
        toLeaveOut.addAndGet(packets);
    }

    /// For any thread, like [#failed].
    long kept() {
        return kept.get();
    }

    long failed() {
        return failed.get();
    }

    /// Ends the file in hand if a block does not belong into it. To be called before [#put] of the same.
    void endPartBefore(PacketBlock block) throws IOException {
        long first = block.micros(0);
        long itsHour = Math.floorDiv(first, HOUR_MICROS);
        if (rows + block.size() > config.partRows()
                || itsHour != hour
                || first - beginMicros >= micros(config.partLength())) {
            endPart();
        }
        if (itsHour > hour) {
            hour = itsHour;
            archive.compact(itsHour, PacketBookConfig.MOST_BYTES_TOGETHER);
        }
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    void put(PacketBlock block) throws IOException {
        rows += block.size(); // so that they are counted if they are to be given up
        ParquetTable part = table == null ? beginPart(block.micros(0)) : table;
        for (int at = 0; at < block.size(); at++) {
            PacketTable.put(block, at, texts, part);
        }
    }

    private ParquetTable beginPart(long first) throws IOException {
        hour = Math.floorDiv(first, HOUR_MICROS);
        beginMicros = first;
        ParquetTable part = ParquetTable.inMemory(PacketTable.ROWS.name(), PacketTable.ROWS.columns());
        table = part;
        return part;
    }

    /// Makes a file of what has come since the last, and lets go of the oldest if there is too much.
    void endPart() throws IOException {
        if (table == null) {
            return;
        }
        leftOut += toLeaveOut.getAndSet(0);
        long last = next + rows + leftOut - 1;
        try (ParquetTable full = table) {
            archive.add(hour, next, last, rows, full);
        }
        table = null;
        kept.addAndGet(rows);
        next = last + 1;
        rows = 0;
        leftOut = 0;
        archive.trim(config.mostBytes());
    }

    /// After a failure: what is not in a file yet is given up.
    void giveUp() {
        failed.addAndGet(rows);
        leftOut += rows;
        rows = 0;
        ParquetTable unfinished = table;
        table = null;
        try {
            if (unfinished != null) {
                unfinished.close();
            }
        } catch (IOException _) {
            // it is of no more use either way
        }
    }
}
