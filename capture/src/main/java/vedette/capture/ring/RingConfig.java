package vedette.capture.ring;

/// How much of the latest packets is kept.
///
/// @param diskBytes for the beginnings of conversations; 0 for none
/// @param memoryBytes for all packets of the last seconds
/// @param flowBytes so much of each conversation is its beginning, of both directions together
/// @param mayWait whether packets come from files, which can be read more slowly: then none is left out
public record RingConfig(long diskBytes, int memoryBytes, int flowBytes, boolean mayWait) {

    /// Blocks of packets that can wait for the disk.
    static final int BLOCKS = 16;

    private static final int LEAST_MEMORY = 2 * RingBlock.BYTES;

    public RingConfig {
        if (diskBytes < 0 || memoryBytes < LEAST_MEMORY || flowBytes < 1) {
            throw new IllegalArgumentException("a ring takes no negative room on the disk, at least " + LEAST_MEMORY
                    + " bytes of memory and 1 byte a conversation, not " + diskBytes + ", " + memoryBytes + " and "
                    + flowBytes);
        }
    }

    /// With blocks and buffers, 84 MiB of memory.
    public static RingConfig defaults() {
        return new RingConfig(1L << 30, 64 << 20, 8 << 10, false);
    }

    /// With so much room on the disk.
    public RingConfig withDiskBytes(long bytes) {
        return new RingConfig(bytes, memoryBytes, flowBytes, mayWait);
    }

    /// With so much memory.
    public RingConfig withMemoryBytes(int bytes) {
        return new RingConfig(diskBytes, bytes, flowBytes, mayWait);
    }

    /// The same where reading can wait.
    public RingConfig waiting() {
        return new RingConfig(diskBytes, memoryBytes, flowBytes, true);
    }
}
