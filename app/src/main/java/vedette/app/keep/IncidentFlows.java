package vedette.app.keep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vedette.common.Address;
import vedette.incident.IncidentSnapshot;

/// The question for the flows of an incident: by the same rule as its packets, but in full.
final class IncidentFlows {

    private static final long MICRO_NANOS = 1_000;
    private static final long AROUND_MICROS = 2_000_000;

    private IncidentFlows() {}

    /// Those between its sources and its targets, either way, on its ports if it names all of them, while it went on.
    static String sql(IncidentSnapshot incident) {
        List<String> conditions = new ArrayList<>();
        conditions.add("epoch_us(begun) <= " + (incident.lastNanos() / MICRO_NANOS + AROUND_MICROS));
        conditions.add("epoch_us(ended) >= " + (incident.firstNanos() / MICRO_NANOS - AROUND_MICROS));
        conditions.add(ends(incident));
        if (!incident.ports().isEmpty() && incident.ports().size() < IncidentSnapshot.MOST_PORTS) {
            String ports = incident.ports().stream().map(Object::toString).collect(Collectors.joining(", "));
            conditions.add("(protocol NOT IN (6, 17) OR src_port IN (" + ports + ") OR dst_port IN (" + ports + "))");
        }
        return "SELECT * FROM flows WHERE " + String.join(" AND ", conditions) + " ORDER BY begun, number";
    }

    private static String ends(IncidentSnapshot incident) {
        List<Address> sources = incident.sources();
        List<Address> targets = incident.targets();
        if (sources.isEmpty() && targets.isEmpty()) {
            sources = List.of(incident.entity());
        }
        boolean isAnySource = sources.isEmpty() || sources.size() < incident.sourceCount();
        boolean isAnyTarget = targets.isEmpty() || targets.size() < incident.targetCount();
        if (isAnySource && isAnyTarget) {
            List<Address> all = new ArrayList<>(sources);
            all.addAll(targets);
            return "(" + in("src", all, false) + " OR " + in("dst", all, false) + ")";
        }
        return "((" + in("src", sources, isAnySource) + " AND " + in("dst", targets, isAnyTarget) + ") OR ("
                + in("dst", sources, isAnySource) + " AND " + in("src", targets, isAnyTarget) + "))";
    }

    private static String in(String column, List<Address> addresses, boolean isAny) {
        return isAny
                ? "true"
                : column
                        + addresses.stream()
                                .map(address -> "'" + address + "'")
                                .collect(Collectors.joining(", ", " IN (", ")"));
    }
}
