package vedette.web.metric;

import static vedette.web.metric.Metric.counter;
import static vedette.web.metric.Metric.gauge;

import java.util.List;

/// Numbers of what is read, and of the conversations that are made of it.
public final class CaptureMetrics {

    private static final String MORE =
            "Give it more processors (`--shards`), or less to watch (a filter); `vedette doctor` says what is slow.";

    public static final Metric PACKETS = counter(
            "vedette_capture_packets_total",
            "Packets read",
            "If it stands still, look at the cable, the mirror port and the filter.");
    public static final Metric BYTES =
            counter("vedette_capture_bytes_total", "Bytes on the wire of packets read", "As for packets.");
    public static final Metric DROPPED = counter(
            "vedette_capture_dropped_packets_total",
            "Packets lost before they could be read, by who lost them: the `kernel` or the `card`",
            MORE + " What the card loses was lost before Vedette: look at its rings (`ethtool -g`).",
            "where");
    public static final Metric FULL_RING =
            counter("vedette_capture_full_ring_total", "How often the kernel's ring was full", MORE);
    public static final Metric LAST_PACKET = gauge(
            "vedette_capture_last_packet_time_seconds",
            "When the latest packet was read, since 1970, by the clock; left out before the first",
            "If it is long ago, nothing comes: look at the cable, the mirror port and the filter.");
    public static final Metric INPUT_ON = gauge(
            "vedette_capture_input_on",
            "Whether this interface or file is read now: 1 or 0",
            "Switch it on on the page System, or look why it is down.",
            "input");
    public static final Metric INTERFACE_PACKETS = counter(
            "vedette_interface_packets_total",
            "Packets read on an interface",
            "If one stands still while others go on, its cable or mirror port is off.",
            "interface");
    public static final Metric INTERFACE_BYTES = counter(
            "vedette_interface_bytes_total",
            "Bytes on the wire of packets read on an interface",
            "Compare it with what the switch says it sends.",
            "interface");
    public static final Metric INTERFACE_DROPPED = counter(
            "vedette_interface_dropped_packets_total",
            "Packets of an interface lost before they could be read, by the kernel or the card",
            MORE,
            "interface");
    public static final Metric MERGED = counter(
            "vedette_capture_merged_packets_total",
            "Packets that the card or the kernel had put together out of several before they could be read",
            "Switch that off: `vedette doctor` prints the command.");
    public static final Metric LATE = counter(
            "vedette_capture_late_packets_total",
            "Packets that came after their second was closed; they count for the next",
            "A few are harmless. If there are many, clocks of interfaces disagree, or the machine is overloaded.");
    public static final Metric TICKS = counter(
            "vedette_capture_ticks_total",
            "Seconds of traffic that were read to their end",
            "Live it grows by 1 each second. If not, the reader hangs: start Vedette anew, and report it.");
    public static final Metric ODDITIES = counter(
            "vedette_decode_oddities_total",
            "Things in packets that their protocol does not foresee, by [name](oddities.md); only those that were seen",
            "Some are in every network. A jump of one is worth a look: a broken device, or somebody who tries.",
            "oddity");
    public static final Metric FLOWS_BEGUN =
            counter("vedette_flow_begun_flows_total", "Conversations that began", "Nothing is bad about it.");
    public static final Metric FLOWS_LIVE = gauge(
            "vedette_flow_live_flows",
            "Conversations that have not ended",
            "If it comes near the limit of the table, conversations are shed: see there.");
    public static final Metric FLOWS_SHED = counter(
            "vedette_flow_shed_flows_total",
            "Conversations that were ended early because there was no room",
            "A flood, or a network too large for the memory: give Vedette more, or watch less by a filter.");
    public static final Metric COPIES = counter(
            "vedette_flow_copied_packets_total",
            "Packets left out because another interface had brought them before",
            "If half of all are copies, two mirror ports send the same: drop one.");

    static final List<Metric> ALL = List.of(
            PACKETS,
            BYTES,
            DROPPED,
            FULL_RING,
            LAST_PACKET,
            INPUT_ON,
            INTERFACE_PACKETS,
            INTERFACE_BYTES,
            INTERFACE_DROPPED,
            MERGED,
            LATE,
            TICKS,
            ODDITIES,
            FLOWS_BEGUN,
            FLOWS_LIVE,
            FLOWS_SHED,
            COPIES);

    private CaptureMetrics() {}
}
