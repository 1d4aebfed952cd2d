package vedette.capture;

/// What a source saw and what it could not keep, since it was opened.
///
/// @param packets handed on
/// @param bytes on the wire of those packets
/// @param kernelDrops lost because we did not read them in time
/// @param freezes how often the kernel's ring was full
/// @param nicDrops lost by the network card before the kernel had them
public record CaptureStatistics(long packets, long bytes, long kernelDrops, long freezes, long nicDrops) {

    public static final CaptureStatistics NONE = new CaptureStatistics(0, 0, 0, 0, 0);

    public CaptureStatistics plus(CaptureStatistics other) {
        return new CaptureStatistics(
                packets + other.packets,
                bytes + other.bytes,
                kernelDrops + other.kernelDrops,
                freezes + other.freezes,
                nicDrops + other.nicDrops);
    }

    /// Everything that was on the wire but is not among [#packets].
    public long drops() {
        return kernelDrops + nicDrops;
    }
}
