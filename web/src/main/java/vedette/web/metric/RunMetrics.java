package vedette.web.metric;

import static vedette.web.metric.Metric.counter;
import static vedette.web.metric.Metric.gauge;

import java.util.List;

/// Numbers of the run and its process.
public final class RunMetrics {

    public static final Metric BUILD_INFO = gauge(
            "vedette_build_info",
            "Always 1; the labels say which version runs, and on which Java",
            "Where sensors are of several versions, bring the older ones up to date.",
            "version",
            "java");
    public static final Metric START_TIME = gauge(
            "vedette_start_time_seconds",
            "When the run began, since 1970",
            "If it changes and nobody has started Vedette anew, its process has failed or was killed: look into the log.");
    public static final Metric HEALTHY = gauge(
            "vedette_healthy",
            "Whether nothing is the matter: 1 if so, 0 if there is a trouble",
            "`vedette_trouble` says which.");
    public static final Metric TROUBLE = gauge(
            "vedette_trouble",
            "Whether there is a trouble of this name: 1 or 0",
            "The table of troubles says what to do about each.",
            "trouble");
    public static final Metric CLOCK_BACK = counter(
            "vedette_clock_back_total",
            "How often the machine's clock went back by more than a second",
            "Let the clock be corrected in small steps (chrony does); look whether two services set it.");
    public static final Metric CPU = counter(
            "vedette_cpu_seconds_total",
            "Time on processors",
            "Where it grows by more than the machine's processors have to give, watch less by a filter, or give it more.");
    public static final Metric RESIDENT = gauge(
            "vedette_resident_bytes",
            "Memory that the process has in the machine, where the system says so",
            "More than 1.1 GB is more than Vedette should have: look at `vedette_heap_used_bytes`, and report it.");
    public static final Metric HEAP_USED = gauge(
            "vedette_heap_used_bytes",
            "Memory for objects in use",
            "It goes up and down. What stays near the limit after each fall is too much.");
    public static final Metric HEAP_LIMIT = gauge(
            "vedette_heap_limit_bytes",
            "Memory for objects at most",
            "More is given by `VEDETTE_JAVA_OPTIONS=-Xmx640m`.");
    public static final Metric GC = counter(
            "vedette_gc_seconds_total",
            "Time spent on tidying memory",
            "More than 5 s in a minute: give it more memory for objects.");
    public static final Metric THREADS =
            gauge("vedette_threads", "Threads of the system", "There are a few dozen; if they only grow, report it.");
    public static final Metric OPEN_FILES = gauge(
            "vedette_open_files",
            "Files and connections that are open, where the system says so",
            "Near the limit nothing more can be opened: raise it (`LimitNOFILE` of systemd).");
    public static final Metric OPEN_FILES_LIMIT = gauge(
            "vedette_open_files_limit",
            "Files and connections that may be open",
            "Raise it where `vedette_open_files` comes near.");
    public static final Metric MACHINE_CPU = gauge(
            "vedette_machine_cpu_ratio",
            "Of all processors of the machine, the share that all programs took in the latest minute; left out before the"
                    + " first is over",
            "Near 1 Vedette gets too little: look what else runs there, or give the machine more.");
    public static final Metric MACHINE_MEMORY = gauge(
            "vedette_machine_memory_available_bytes",
            "Memory that the machine has left for programs",
            "Near 0 the system ends a program, and it may be this one: look what else runs there, or give the machine"
                    + " more.");

    static final List<Metric> ALL = List.of(
            BUILD_INFO,
            START_TIME,
            HEALTHY,
            TROUBLE,
            CLOCK_BACK,
            CPU,
            RESIDENT,
            HEAP_USED,
            HEAP_LIMIT,
            GC,
            THREADS,
            OPEN_FILES,
            OPEN_FILES_LIMIT,
            MACHINE_CPU,
            MACHINE_MEMORY);

    private RunMetrics() {}
}
