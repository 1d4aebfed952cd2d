package vedette.flow;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What packets were, in numbers that add up over shards.
///
/// @param stopped packets that could be read only up to an oddity
/// @param protocols what IP carried, by name
/// @param linkTypes by number of the capture file registry
public record TrafficSummary(
        Span span,
        long stopped,
        Networks networks,
        Map<String, Long> protocols,
        Map<Integer, Long> linkTypes,
        SightReport sight) {

    public static final TrafficSummary NONE = new TrafficSummary(
            new Span(0, 0, Long.MAX_VALUE, Long.MIN_VALUE),
            0,
            new Networks(0, 0, 0, 0, 0, 0),
            Map.of(),
            Map.of(),
            new Sight(0).report());

    /// How many packets, from when to when.
    ///
    /// @param bytes on the wire
    public record Span(long packets, long bytes, long firstNanos, long lastNanos) {

        Span plus(Span other) {
            return new Span(
                    packets + other.packets,
                    bytes + other.bytes,
                    Math.min(firstNanos, other.firstNanos),
                    Math.max(lastNanos, other.lastNanos));
        }
    }

    /// Of the packets that were decoded.
    public record Networks(long ipv4, long ipv6, long arp, long fragments, long tunnelled, long tagged) {

        Networks plus(Networks other) {
            return new Networks(
                    ipv4 + other.ipv4,
                    ipv6 + other.ipv6,
                    arp + other.arp,
                    fragments + other.fragments,
                    tunnelled + other.tunnelled,
                    tagged + other.tagged);
        }
    }

    public TrafficSummary {
        protocols = Collections.unmodifiableSortedMap(new TreeMap<>(protocols));
        linkTypes = Collections.unmodifiableSortedMap(new TreeMap<>(linkTypes));
    }

    public TrafficSummary plus(TrafficSummary other) {
        return new TrafficSummary(
                span.plus(other.span),
                stopped + other.stopped,
                networks.plus(other.networks),
                sum(protocols, other.protocols),
                sum(linkTypes, other.linkTypes),
                sight.plus(other.sight));
    }

    private static <K extends Comparable<K>> SortedMap<K, Long> sum(Map<K, Long> one, Map<K, Long> other) {
        SortedMap<K, Long> sum = new TreeMap<>(one);
        other.forEach((key, count) -> sum.merge(key, count, Long::sum));
        return sum;
    }
}
