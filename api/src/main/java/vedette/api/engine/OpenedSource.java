package vedette.api.engine;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.capture.LimitedSource;
import vedette.capture.PacketSource;
import vedette.capture.file.CaptureFiles;
import vedette.capture.filter.FilteredSource;
import vedette.capture.live.LiveCapture;
import vedette.capture.live.LiveConfig;
import vedette.capture.live.LiveSource;
import vedette.common.OddityCounters;

/// A source and what is odd in it, counted apart as each has a thread of its own.
///
/// @param wire the same source as far as it is a live one, to ask how its interfaces are
public record OpenedSource(
        PacketSource source,
        OddityCounters oddities,
        @Nullable LiveSource wire) {

    /// Interfaces that can be switched.
    ///
    /// @param others those that are off at first
    /// @throws vedette.capture.CaptureException if that is not possible, with what to do about it
    public static OpenedSource live(LiveConfig config, List<String> others) {
        OddityCounters oddities = new OddityCounters();
        LiveSource live = LiveCapture.openSwitched(config, others, oddities, SystemClock.INSTANCE);
        return new OpenedSource(live, oddities, live);
    }

    /// Capture files, merged by time.
    ///
    /// @param names `-` is standard input
    /// @param isFollowed whether what is yet to be written is waited for; of a single file
    /// @param filter a BPF expression, or nothing for every packet
    /// @throws vedette.capture.CaptureException if one is none
    public static OpenedSource files(List<String> names, boolean isFollowed, String filter) {
        OddityCounters oddities = new OddityCounters();
        PacketSource source = names.size() == 1
                ? CaptureFiles.open(names.getFirst(), isFollowed, oddities)
                : CaptureFiles.openAll(names, oddities);
        PacketSource wanted = filter.isEmpty() ? source : new FilteredSource(source, filter);
        return new OpenedSource(wanted, oddities, null);
    }

    /// The first of it.
    ///
    /// @param packets so many at most
    /// @param most so long at most, in the time of the packets; null if that does not matter
    public OpenedSource limited(long packets, @Nullable Duration most) {
        long nanos = most == null ? Long.MAX_VALUE : most.toNanos();
        return packets == Long.MAX_VALUE && nanos == Long.MAX_VALUE
                ? this
                : new OpenedSource(new LimitedSource(source, packets, nanos), oddities, wire);
    }
}
