package vedette.app.evidence;

/// How much is kept to pick evidence from.
///
/// @param diskBytes for the beginnings of conversations, where there is as much room
/// @param isWanted whether packets are kept at all
/// @param why they are not, in words; empty if they are
public record EvidenceConfig(long diskBytes, boolean isWanted, String why) {

    private static final long USUAL = 1L << 30;

    public static EvidenceConfig defaults() {
        return ofDisk(USUAL);
    }

    /// With so much room on the disk.
    public static EvidenceConfig ofDisk(long bytes) {
        return new EvidenceConfig(bytes, true, "");
    }

    /// Incidents are sealed, but packets are not kept.
    public static EvidenceConfig withoutPackets(String why) {
        return new EvidenceConfig(0, false, why);
    }
}
