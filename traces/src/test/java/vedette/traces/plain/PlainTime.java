package vedette.traces.plain;

import java.util.ArrayList;
import java.util.List;

/// Traffic time once more: the latest stamp, where steps of more than a minute are believed only when eight packets in
/// a row say so, and else move time on by a second.
final class PlainTime {

    private static final long SECOND = 1_000_000_000L;

    private final List<Long> beyond = new ArrayList<>();
    private long now = Long.MIN_VALUE;

    long advance(long stamp) {
        if (now == Long.MIN_VALUE) {
            now = stamp;
        } else if (stamp >= now && Long.compareUnsigned(stamp - now, 60 * SECOND) > 0) {
            beyond.add(stamp);
            now += SECOND;
            if (beyond.size() == 8) {
                now = beyond.stream().mapToLong(Long::longValue).min().orElseThrow();
                beyond.clear();
            }
        } else {
            beyond.clear();
            now = Math.max(now, stamp);
        }
        return now;
    }
}
