package vedette.store.packets;

import java.time.Duration;
import vedette.flow.packet.PacketBlock;

/// How packets are kept.
///
/// @param mostBytes of all files: beyond it the oldest go
/// @param partRows a file has so many at most
/// @param partLength a file is of so long, in traffic time, at most: what is not in a file yet goes with the process
/// @param mostBlocks there are so many at most, filled or on their way; where more would be needed, some are left out
/// @param mayWait whether the engine waits rather than that packets are left out: one that reads files can, one that
///     watches a wire cannot
public record PacketBookConfig(long mostBytes, int partRows, Duration partLength, int mostBlocks, boolean mayWait) {

    /// Files of an hour that is over are made one up to this size: a quiet network leaves no thousands of them, and
    /// those that go when there are too many are not large.
    public static final long MOST_BYTES_TOGETHER = 8_000_000;

    /// All blocks of a file that is full are full.
    private static final int BLOCKS_IN_PART = 15;

    private static final long LEAST_BYTES = 1_000_000;

    public PacketBookConfig {
        if (mostBytes < LEAST_BYTES) {
            throw new IllegalArgumentException(
                    "packets need at least 1M of room on the disk, --store-packets was given " + mostBytes + " bytes");
        }
        if (partRows < 1 || mostBlocks < 1 || partLength.isNegative()) {
            throw new IllegalArgumentException(
                    "store.packets.part-rows and most-blocks must be positive, part-length not negative");
        }
    }

    /// A gibibyte, files of a minute.
    public static PacketBookConfig defaults() {
        return new PacketBookConfig(1L << 30, BLOCKS_IN_PART * PacketBlock.CAPACITY, Duration.ofMinutes(1), 32, false);
    }

    public PacketBookConfig withMostBytes(long bytes) {
        return new PacketBookConfig(bytes, partRows, partLength, mostBlocks, mayWait);
    }

    /// For packets that come from files.
    public PacketBookConfig waiting() {
        return new PacketBookConfig(mostBytes, partRows, partLength, mostBlocks, true);
    }
}
