package vedette.feature.activity;

/// How many hosts and pairs are followed, and how much of their past is remembered.
///
/// An entity takes about 250 bytes. Each ten seconds in which it was active within five minutes, a slot, take about 650
/// bytes of a host and 300 of a pair, 100 more where conversations have labels, and 512 more for each sketch. So the
/// defaults stand for at most 130 MiB of heap
/// under attack, and for a few on a quiet network. A quarter of the room for slots and sketches is for those inside.
///
/// @param maxHosts in each role; rounded up to a power of two
/// @param maxPairs rounded up to a power of two
/// @param maxSlots over all hosts of a role; as many over all pairs
/// @param maxSketches of more than 16 peers, ports or services, over all hosts of a role: from so many on, no new slots
/// @param maxPairRows rows of pairs a window: half of them with the most bytes, half with the most flows begun
/// @param pastHalfLifeSeconds after which what a host did counts half in its past
/// @param forgetAfterSeconds of silence, until a host's past is forgotten
public record ActivityWindowsConfig(
        int maxHosts,
        int maxPairs,
        int maxSlots,
        int maxSketches,
        int maxPairRows,
        int pastHalfLifeSeconds,
        int forgetAfterSeconds) {

    private static final int MAX = 1 << 20;

    public ActivityWindowsConfig {
        check("max-hosts", maxHosts);
        check("max-pairs", maxPairs);
        check("max-slots", maxSlots);
        check("max-sketches", maxSketches);
        check("max-pair-rows", maxPairRows);
        check("past-half-life-seconds", pastHalfLifeSeconds);
        check("forget-after-seconds", forgetAfterSeconds);
    }

    public static ActivityWindowsConfig defaults() {
        return new ActivityWindowsConfig(16_384, 16_384, 32_768, 65_536, 2_048, 3_600, 86_400);
    }

    private static void check(String key, int value) {
        if (value < 1 || value > MAX) {
            throw new IllegalArgumentException(
                    "feature.activity." + key + " must be from 1 to " + MAX + ", was " + value);
        }
    }
}
