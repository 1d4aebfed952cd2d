package vedette.web.metric;

import static vedette.web.metric.Metric.gauge;

import java.util.List;

/// Numbers of how well the network does: those of the latest minute, as they are kept of every minute.
public final class NetworkMetrics {

    private static final String LOOK = "The page Network shows the hosts with which it goes worst.";

    public static final Metric BYTES = gauge(
            "vedette_network_minute_bytes",
            "Bytes on the wire in the latest minute: `in` from outside, `out` to outside, `else` neither",
            "Compare it with what the line is made for.",
            "way");
    public static final Metric CONNECT = gauge(
            "vedette_network_connect_seconds",
            "From the first SYN to the acknowledgement that opens a connection: what 50 and 95 in 100 (`quantile`) did"
                    + " not exceed, `inside` and `outside`",
            LOOK,
            "side",
            "quantile");
    public static final Metric REPEATED = gauge(
            "vedette_network_repeated_ratio",
            "Of TCP `packets` and of `conversations`: those that were sent again, and those in which some were",
            "More than 1 in 100 packets is loss on the way: a bad cable, a full line. " + LOOK,
            "of");
    public static final Metric FAILED = gauge(
            "vedette_network_failed_ratio",
            "Of TCP conversations: those that were `unanswered`, `refused` or `broken off`",
            "A service is down or filtered, or somebody scans. " + LOOK,
            "how");
    public static final Metric DNS = gauge(
            "vedette_network_dns_seconds",
            "From a question for a name to its answer: what 50 and 95 in 100 (`quantile`) did not exceed",
            "More than 0.5 s: the resolver is overloaded or far away.",
            "quantile");
    public static final Metric DNS_FAILED = gauge(
            "vedette_network_dns_failed_ratio",
            "Of questions those that were `unanswered`, of answers those that say `no such name` or that it `failed`",
            "The resolver is down; many names that do not exist may be a bot that looks for its master.",
            "how");
    public static final Metric PING = gauge(
            "vedette_network_ping_seconds",
            "How long a host that is asked took to open a connection or to refuse it",
            "Asked are only those of `network.ping-targets`. Compare with other times of the day.",
            "target");
    public static final Metric PING_LOST = gauge(
            "vedette_network_ping_lost_ratio",
            "Whether a host that is asked did not answer: 1 or 0",
            "It is down, or the way there is.",
            "target");

    static final List<Metric> ALL = List.of(BYTES, CONNECT, REPEATED, FAILED, DNS, DNS_FAILED, PING, PING_LOST);

    private NetworkMetrics() {}
}
