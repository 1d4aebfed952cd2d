package vedette.capture.live;

import java.time.Duration;
import java.util.List;
import vedette.capture.system.Libc;

/// What to capture, and how.
///
/// @param interfaces by name; each once
/// @param engine what fetches the packets
/// @param filter a BPF expression as tcpdump takes it, or nothing for every packet
/// @param snapLength the most bytes kept of a packet
/// @param promiscuous whether to see frames that are addressed to others
/// @param ring the memory between the kernel and us
public record LiveConfig(
        List<String> interfaces, Engine engine, String filter, int snapLength, boolean promiscuous, Ring ring) {

    /// As long as any packet gets, so nothing is cut off.
    public static final int MAX_SNAP_LENGTH = 262_144;

    private static final int MIN_SNAP_LENGTH = 64;

    /// What fetches packets from an interface.
    public enum Engine {
        /// The kernel's ring, shared memory without a copy: Linux only.
        RING,
        /// The libpcap library: wherever it is installed.
        PCAP;

        /// The better one of those this system has.
        public static Engine preferred() {
            return Libc.isLinux() ? RING : PCAP;
        }
    }

    /// The memory between the kernel and us.
    ///
    /// @param bytes of all interfaces together
    /// @param blockTimeout how long packets may wait in a block that is not full
    /// @param fanout how many sources share the packets of each interface, by flow
    public record Ring(long bytes, Duration blockTimeout, int fanout) {

        private static final long MIN_BYTES = 1 << 20;
        private static final long MAX_BYTES = 1L << 36;
        private static final long MAX_TIMEOUT_MILLIS = 1_000;
        private static final int MAX_FANOUT = 256;

        public Ring {
            if (bytes < MIN_BYTES || bytes > MAX_BYTES) {
                throw new IllegalArgumentException(
                        "capture.ring.bytes must be in [" + MIN_BYTES + ", " + MAX_BYTES + "], was " + bytes);
            }
            if (blockTimeout.toMillis() < 1 || blockTimeout.toMillis() > MAX_TIMEOUT_MILLIS) {
                throw new IllegalArgumentException(
                        "capture.ring.block-timeout must be in [PT0.001S, PT1S], was " + blockTimeout);
            }
            if (fanout < 1 || fanout > MAX_FANOUT) {
                throw new IllegalArgumentException(
                        "capture.ring.fanout must be in [1, " + MAX_FANOUT + "], was " + fanout);
            }
        }

        public static Ring defaults() {
            return new Ring(64L << 20, Duration.ofMillis(20), 1);
        }

        /// After this long, a packet that was captured can be seen: its block was closed, and the kernel's timer, which
        /// runs on its own, may have come a whole turn late.
        long horizonNanos() {
            return 2 * blockTimeout.toNanos();
        }
    }

    public LiveConfig {
        interfaces = List.copyOf(interfaces);
        if (interfaces.isEmpty() || interfaces.stream().distinct().count() < interfaces.size()) {
            throw new IllegalArgumentException(
                    "capture.interfaces must name at least one interface, each once, was " + interfaces);
        }
        if (snapLength < MIN_SNAP_LENGTH || snapLength > MAX_SNAP_LENGTH) {
            throw new IllegalArgumentException("capture.snap-length must be in [" + MIN_SNAP_LENGTH + ", "
                    + MAX_SNAP_LENGTH + "], was " + snapLength);
        }
    }

    /// Every packet of these interfaces, whole.
    public static LiveConfig of(List<String> interfaces) {
        return new LiveConfig(interfaces, Engine.preferred(), "", MAX_SNAP_LENGTH, true, Ring.defaults());
    }

    public LiveConfig withFilter(String expression) {
        return new LiveConfig(interfaces, engine, expression, snapLength, promiscuous, ring);
    }

    public LiveConfig withEngine(Engine other) {
        return new LiveConfig(interfaces, other, filter, snapLength, promiscuous, ring);
    }

    public LiveConfig withSnapLength(int bytes) {
        return new LiveConfig(interfaces, engine, filter, bytes, promiscuous, ring);
    }

    public LiveConfig withRing(Ring other) {
        return new LiveConfig(interfaces, engine, filter, snapLength, promiscuous, other);
    }
}
