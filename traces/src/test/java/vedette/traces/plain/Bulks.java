package vedette.traces.plain;

import java.util.ArrayList;
import java.util.List;

/// The runs of packets with payload in one direction of a part.
final class Bulks {

    private static final long MAX_GAP = 1_000_000;
    private static final int MIN_PACKETS = 4;

    private final List<Sent> run = new ArrayList<>();
    private long latest = Long.MIN_VALUE;
    long bulks;
    long packets;
    long bytes;
    long time;

    void add(Sent sent, Bulks other) {
        if (sent.packet().payload() == 0) {
            return;
        }
        boolean isNew = run.isEmpty()
                || sent.time() - run.getLast().time() > MAX_GAP
                || other.latest > run.getFirst().time();
        if (isNew) {
            run.clear();
        }
        run.add(sent);
        latest = sent.time();
        if (run.size() == MIN_PACKETS) {
            bulks++;
            packets += MIN_PACKETS;
            bytes += run.stream().mapToLong(each -> each.packet().payload()).sum();
            time += sent.time() - run.getFirst().time();
        } else if (run.size() > MIN_PACKETS) {
            packets++;
            bytes += sent.packet().payload();
            time += sent.time() - run.get(run.size() - 2).time();
        }
    }
}
