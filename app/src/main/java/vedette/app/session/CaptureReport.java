package vedette.app.session;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import vedette.api.engine.CaptureSession;
import vedette.app.text.Json;
import vedette.app.text.LinkTypes;
import vedette.app.text.Times;
import vedette.capture.CaptureInterface;
import vedette.capture.CaptureStatistics;
import vedette.capture.live.InterfaceHealth;
import vedette.common.Oddity;
import vedette.flow.SightReport;
import vedette.flow.TrafficSummary;
import vedette.store.incidents.Watched;

/// What was in a capture, for people and for machines.
public final class CaptureReport {

    private static final double TELLING_SHARE = 0.3;
    private static final int MAX_INTERFACES_SHOWN = 8;

    private final List<String> names;
    private final TrafficSummary summary;
    private final CaptureStatistics losses;
    private final Map<Oddity, Long> oddities = new TreeMap<>();
    private final List<CaptureInterface> interfaces;
    private final long late;
    private final long merged;
    private final long ticks;

    public CaptureReport(List<CaptureSession> sessions, List<String> names) {
        this.names = names;
        summary = sessions.stream().map(CaptureSession::summary).reduce(TrafficSummary.NONE, TrafficSummary::plus);
        losses = sessions.stream()
                .map(CaptureSession::statistics)
                .reduce(CaptureStatistics.NONE, CaptureStatistics::plus);
        sessions.forEach(session ->
                session.oddities().seen().forEach((oddity, count) -> oddities.merge(oddity, count, Long::sum)));
        interfaces = List.copyOf(sessions.getFirst().interfaces());
        merged = sessions.stream()
                .flatMap(session -> session.health().stream())
                .mapToLong(InterfaceHealth::mergedFrames)
                .sum();
        late = sessions.stream().mapToLong(session -> session.counters().late()).sum();
        ticks = sessions.stream()
                .mapToLong(session -> session.counters().ticks())
                .sum();
    }

    /// For the store: what was watched.
    public Watched watched() {
        TrafficSummary.Span span = summary.span();
        return new Watched(
                span.firstNanos(), span.lastNanos(), span.packets(), span.bytes(), losses.drops(), whyNotExact());
    }

    private boolean isExact() {
        return late == 0 && losses.drops() == 0;
    }

    public void print(PrintStream out) {
        TrafficSummary.Span span = summary.span();
        out.println(String.join(", ", names.subList(0, Math.min(names.size(), 3)))
                + (names.size() > 3 ? " and " + (names.size() - 3) + " more" : ""));
        if (span.packets() == 0) {
            out.println("  no packets");
        } else {
            row(out, "packets", Times.count(span.packets()) + ", " + Times.count(span.bytes()) + " bytes on the wire");
            row(
                    out,
                    "time",
                    Times.iso(span.firstNanos()) + " to " + Times.iso(span.lastNanos()) + ", "
                            + Times.span(span.lastNanos() - span.firstNanos()));
            row(out, "links", counts(linkTypes()));
            row(out, "network", counts(networks()));
            row(out, "carried", counts(summary.protocols()));
        }
        if (!oddities.isEmpty()) {
            row(out, "odd", Times.count(summary.stopped()) + " packets could not be read to the end");
            oddities.forEach((oddity, count) ->
                    out.printf(Locale.ROOT, "    %-28s %,10d  %s%n", oddity.label(), count, oddity.meaning()));
        }
        if (losses.drops() > 0 || losses.freezes() > 0) {
            row(
                    out,
                    "lost",
                    Times.count(losses.kernelDrops()) + " in the kernel, " + Times.count(losses.nicDrops())
                            + " in the card; the ring was full " + Times.count(losses.freezes()) + " times");
        }
        if (merged > 0) {
            row(
                    out,
                    "merged",
                    Times.count(merged) + " frames are several packets in one, put together before they could be seen;"
                            + " `vedette doctor` says how to stop that");
        }
        printSight(out);
        row(out, "exact", isExact() ? "yes" : "no: " + whyNotExact());
    }

    private String whyNotExact() {
        StringJoiner reasons = new StringJoiner(", ");
        if (late > 0) {
            reasons.add(Times.count(late) + " packets came after their tick was closed");
        }
        if (losses.drops() > 0) {
            reasons.add(Times.count(losses.drops()) + " packets were lost before they could be read");
        }
        return reasons.toString();
    }

    private void printSight(PrintStream out) {
        SightReport sight = summary.sight();
        for (int i = 0; i < Math.min(interfaces.size(), MAX_INTERFACES_SHOWN); i++) {
            long conversations = sight.conversations().get(i);
            long oneSided = sight.oneSided().get(i);
            long unseen = sight.unseenBytes().get(i);
            List<String> parts = new ArrayList<>();
            if (conversations > 0 && oneSided >= TELLING_SHARE * conversations) {
                parts.add("of " + Times.count(oneSided) + " in " + Times.count(conversations)
                        + " TCP conversations only one side was seen");
            }
            if (unseen > 0) {
                parts.add(Times.count(unseen) + " bytes were acknowledged but never seen");
            }
            if (!parts.isEmpty()) {
                row(out, "sight", interfaces.get(i).name() + ": " + String.join("; ", parts));
            }
        }
    }

