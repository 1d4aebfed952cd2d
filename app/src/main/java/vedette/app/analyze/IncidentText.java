package vedette.app.analyze;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vedette.app.text.Times;
import vedette.common.Address;
import vedette.detect.Reason;
import vedette.detect.site.Holding;
import vedette.detect.site.Site;
import vedette.incident.Contribution;
import vedette.incident.Evidence;
import vedette.incident.Incident;
import vedette.incident.IncidentSnapshot;

/// Incidents as people read them: a table, and one of them in full.
public final class IncidentText {

    private static final int TIME_START = 11;
    private static final int TIME_END = 19;
    private static final int NAMED = 3;
    private static final int MOST_KNOWN = 8;
    private static final long SECOND = 1_000_000_000L;

    private IncidentText() {}

    /// A line for each incident.
    public static void table(PrintStream out, List<Incident> incidents) {
        out.println("score  severity  kind                  who → whom");
        for (Incident incident : incidents) {
            out.printf(
                    Locale.ROOT,
                    "%5d  %-8s  %-20s  %s → %s%n",
                    incident.score(),
                    incident.severity().label(),
                    incident.kind().label(),
                    some(incident.sources(), incident.sourceCount()),
                    some(incident.targets(), incident.targetCount()) + ports(incident.ports()));
            out.printf(
                    Locale.ROOT,
                    "       %s  %s  %s%n",
                    clock(incident.firstNanos()) + "–" + clock(incident.lastNanos()),
                    incident.id(),
                    why(incident));
        }
    }

    /// One of them in a line: when it was last noticed, how bad, what, who, whom, and its id.
    public static String line(IncidentSnapshot incident) {
        return String.format(
                Locale.ROOT,
                "%s  %-8s %3d  %-20s  %s → %s  %s",
                clock(incident.lastNanos()),
                incident.severity().label(),
                incident.score(),
                incident.kind().label(),
                some(incident.sources(), incident.sourceCount()),
                some(incident.targets(), incident.targetCount()) + ports(incident.ports()),
                incident.id());
    }

    private static String clock(long nanos) {
        return Times.iso(nanos).substring(TIME_START, TIME_END);
    }

    /// Some addresses by name, and how many more there are.
    public static String some(Collection<Address> addresses, long count) {
        if (addresses.isEmpty()) {
            return "?";
        }
        String first = String.join(
                ", ", addresses.stream().limit(NAMED).map(Address::toString).toList());
        long more = count - Math.min(NAMED, addresses.size());
        return more > 0 ? first + " and " + Times.count(more) + " more" : first;
    }

    private static String ports(Collection<Integer> ports) {
        List<String> named = ports.stream()
                .filter(port -> port > 0)
                .limit(NAMED)
                .map(String::valueOf)
                .toList();
        if (named.isEmpty()) {
            return "";
        }
        return ":" + String.join(",", named) + (ports.size() > named.size() ? ",…" : "");
    }

    /// The first reason of the strongest detector, in a line.
    static String why(Incident incident) {
        Evidence strongest = incident.evidence().stream()
                .max(Comparator.comparingDouble(Evidence::strength))
                .orElseThrow();
        if (strongest.reasons().isEmpty()) {
            return incident.kind().meaning();
        }
        Reason reason = strongest.reasons().getFirst();
        return reason.feature() + ": " + reason.seen() + " (usual: " + reason.usual() + ")";
    }

    /// All that is known of one incident.
    public static void explain(PrintStream out, Incident incident, Site site) {
        out.println(incident.id() + "  " + incident.kind().label() + ", threat score " + incident.score() + " ("
                + incident.severity().label() + "), " + incident.state().label());
        out.println();
        out.println(incident.entity() + " " + incident.kind().meaning() + ".");
        line(out, "who", some(incident.sources(), incident.sourceCount()));
        line(out, "whom", some(incident.targets(), incident.targetCount()) + ports(incident.ports()));
        line(out, "from", Times.iso(incident.firstNanos()));
        line(out, "to", Times.iso(incident.lastNanos()));
        line(out, "noticed", Times.iso(incident.detectedNanos()));
        line(out, "ATT&CK", incident.kind().technique());
        if (!incident.campaign().equals(incident.id())) {
            line(out, "campaign", incident.campaign());
        }
        Stream.concat(incident.sources().stream(), incident.targets().stream())
                .distinct()
                .sorted()
                .filter(address -> !known(address, site).isEmpty())
                .limit(MOST_KNOWN)
                .forEach(address -> line(out, "known", address + ": " + known(address, site)));
        out.println();
        out.println("Threat score");
        for (Contribution contribution : incident.contributions()) {
            out.printf(Locale.ROOT, "  %+4d  %s%n", contribution.points(), contribution.name());
        }
        out.println();
        out.println("Why");
        for (Evidence evidence : incident.evidence()) {
            out.printf(
                    Locale.ROOT,
                    "  %s: strength %.2f, confidence %.2f%n",
                    evidence.detector(),
                    evidence.strength(),
                    evidence.confidence());
            for (Reason reason : evidence.reasons()) {
                out.println("    " + reason.feature() + ": " + reason.seen() + " (usual: " + reason.usual() + ")");
            }
        }
        out.println();
        out.println("What to do");
        out.println("  " + incident.kind().advice());
    }

    /// What an address is called, and by whom it is held.
    private static String known(Address address, Site site) {
        List<String> known = new ArrayList<>(site.hosts().names(address));
        String used = site.names().of(address);
        if (used != null && !known.contains(used)) {
            known.add(used);
        }
        long mac = site.hosts().mac(address);
        if (mac != 0) {
            known.add("hardware address " + HexFormat.ofDelimiter(":").formatHex(bytes(mac)));
        }
        if (!site.hosts().isShared(mac)) {
            for (Holding holding : site.hosts().holdings(address)) {
                boolean isThis = holding.address().equals(address);
                known.add((isThis ? "seen " : "as " + holding.address() + " ") + clock(holding.since() * SECOND) + "–"
                        + clock(holding.until() * SECOND));
            }
        }
        return String.join(", ", known);
    }

    private static byte[] bytes(long mac) {
        return Arrays.copyOfRange(ByteBuffer.allocate(Long.BYTES).putLong(mac).array(), 2, Long.BYTES);
    }

    private static void line(PrintStream out, String title, String text) {
        out.printf(Locale.ROOT, "  %-9s %s%n", title, text);
    }
}
