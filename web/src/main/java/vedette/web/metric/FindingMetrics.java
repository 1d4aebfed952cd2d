package vedette.web.metric;

import static vedette.web.metric.Metric.counter;
import static vedette.web.metric.Metric.gauge;

import java.util.List;

/// Numbers of what is found, by models at work and by all, and of who is told.
public final class FindingMetrics {

    private static final String RECEIVER = "receiver";

    public static final Metric OPEN = gauge(
            "vedette_open_incidents",
            "Incidents that are open and that nobody has judged, by severity",
            "Somebody should look at those that are critical or high.",
            "severity");
    public static final Metric CHANGES = counter(
            "vedette_incident_changes_total",
            "How often incidents were opened, changed or judged",
            "A sudden rise is an attack, or something that looks like one: open the dashboard.");
    public static final Metric MODEL_AGE = gauge(
            "vedette_model_age_seconds",
            "Since when a model at work is as it is: since it was trained here or taken in; of one that came with"
                    + " Vedette since its files were written",
            "Networks change: train models again with feedback every few weeks, and compare.",
            "model");
    public static final Metric MODELS = gauge(
            "vedette_models_at_work",
            "How many models are at work",
            "0 unless somebody wants none: the folder of models that come with Vedette is missing.");
    public static final Metric MODEL_HOSTS = gauge(
            "vedette_model_hosts",
            "Hosts that were judged in the latest minute, by the model that judged most",
            "0 while there is traffic: look at the models.");
    public static final Metric MODEL_JUDGED = counter(
            "vedette_model_judged_total", "Flows and minutes of hosts that models judged", "Nothing is bad about it.");
    public static final Metric MODEL_LEFT_OUT = counter(
            "vedette_model_left_out_total",
            "Flows and minutes of hosts that models did not judge because there were too many at once",
            "Give it more processors, or put a quicker model to work; behaviour is judged all the same.");
    public static final Metric MODEL_DRIFT = gauge(
            "vedette_model_drift",
            "That a model does not fit what it was shown in the latest minute: how far the mean of its `scores` has"
                    + " shifted, or what share of `values` is not as in training; left out where it fits",
            "Look whether the network has changed; train it with traffic of this network.",
            "model",
            "of");
    public static final Metric BUDGET_OPENED = counter(
            "vedette_budget_opened_incidents_total",
            "Incidents that are only unusual, and that people were told of",
            "The alert budget is how many a day are wished.");
    public static final Metric BUDGET_HELD_BACK = counter(
            "vedette_budget_held_back_incidents_total",
            "Incidents that are only unusual, and that the alert budget held back",
            "Many: the network has changed, or the budget is too small.");
    public static final Metric NOTIFY_FAILING = gauge(
            "vedette_notify_failing",
            "Whether the latest attempt to tell a receiver failed: 1 or 0",
            "`vedette notify list` says why; `vedette notify test NAME` tries.",
            RECEIVER);
    public static final Metric NOTIFY_WAITING = gauge(
            "vedette_notify_waiting",
            "Incidents that a receiver is still to be told of",
            "As for failing receivers.",
            RECEIVER);
    public static final Metric NOTIFY_SENT =
            counter("vedette_notify_sent_total", "Notifications that receivers took", "Nothing is bad.", RECEIVER);
    public static final Metric NOTIFY_FAILURES = counter(
            "vedette_notify_failures_total", "Attempts to tell that failed", "As for failing receivers.", RECEIVER);
    public static final Metric NOTIFY_HELD_BACK = counter(
            "vedette_notify_held_back_total",
            "Incidents beyond a receiver's rate limit; it was told how many",
            "Raise the limit, or let the receiver have fewer by a filter.",
            RECEIVER);
    public static final Metric NOTIFY_DROPPED = counter(
            "vedette_notify_dropped_total",
            "Incidents that there was no room for in a receiver's queue",
            "It was away for too long: they are in the store.",
            RECEIVER);
    public static final Metric NOTIFY_REFUSED = counter(
            "vedette_notify_refused_total",
            "Incidents that a receiver would not take however often they were sent",
            "`vedette notify list` says why.",
            RECEIVER);

    static final List<Metric> ALL = List.of(
            OPEN,
            CHANGES,
            MODEL_AGE,
            MODELS,
            MODEL_HOSTS,
            MODEL_JUDGED,
            MODEL_LEFT_OUT,
            MODEL_DRIFT,
            BUDGET_OPENED,
            BUDGET_HELD_BACK,
            NOTIFY_FAILING,
            NOTIFY_WAITING,
            NOTIFY_SENT,
            NOTIFY_FAILURES,
            NOTIFY_HELD_BACK,
            NOTIFY_DROPPED,
            NOTIFY_REFUSED);

    private FindingMetrics() {}
}
