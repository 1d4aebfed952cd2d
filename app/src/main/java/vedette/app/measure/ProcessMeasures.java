package vedette.app.measure;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import vedette.app.figures.Figure;
import vedette.app.figures.LatestFigures;
import vedette.app.figures.MachineMemory;
import vedette.app.figures.ResidentMemory;
import vedette.web.metric.Measure;
import vedette.web.metric.RunMetrics;

/// What the process needs of its machine, and what that has.
final class ProcessMeasures {

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private ProcessMeasures() {}

    /// What is not asked of the system again is among the figures of the latest minute.
    static void addTo(List<Measure> all, LatestFigures figures) {
        all.add(RunMetrics.MACHINE_MEMORY.of((double) MachineMemory.available()));
        figures.of(Figure.MACHINE_CPU_SHARE).values().forEach(share -> all.add(RunMetrics.MACHINE_CPU.of(share)));
        Runtime runtime = Runtime.getRuntime();
        all.add(RunMetrics.HEAP_USED.of((double) (runtime.totalMemory() - runtime.freeMemory())));
        all.add(RunMetrics.HEAP_LIMIT.of((double) runtime.maxMemory()));
        ResidentMemory.bytes().ifPresent(bytes -> all.add(RunMetrics.RESIDENT.of((double) bytes)));
        long collecting = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collecting += Math.max(0, collector.getCollectionTime());
        }
        all.add(RunMetrics.GC.of(collecting / MILLIS));
        all.add(RunMetrics.THREADS.of(ManagementFactory.getThreadMXBean().getThreadCount()));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            all.add(RunMetrics.CPU.of(Math.max(0, system.getProcessCpuTime()) / NANOS));
        }
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            all.add(RunMetrics.OPEN_FILES.of((double) system.getOpenFileDescriptorCount()));
            all.add(RunMetrics.OPEN_FILES_LIMIT.of((double) system.getMaxFileDescriptorCount()));
        }
    }
}