    private static void row(PrintStream out, String title, String text) {
        if (!text.isEmpty()) {
            out.printf(Locale.ROOT, "  %-9s %s%n", title, text);
        }
    }

    private static String counts(Map<String, Long> counts) {
        StringJoiner joined = new StringJoiner(" · ");
        counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(entry -> joined.add(entry.getKey() + " " + Times.count(entry.getValue())));
        return joined.toString();
    }

    private Map<String, Long> linkTypes() {
        Map<String, Long> named = new TreeMap<>();
        summary.linkTypes().forEach((number, count) -> named.merge(LinkTypes.nameOf(number), count, Long::sum));
        return named;
    }

    private Map<String, Long> networks() {
        TrafficSummary.Networks networks = summary.networks();
        Map<String, Long> named = new TreeMap<>();
        named.put("IPv4", networks.ipv4());
        named.put("IPv6", networks.ipv6());
        named.put("ARP", networks.arp());
        named.put("fragments", networks.fragments());
        named.put("in tunnels", networks.tunnelled());
        named.put("VLAN-tagged", networks.tagged());
        return named;
    }

    public void printJson(PrintStream out) {
        try (JsonGenerator json = Json.to(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", 1);
            json.writeBooleanProperty("exact", isExact());
            if (!isExact()) {
                json.writeStringProperty("why_not_exact", whyNotExact());
            }
            writeCapture(json);
            json.writeEndObject();
            Json.endLine(json);
        }
    }

    /// Whether everything was seen, and why not.
    ///
    /// @param shed conversations that were put out early for want of room
    public void writeExact(JsonGenerator json, long shed) {
        json.writeBooleanProperty("exact", isExact() && shed == 0);
        if (!isExact() || shed > 0) {
            StringJoiner reasons = new StringJoiner(", ");
            if (!isExact()) {
                reasons.add(whyNotExact());
            }
            if (shed > 0) {
                reasons.add(Times.count(shed) + " conversations were put out early");
            }
            json.writeStringProperty("why_not_exact", reasons.toString());
        }
    }

    /// How much there was, in a phrase.
    public String extent() {
        TrafficSummary.Span span = summary.span();
        return Times.count(span.packets()) + " packets"
                + (span.packets() == 0 ? "" : " of " + Times.span(span.lastNanos() - span.firstNanos()));
    }

    /// What was captured, as the property of that name.
    public void writeCapture(JsonGenerator json) {
        json.writeName("capture");
        json.writeStartObject();
        writeSpan(json);
        write(json, "links", linkTypes());
        TrafficSummary.Networks networks = summary.networks();
        json.writeNumberProperty("ipv4", networks.ipv4());
        json.writeNumberProperty("ipv6", networks.ipv6());
        json.writeNumberProperty("arp", networks.arp());
        json.writeNumberProperty("fragments", networks.fragments());
        json.writeNumberProperty("tunnelled", networks.tunnelled());
        json.writeNumberProperty("vlan_tagged", networks.tagged());
        write(json, "protocols", summary.protocols());
        json.writeNumberProperty("stopped", summary.stopped());
        writeOddities(json);
        writeLosses(json);
        writeInterfaces(json);
        json.writeEndObject();
    }

    private void writeSpan(JsonGenerator json) {
        TrafficSummary.Span span = summary.span();
        json.writeNumberProperty("packets", span.packets());
        json.writeNumberProperty("bytes", span.bytes());
        if (span.packets() > 0) {
            json.writeStringProperty("first", Times.iso(span.firstNanos()));
            json.writeStringProperty("last", Times.iso(span.lastNanos()));
        }
        json.writeNumberProperty("ticks", ticks);
    }

    private void writeOddities(JsonGenerator json) {
        json.writeName("oddities");
        json.writeStartObject();
        oddities.forEach((oddity, count) -> json.writeNumberProperty(oddity.label(), count));
        json.writeEndObject();
    }

    private void writeLosses(JsonGenerator json) {
        json.writeName("drops");
        json.writeStartObject();
        json.writeNumberProperty("kernel", losses.kernelDrops());
        json.writeNumberProperty("nic", losses.nicDrops());
        json.writeNumberProperty("freezes", losses.freezes());
        json.writeNumberProperty("late", late);
        json.writeNumberProperty("merged", merged);
        json.writeEndObject();
    }

    private void writeInterfaces(JsonGenerator json) {
        SightReport sight = summary.sight();
        json.writeName("interfaces");
        json.writeStartArray();
        for (int i = 0; i < Math.min(interfaces.size(), sight.conversations().size()); i++) {
            json.writeStartObject();
            json.writeStringProperty("name", interfaces.get(i).name());
            json.writeStringProperty("link", LinkTypes.nameOf(interfaces.get(i).linkType()));
            json.writeNumberProperty("tcp_conversations", sight.conversations().get(i));
            json.writeNumberProperty("one_sided", sight.oneSided().get(i));
            json.writeNumberProperty("unseen_bytes", sight.unseenBytes().get(i));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(JsonGenerator json, String name, Map<String, Long> counts) {
        json.writeName(name);
        json.writeStartObject();
        counts.forEach(json::writeNumberProperty);
        json.writeEndObject();
    }
}
