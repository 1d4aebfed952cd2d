package vedette.capture.live;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.util.Locale;

/// Reads a `struct pcap_pkthdr`: a `struct timeval`, whose fields are as wide as the system has them, then the captured
/// and the wire length.
///
/// | system | seconds | fraction | lengths |
/// |---|---|---|---|
/// | Linux | 8 bytes at 0 | 8 at 8 | at 16 |
/// | macOS | 8 at 0 | 4 at 8 | at 16 |
/// | Windows | 4 at 0 | 4 at 4 | at 8 |
enum PcapHeader {
    LINUX(16),
    MACOS(16),
    WINDOWS(8);

    private final int lengths;

    PcapHeader(int lengths) {
        this.lengths = lengths;
    }

    static PcapHeader of(String system) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return WINDOWS;
        }
        return name.startsWith("mac") ? MACOS : LINUX;
    }

    long seconds(MemorySegment memory, long at) {
        return this == WINDOWS ? Integer.toUnsignedLong(memory.get(JAVA_INT, at)) : memory.get(JAVA_LONG, at);
    }

    /// Micro- or nanoseconds, as the handle was told.
    long fraction(MemorySegment memory, long at) {
        return switch (this) {
            case LINUX -> memory.get(JAVA_LONG, at + 8);
            case MACOS -> memory.get(JAVA_INT, at + 8);
            case WINDOWS -> memory.get(JAVA_INT, at + 4);
        };
    }

    int capturedLength(MemorySegment memory, long at) {
        return memory.get(JAVA_INT, at + lengths);
    }

    int wireLength(MemorySegment memory, long at) {
        return memory.get(JAVA_INT, at + lengths + 4);
    }
}
