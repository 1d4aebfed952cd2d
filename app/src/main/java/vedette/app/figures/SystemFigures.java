package vedette.app.figures;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import vedette.common.DelayHistogram.Counts;
import vedette.common.NanoClock;

/// What this process needs, and what its machine has, minute by minute of the clock. Owned by one thread.
final class SystemFigures {

    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final double MILLI = 1e3;
    private static final double NANO = 1e9;
    private static final double PERCENT = 100;
    private static final double[] SHARES = {0.5, 0.95, 0.99};

    private final Path folder;
    private final NanoClock clock;
    private final Target target;
    private final Delays delays;
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private long minute;
    private long sampledNanos;
    private long cpuNanos;
    private long collectedMillis;
    private Work begun = Work.NONE;
    private Work latest = Work.NONE;
    private long mostWaiting;
    private Duration mostLag = Duration.ZERO;
    private Map<Stage, Counts> delayed = Map.of();

    /// @param folder on whose disk is looked for room
    SystemFigures(Path folder, NanoClock clock, Delays delays, Target target) {
        this.folder = folder;
        this.clock = clock;
        this.target = target;
        this.delays = delays;
        machineLoad(); // the next is of the time since
        begin(clock.nanos());
    }

    private void begin(long now) {
        minute = Math.floorDiv(now, MINUTE_NANOS);
        sampledNanos = now;
        cpuNanos = system.getProcessCpuTime();
        collectedMillis = collectedMillis();
        begun = latest;
        mostWaiting = latest.waiting();
        mostLag = latest.lag();
        delayed = delayed();
    }

    private Map<Stage, Counts> delayed() {
        Map<Stage, Counts> counts = new EnumMap<>(Stage.class);
        for (Stage stage : Stage.values()) {
            counts.put(stage, delays.of(stage).counts());
        }
        return counts;
    }

    /// Told several times a second how much was done. When a minute has ended, its figures are given.
    void look(Work work) {
        latest = work;
        mostWaiting = Math.max(mostWaiting, work.waiting());
        mostLag = mostLag.compareTo(work.lag()) < 0 ? work.lag() : mostLag;
        long now = clock.nanos();
        if (Math.floorDiv(now, MINUTE_NANOS) != minute) {
            sample(now);
            begin(now);
        }
    }

    /// Gives the figures of the minute that has not ended.
    void end() {
        sample(clock.nanos());
    }

    private void sample(long now) {
        double elapsed = Math.max(1, now - sampledNanos);
        give(
                Figure.PROCESS_CPU_SHARE,
                Math.min(1, (system.getProcessCpuTime() - cpuNanos) / elapsed / system.getAvailableProcessors()));
        double load = machineLoad();
        if (load >= 0) {
            give(Figure.MACHINE_CPU_SHARE, Math.min(1, load));
        }
        count(Figure.MACHINE_MEMORY_AVAILABLE_BYTES, MachineMemory.available());
        ResidentMemory.bytes().ifPresent(bytes -> count(Figure.PROCESS_RESIDENT_BYTES, bytes));
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        count(Figure.HEAP_USED_BYTES, heap.getUsed());
        count(Figure.HEAP_COMMITTED_BYTES, heap.getCommitted());
        give(Figure.GC_SECONDS, (collectedMillis() - collectedMillis) / MILLI);
        giveFreeDisk();
        count(Figure.CAPTURE_PACKETS, latest.packets() - begun.packets());
        count(Figure.CAPTURE_DROPPED_PACKETS, latest.dropped() - begun.dropped());
        count(Figure.STORE_WAITING_FLOWS, mostWaiting);
        give(Figure.STORE_LAG_SECONDS, mostLag.toMillis() / MILLI);
        count(Figure.STORE_LEFT_OUT_FLOWS, latest.leftOut() - begun.leftOut());
        giveDelays();
    }

    /// Of the time since somebody in this process asked before, so nobody else is to ask; below 0 where the system does
    /// not say so.
    private double machineLoad() {
        return system.getCpuLoad();
    }

    private void giveDelays() {
        delayed().forEach((stage, counts) -> {
            Counts earlier = delayed.get(stage);
            Counts ofMinute = earlier == null ? counts : counts.since(earlier);
            for (double share : ofMinute.total() == 0 ? new double[0] : SHARES) {
                give(
                        Figure.DELAY_SECONDS,
                        stage.label() + " p" + Math.round(PERCENT * share),
                        ofMinute.quantileNanos(share) / NANO);
            }
        });
    }

    private void giveFreeDisk() {
        try {
            count(Figure.DISK_FREE_BYTES, Files.getFileStore(folder).getUsableSpace());
        } catch (IOException _) {
            // a folder that is away for now has no room to speak of
        }
    }

    private void count(Figure figure, long value) {
        give(figure, (double) value);
    }

    private void give(Figure figure, double value) {
        give(figure, "", value);
    }

    private void give(Figure figure, String label, double value) {
        target.figure(minute * MINUTE_NANOS / 1_000, figure.label(), label, value);
    }

    private static long collectedMillis() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .filter(millis -> millis > 0)
                .sum();
    }
}
