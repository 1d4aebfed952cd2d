package vedette.web.metric;

import static vedette.web.metric.Metric.counter;
import static vedette.web.metric.Metric.gauge;
import static vedette.web.metric.Metric.histogram;

import java.util.List;

/// Numbers of how long it takes until something is kept, of what waits, and of the store.
public final class StoreMetrics {

    private static final String SLOW_DISK = "The disk is too slow or is busy with something else: keep the store on"
            + " another, or keep less (`vedette store compact`).";

    public static final Metric DELAY = histogram(
            "vedette_delay_seconds",
            "From a packet to an incident that is kept, by stage: `read`, `merge`, `judge`, `keep`, and `after-second`"
                    + " and `incident`, which are sums",
            "`incident` is to stay below 1.5 s for 99 of 100. The stage that has grown says what is slow: the reader,"
                    + " the shards, the detectors and models, or the disk.",
            "stage");
    public static final Metric QUEUE = gauge(
            "vedette_queue_depth",
            "How much waits in a queue: loads for `shard-N`, `flows` for the store, blocks for `packet-ring`, `ticks`"
                    + " and `packets`, and wishes for `evidence`",
            "A queue that stays full holds up who fills it, or loses what comes: the stage behind it is too slow.",
            "queue");
    public static final Metric QUEUE_ROOM = gauge(
            "vedette_queue_capacity",
            "How much may wait in a queue",
            "Compare it with `vedette_queue_depth`; more than half for minutes is too much.",
            "queue");
    public static final Metric LAG = gauge(
            "vedette_store_lag_seconds",
            "For how long the oldest conversation that is over has not been committed",
            "About 1 is usual. " + SLOW_DISK);
    public static final Metric FAILING =
            gauge("vedette_store_failing", "Whether flows could not be written lately: 1 or 0", "The log says why.");
    public static final Metric KEPT =
            counter("vedette_store_kept_flows_total", "Flows that were kept", "Nothing is bad about it.");
    public static final Metric LEFT_OUT = counter(
            "vedette_store_left_out_flows_total",
            "Flows that were judged but not kept because too many waited",
            SLOW_DISK);
    public static final Metric FAILED = counter(
            "vedette_store_failed_flows_total",
            "Flows that could not be written",
            "Look whether the disk is full; the log says why.");
    public static final Metric TICKS_LEFT_OUT = counter(
            "vedette_store_left_out_ticks_total",
            "Seconds of traffic that were judged but not kept to be played again",
            SLOW_DISK);
    public static final Metric UNSAVED = gauge(
            "vedette_store_unsaved_incidents",
            "Incidents that wait in memory because they could not be saved",
            "The log says why. They are saved once that is possible, and lost if the process ends before.");
    public static final Metric EVIDENCE_FAILED = counter(
            "vedette_evidence_failed_total", "How often packets of an incident could not be kept", "The log says why.");
    public static final Metric EVIDENCE_LOST = counter(
            "vedette_evidence_lost_packets_total",
            "Packets that were not there to be evidence because the disk was too slow",
            SLOW_DISK);
    public static final Metric DISK_FREE = gauge(
            "vedette_disk_free_bytes",
            "Room left on the disk of the store",
            "`vedette store compact` lets go of what is old; `store.retention.least-free` says from where on that is done alone.");

    static final List<Metric> ALL = List.of(
            DELAY,
            QUEUE,
            QUEUE_ROOM,
            LAG,
            FAILING,
            KEPT,
            LEFT_OUT,
            FAILED,
            TICKS_LEFT_OUT,
            UNSAVED,
            EVIDENCE_FAILED,
            EVIDENCE_LOST,
            DISK_FREE);

    private StoreMetrics() {}
}
