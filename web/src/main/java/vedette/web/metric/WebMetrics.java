package vedette.web.metric;

import static vedette.web.metric.Metric.gauge;

import java.util.List;

/// Numbers of the dashboard itself.
public final class WebMetrics {

    public static final Metric SESSIONS = gauge(
            "vedette_web_sessions",
            "Browsers that are signed in, 4,096 at most",
            "More than there are people: somebody has a password; `vedette user password` changes it.");
    public static final Metric LISTENERS = gauge(
            "vedette_web_listeners",
            "Open pages that are told of each second",
            "Each takes little; a page that was left open counts until the browser ends.");

    static final List<Metric> ALL = List.of(SESSIONS, LISTENERS);

    private WebMetrics() {}
}
