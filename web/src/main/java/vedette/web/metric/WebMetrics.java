package vedette.web.metric;

import static vedette.web.metric.Metric.counter;
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
    public static final Metric TURNED_AWAY = counter(
            "vedette_web_turned_away_total",
            "Requests that were told to come again because too many were being answered (503)",
            "Somebody asks faster than can be answered: look who, or give the machine more processors.");

    static final List<Metric> ALL = List.of(SESSIONS, LISTENERS, TURNED_AWAY);

    private WebMetrics() {}
}
