package vedette.app.evidence;

import java.util.ArrayList;
import java.util.List;
import vedette.app.text.Times;
import vedette.capture.ring.Bounds;
import vedette.capture.ring.RingPacket;
import vedette.capture.ring.Slice;
import vedette.common.IpText;
import vedette.incident.IncidentSnapshot;

/// What is said of evidence, in it.
final class EvidenceWords {

    private EvidenceWords() {}

    /// The comment on a capture file.
    static String ofFile(String program, IncidentSnapshot incident, String missing) {
        return program + ", site " + incident.site() + ", sensor " + incident.sensor() + ": packets of incident "
                + outline(incident) + ", opened " + Times.iso(incident.detectedNanos())
                + ". Of long conversations the beginning is here, and what was sent around the time of saving. "
                + (missing.isEmpty() ? "Nothing that was wanted is missing." : "Missing: " + missing + ".");
    }

    /// The comment on the first packet of a conversation.
    static String ofFlow(IncidentSnapshot incident, RingPacket first, int packets) {
        String source = end(first.sourceHigh(), first.sourceLow(), first.sourcePort());
        String destination = end(first.destinationHigh(), first.destinationLow(), first.destinationPort());
        return "incident " + outline(incident) + ": conversation of " + source + " with " + destination + ", of which "
                + Times.count(packets) + (packets == 1 ? " packet is here" : " packets are here");
    }

    private static String outline(IncidentSnapshot incident) {
        return incident.id() + " (" + incident.kind().label() + " about " + incident.entity() + ", score "
                + incident.score() + ", " + incident.severity().label() + ")";
    }

    private static String end(long high, long low, int port) {
        String address = IpText.of(high, low);
        if (port == 0) {
            return address;
        }
        return (address.indexOf(':') >= 0 ? "[" + address + "]" : address) + ":" + port;
    }

    /// What was wanted and is not there, in words; empty if nothing is missing.
    static String missing(Slice slice, Bounds bounds) {
        List<String> parts = new ArrayList<>();
        if (slice.beyondBounds() > 0) {
            parts.add(Times.count(slice.beyondBounds()) + " more packets, as no more than "
                    + Times.count(bounds.packets()) + " packets, " + Times.count(bounds.bytes()) + " bytes and "
                    + Times.count(bounds.flows()) + " conversations are saved at a time");
        }
        if (slice.completeSince() != Long.MIN_VALUE) {
            parts.add("conversations that began before " + Times.iso(slice.completeSince())
                    + ", which were no longer in the ring");
        }
        if (slice.neverTaken() > 0) {
            parts.add("some of " + Times.count(slice.neverTaken())
                    + " packets of anybody that were not kept by then because the disk was too slow or full");
        }
        if (slice.lost() > 0) {
            parts.add("some of " + Times.count(slice.lost())
                    + " packets of anybody that left the memory while they were looked for");
        }
        return String.join("; ", parts);
    }
}
