package vedette.capture.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import vedette.capture.CaptureException;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.PacketBatch;
import vedette.capture.PacketSource;
import vedette.common.OddityCounters;

/// Several captures as one, in the order of time. Equal times keep the order in which the files were named.
///
/// Each file is looked at once for its first packet's time, and opened again when that time comes, so that a year of
/// rotated files needs no more memory than the few that overlap. Ticks that recordings carry are not passed on: what
/// closed a tick there says nothing about the others.
final class MergedSource implements PacketSource {

    private final OddityCounters oddities;
    private final List<Lane> waiting = new ArrayList<>();
    private final List<Lane> open = new ArrayList<>();
    private final List<CaptureInterface> interfaces = new ArrayList<>();
    private CaptureStatistics finished = CaptureStatistics.NONE;
    private volatile Supplier<CaptureStatistics> statistics = () -> CaptureStatistics.NONE;

    /// One file: where its next packet lies in its batch.
    static final class Lane {
        final String name;
        final long firstNanos;
        final PacketBatch batch = new PacketBatch();
        PacketSource source;
        int next;
        boolean isSpent;
        int[] ids = new int[0];

        Lane(String name, long firstNanos, PacketSource source) {
            this.name = name;
            this.firstNanos = firstNanos;
            this.source = source;
        }

        long headNanos() {
            return batch.timestampNanos(next);
        }

        boolean isDrained() {
            return next == batch.size();
        }
    }

    private MergedSource(OddityCounters oddities) {
        this.oddities = oddities;
    }

    /// @throws CaptureException for the first file that cannot be read
    static PacketSource open(List<String> names, OddityCounters oddities) {
        MergedSource merged = new MergedSource(oddities);
        for (String name : names) {
            merged.waiting.add(look(name));
        }
        merged.waiting.sort(Comparator.comparingLong(lane -> lane.firstNanos)); // stable: equal times keep their order
        return merged;
    }

    /// Finds out when the file begins. What is odd in it is counted when it is read, not now.
    static Lane look(String name) {
        if (name.equals(CaptureFiles.STANDARD_INPUT)) {
            throw new CaptureException("standard input can be read alone, but not merged with files");
        }
        try (PacketSource source = CaptureFiles.open(name, false, new OddityCounters())) {
            PacketBatch batch = new PacketBatch();
            State state = State.IDLE;
            while (state == State.IDLE || (state == State.MORE && batch.size() == 0)) {
                state = source.poll(batch);
            }
            long first = state == State.MORE ? batch.timestampNanos(0) : Long.MAX_VALUE;
            return new Lane(name, first, source);
        }
    }

    @Override
    public State poll(PacketBatch batch) {
        batch.clear();
        State state = prepare();
        if (state != State.MORE) {
            return state;
        }
        while (!batch.isFull()) {
            Lane lane = earliest();
            if (hasOneDueBy(lane.headNanos())) {
                break; // another file's time has come
            }
            move(lane, batch);
            if (lane.isDrained()) {
                break; // asking it for more would end what the batch's views point at
            }
        }
        return State.MORE;
    }

    /// Sees to it that every open file has its next packet at hand, and that those whose time has come are open.
    private State prepare() {
        while (true) {
            for (Lane lane : open) {
                while (lane.isDrained() && !lane.isSpent) {
                    State state = lane.source.poll(lane.batch);
                    lane.next = 0;
                    if (state == State.IDLE) {
                        return State.IDLE;
                    }
                    lane.isSpent = state == State.END;
                }
            }
            if (open.removeIf(this::retire)) {
                publish();
            }
            long now = open.isEmpty() ? Long.MAX_VALUE : earliest().headNanos();
            if (!hasOneDueBy(now)) {
                return open.isEmpty() ? State.END : State.MORE;
            }
            Lane lane = waiting.removeFirst();
            lane.source = CaptureFiles.open(lane.name, false, oddities);
            open.add(lane);
            publish();
        }
    }

    /// Lets other threads ask for the sum over files that are done and files that are open.
    private void publish() {
        CaptureStatistics before = finished;
        List<PacketSource> now = new ArrayList<>();
        for (Lane lane : open) {
            now.add(lane.source);
        }
        statistics = () -> sum(before, now);
    }

    private static CaptureStatistics sum(CaptureStatistics before, List<PacketSource> sources) {
        CaptureStatistics sum = before;
        for (PacketSource source : sources) {
            sum = sum.plus(source.statistics());
        }
        return sum;
    }

    private boolean hasOneDueBy(long nanos) {
        return !waiting.isEmpty() && waiting.getFirst().firstNanos <= nanos;
    }

    private boolean retire(Lane lane) {
        if (!lane.isSpent) {
            return false;
        }
        finished = finished.plus(lane.source.statistics());
        lane.source.close();
        return true;
    }

    private Lane earliest() {
        Lane first = open.getFirst();
        for (int i = 1; i < open.size(); i++) {
            if (open.get(i).headNanos() < first.headNanos()) {
                first = open.get(i);
            }
        }
        return first;
    }

    private void move(Lane lane, PacketBatch target) {
        PacketBatch from = lane.batch;
        int i = lane.next++;
        int at = target.add(
                from.buffer(i), from.start(i), from.capturedLength(i), from.wireLength(i), from.timestampNanos(i));
        target.origin(at, idOf(lane, from.interfaceId(i)), from.linkType(i), 0);
    }

    private int idOf(Lane lane, int local) {
        if (local >= lane.ids.length) {
            List<CaptureInterface> own = lane.source.interfaces();
            int[] ids = Arrays.copyOf(lane.ids, own.size());
            for (int i = lane.ids.length; i < ids.length; i++) {
                ids[i] = interfaces.size();
                interfaces.add(own.get(i));
            }
            lane.ids = ids;
        }
        return lane.ids[local];
    }

    @Override
    public List<CaptureInterface> interfaces() {
        return interfaces;
    }

    @Override
    public CaptureStatistics statistics() {
        return statistics.get();
    }

    @Override
    public void close() {
        for (Lane lane : open) {
            lane.source.close();
        }
    }
}
