package vedette.notify.syslog;

import java.nio.charset.StandardCharsets;
import java.util.List;
import vedette.common.Address;
import vedette.incident.IncidentSnapshot;
import vedette.notify.message.JsonBytes;
import vedette.notify.message.Message;
import vedette.notify.message.Origin;
import vedette.notify.message.Plain;
import vedette.notify.message.Wording;

/// A message as an event of the Common Event Format:
/// `CEF:0|vendor|product|version|class|name|severity|key=value key=value`. In the header, bars are escaped; in values,
/// equals signs; backslashes in both. Values end before they make the event longer than what may be sent.
final class Cef {

    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int LONGEST_VALUE = 512;
    private static final int SCORES_PER_SEVERITY = 10;

    private final StringBuilder text = new StringBuilder();
    private final int mostBytes;
    private int bytes;

    private Cef(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    static String of(Message message, Origin origin, int mostBytes) {
        return switch (message) {
            case Message.OfIncident told -> ofIncident(told, origin, mostBytes);
            case Message.OfMissed told -> ofMissed(told, origin, mostBytes);
        };
    }

    private static String ofIncident(Message.OfIncident message, Origin origin, int mostBytes) {
        IncidentSnapshot incident = message.incident();
        Cef cef = new Cef(mostBytes);
        cef.header(
                origin,
                incident.kind().label(),
                incident.kind().meaning(),
                (incident.score() + SCORES_PER_SEVERITY / 2) / SCORES_PER_SEVERITY);
        cef.put("rt", millis(incident.lastNanos()))
                .put("start", millis(incident.firstNanos()))
                .put("end", millis(incident.lastNanos()))
                .put("externalId", incident.id())
                .put("cat", incident.kind().family().label())
                .put("act", message.event().label())
                .put("dvchost", origin.host())
                .put("cnt", Long.toString(incident.flows()));
        cef.address("src", "c6a2", "Source IPv6 Address", incident.sources())
                .address("dst", "c6a3", "Destination IPv6 Address", incident.targets());
        incident.ports().stream()
                .filter(port -> port > 0)
                .findFirst()
                .ifPresent(port -> cef.put("dpt", Integer.toString(port)));
        cef.custom("cn1", "threatScore", Integer.toString(incident.score()))
                .custom("cs1", "severity", incident.severity().label())
                .custom("cs2", "technique", incident.kind().technique())
                .custom("cs3", "campaign", incident.campaign())
                .put("request", message.link());
        cef.rest(message);
        return cef.text.toString();
    }

    private static String ofMissed(Message.OfMissed message, Origin origin, int mostBytes) {
        Cef cef = new Cef(mostBytes);
        cef.header(
                origin,
                "held-back",
                "incidents that were not told one by one",
                message.missed().worst().from() / SCORES_PER_SEVERITY);
        cef.put("rt", Long.toString(message.made().toEpochMilli()))
                .put("act", JsonBytes.event(message))
                .put("dvchost", origin.host());
        cef.rest(message);
        return cef.text.toString();
    }

    private void rest(Message message) {
        if (!message.missed().isNothing()) {
            custom("cn2", "heldBack", Long.toString(message.missed().count()));
        }
        custom("cs4", "delivery", message.id());
        Wording wording = Wording.of(message);
        StringBuilder words = new StringBuilder(wording.lead());
        wording.lines().stream()
                .filter(line -> line.name().equals("Why"))
                .forEach(line -> words.append(' ').append(line.text()).append(';'));
        put("msg", words.toString());
    }

    private void header(Origin origin, String kind, String name, int severity) {
        List<String> parts =
                List.of("CEF:0", Origin.PRODUCT, Origin.PRODUCT, origin.version(), kind, name, "" + severity);
        for (String part : parts) {
            text.append(part.replace("\\", "\\\\").replace("|", "\\|")).append('|');
        }
        bytes = size(text);
    }

    private Cef address(String key, String keyOfIpv6, String label, List<Address> addresses) {
        if (addresses.isEmpty()) {
            return this;
        }
        Address first = addresses.getFirst();
        return first.isIpv4() ? put(key, first.toString()) : custom(keyOfIpv6, label, first.toString());
    }

    private Cef custom(String key, String label, String value) {
        return value.isEmpty() ? this : put(key + "Label", label).put(key, value);
    }

    private Cef put(String key, String value) {
        String field = key + "="
                + Plain.line(value, LONGEST_VALUE).replace("\\", "\\\\").replace("=", "\\=");
        boolean isFirst = text.charAt(text.length() - 1) == '|';
        int more = size(field) + (isFirst ? 0 : 1);
        if (value.isEmpty() || bytes + more > mostBytes) {
            return this;
        }
        text.append(isFirst ? "" : " ").append(field);
        bytes += more;
        return this;
    }

    private static int size(CharSequence part) {
        return part.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static String millis(long nanos) {
        return Long.toString(nanos / NANOS_PER_MILLI);
    }
}
