package vedette.capture.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.common.NanoClock;

/// Several interfaces as one source, their packets in the order of their time stamps. Owned by one thread.
///
/// A packet is handed on once no other source can still bring an older one: each has a later packet in hand, or has
/// said that it is complete up to there. So a silent source holds the others back for two block time-outs and no more,
/// even if the clocks disagree, because the time a packet has been held counts as well.
///
/// The views of a source's batch hold until that source is polled, so it is polled only when all of its packets were
/// handed on by an earlier poll of this one.
final class LiveMerge implements LiveSource {

    private final List<LiveSource> sources;
    private final PacketBatch[] batches;
    private final int[] cursors;
    private final long[] fetchedAt;
    private final boolean[] used; // in the batch that is being filled
    private final NanoClock clock;
    private final long horizonNanos;
    private final List<CaptureInterface> interfaces;
    private long completeUntil = Long.MIN_VALUE;

    /// @param sources of one interface each; closed with this one
    /// @param horizonNanos how long a packet is held back for a silent source
    LiveMerge(List<? extends LiveSource> sources, long horizonNanos, NanoClock clock) {
        this.sources = List.copyOf(sources);
        int count = sources.size();
        batches = new PacketBatch[count];
        cursors = new int[count];
        fetchedAt = new long[count];
        used = new boolean[count];
        this.clock = clock;
        this.horizonNanos = horizonNanos;
        List<CaptureInterface> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            batches[i] = new PacketBatch();
            all.addAll(sources.get(i).interfaces());
        }
        interfaces = List.copyOf(all);
    }

    @Override
    public State poll(PacketBatch batch) {
        batch.clear();
        long now = clock.nanos();
        boolean isOver = fetch(now);
        while (!batch.isFull()) {
            int earliest = earliest();
            if (earliest < 0 || !mayGo(earliest, now)) {
                break;
            }
            batch.addFrom(batches[earliest], cursors[earliest]++, earliest);
            used[earliest] = true;
        }
        completeUntil = leastComplete();
        if (batch.size() > 0) {
            return State.MORE;
        }
        return isOver ? State.END : State.IDLE;
    }

    /// Polls the sources of which nothing is in hand; true if all of them are over.
    private boolean fetch(long now) {
        boolean isOver = true;
        for (int i = 0; i < batches.length; i++) {
            used[i] = false;
            if (hasHead(i)) {
                isOver = false;
            } else {
                isOver &= sources.get(i).poll(batches[i]) == State.END;
                cursors[i] = 0;
                fetchedAt[i] = now;
            }
        }
        return isOver;
    }

    private boolean hasHead(int i) {
        return cursors[i] < batches[i].size();
    }

    private long head(int i) {
        return batches[i].timestampNanos(cursors[i]);
    }

    private int earliest() {
        int earliest = -1;
        for (int i = 0; i < batches.length; i++) {
            if (hasHead(i) && (earliest < 0 || head(i) < head(earliest))) {
                earliest = i;
            }
        }
        return earliest;
    }

    private boolean mayGo(int earliest, long now) {
        boolean wasHeldLongEnough = now - fetchedAt[earliest] >= horizonNanos;
        for (int i = 0; i < batches.length; i++) {
            if (hasHead(i)) {
                continue;
            }
            if (used[i]) {
                return false; // what it has next is known only when it is polled
            }
            if (!wasHeldLongEnough && head(earliest) >= sources.get(i).completeUntilNanos()) {
                return false;
            }
        }
        return true;
    }

    /// What is in hand but not handed on is not complete, whatever its source says.
    private long leastComplete() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < batches.length; i++) {
            long complete = sources.get(i).completeUntilNanos();
            least = Math.min(least, hasHead(i) ? Math.min(head(i), complete) : complete);
        }
        return least;
    }

    @Override
    public long completeUntilNanos() {
        return completeUntil;
    }

    @Override
    public List<InterfaceHealth> health() {
        List<InterfaceHealth> health = new ArrayList<>();
        for (LiveSource source : sources) {
            health.addAll(source.health());
        }
        return health;
    }

    @Override
    public CompletableFuture<Void> watch(String name, boolean isOn) {
        for (LiveSource source : sources) {
            if (source.interfaces().getFirst().name().equals(name)) {
                return source.watch(name, isOn);
            }
        }
        return LiveSource.super.watch(name, isOn);
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return interfaces;
    }

    @Override
    public CaptureStatistics statistics() {
        CaptureStatistics sum = CaptureStatistics.NONE;
        for (LiveSource source : sources) {
            sum = sum.plus(source.statistics());
        }
        return sum;
    }

    @Override
    public void close() {
        sources.forEach(LiveSource::close);
    }
}
