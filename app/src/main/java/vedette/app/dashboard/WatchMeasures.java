package vedette.app.dashboard;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import vedette.app.figures.Stage;
import vedette.capture.CaptureStatistics;
import vedette.common.DelayHistogram;
import vedette.web.operate.Measure;
import vedette.web.operate.Operations;

/// A run in numbers, for whoever draws those of many.
///
/// @param told what stays
/// @param statistics of what was read
/// @param inputs what is read
record WatchMeasures(Watch.Told told, CaptureStatistics statistics, List<Operations.Input> inputs) {

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;
    private static final String DELAY = "vedette_delay_seconds";
    private static final String DELAY_HELP = "From a packet to an incident that is kept, by stage";

    /// Ends of the histogram's bins.
    private static final double[] SECONDS = {0.000_1, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60
    };

    List<Measure> all() {
        List<Measure> all = new ArrayList<>();
        all.add(Measure.gauge("vedette_info", "Always 1; the label says which version runs", 1)
                .of("version", told.version()));
        all.add(Measure.gauge("vedette_start_time_seconds", "When the run began, since 1970", (double)
                told.since().getEpochSecond()));
        addCapture(all);
        addProcess(all);
        for (Stage stage : Stage.values()) {
            addDelays(all, stage);
        }
        return all;
    }

    private void addCapture(List<Measure> all) {
        all.add(Measure.counter("vedette_capture_packets_total", "Packets read", (double) statistics.packets()));
        all.add(Measure.counter(
                "vedette_capture_bytes_total", "Bytes on the wire of packets read", (double) statistics.bytes()));
        String drops = "Packets lost before they could be read, by who lost them";
        Measure lost =
                Measure.counter("vedette_capture_dropped_packets_total", drops, (double) statistics.kernelDrops());
        all.add(lost.of("where", "kernel"));
        all.add(Measure.counter(lost.name(), drops, (double) statistics.nicDrops())
                .of("where", "card"));
        all.add(Measure.counter("vedette_capture_full_ring_total", "How often the kernel's ring was full", (double)
                statistics.freezes()));
        for (Operations.Input input : inputs) {
            all.add(Measure.gauge("vedette_capture_input_on", "Whether this is read now", input.isOn() ? 1 : 0)
                    .of("input", input.name()));
        }
    }

    private static void addProcess(List<Measure> all) {
        Runtime runtime = Runtime.getRuntime();
        all.add(Measure.gauge(
                "vedette_heap_used_bytes", "Heap in use", (double) (runtime.totalMemory() - runtime.freeMemory())));
        all.add(Measure.gauge("vedette_heap_limit_bytes", "Heap at most", (double) runtime.maxMemory()));
        double collecting = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            collecting += (double) Math.max(0, collector.getCollectionTime()) / MILLIS;
        }
        all.add(Measure.counter("vedette_gc_seconds_total", "Time spent on collecting garbage", collecting));
        all.add(Measure.gauge("vedette_threads", "Threads of the platform", (double)
                ManagementFactory.getThreadMXBean().getThreadCount()));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            all.add(Measure.counter(
                    "vedette_cpu_seconds_total",
                    "Time on processors",
                    (double) Math.max(0, system.getProcessCpuTime()) / NANOS));
        }
    }

    private void addDelays(List<Measure> all, Stage stage) {
        DelayHistogram.Counts counts = told.delays().of(stage).counts();
        for (double seconds : SECONDS) {
            add(all, stage, "_bucket", (double) counts.within((long) (seconds * NANOS)), Double.toString(seconds));
        }
        add(all, stage, "_bucket", (double) counts.total(), "+Inf");
        add(all, stage, "_sum", (double) counts.sumNanos() / NANOS, "");
        add(all, stage, "_count", (double) counts.total(), "");
    }

    private static void add(List<Measure> all, Stage stage, String part, double value, String end) {
        Measure measure = new Measure(DELAY + part, DELAY_HELP, Measure.Kind.HISTOGRAM, java.util.Map.of(), value)
                .of("stage", stage.label());
        all.add(end.isEmpty() ? measure : measure.of("le", end));
    }
}
