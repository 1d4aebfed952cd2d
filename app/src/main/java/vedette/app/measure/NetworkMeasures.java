package vedette.app.measure;

import java.util.List;
import java.util.Map;
import vedette.app.figures.Figure;
import vedette.app.figures.LatestFigures;
import vedette.web.metric.Measure;
import vedette.web.metric.Metric;
import vedette.web.metric.NetworkMetrics;

/// How well the network does, by the figures of the latest minute.
record NetworkMeasures(LatestFigures figures) {

    private static final Map<String, String> QUANTILES = Map.of("p50", "0.5", "p95", "0.95");

    void addTo(List<Measure> all) {
        add(all, Figure.TRAFFIC_BYTES, NetworkMetrics.BYTES);
        add(all, Figure.TCP_REPEATED_SHARE, NetworkMetrics.REPEATED);
        add(all, Figure.TCP_FAILED_SHARE, NetworkMetrics.FAILED);
        add(all, Figure.DNS_FAILED_SHARE, NetworkMetrics.DNS_FAILED);
        add(all, Figure.PING_SECONDS, NetworkMetrics.PING);
        add(all, Figure.PING_LOST_SHARE, NetworkMetrics.PING_LOST);
        figures.of(Figure.DNS_SECONDS)
                .forEach((label, value) -> all.add(NetworkMetrics.DNS.of(value, quantile(label))));
        figures.of(Figure.CONNECT_SECONDS).forEach((label, value) -> {
            int end = label.lastIndexOf(' '); // "inside p50"
            all.add(NetworkMetrics.CONNECT.of(value, label.substring(0, end), quantile(label.substring(end + 1))));
        });
    }

    private void add(List<Measure> all, Figure figure, Metric metric) {
        figures.of(figure).forEach((label, value) -> all.add(metric.of(value, label)));
    }

    private static String quantile(String label) {
        return QUANTILES.getOrDefault(label, label);
    }
}
