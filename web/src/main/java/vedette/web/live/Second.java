package vedette.web.live;

/// What was seen in a second.
///
/// @param endMicros when it ended, in microseconds since 1970, in the time of the traffic
/// @param bytesIn from outside to inside
/// @param bytesOut from inside to outside
/// @param bytesElse between hosts inside, or between hosts outside
/// @param flows that began
public record Second(long endMicros, long packets, long bytesIn, long bytesOut, long bytesElse, long flows) {

    /// All bytes, whatever their way.
    public long bytes() {
        return bytesIn + bytesOut + bytesElse;
    }
}
