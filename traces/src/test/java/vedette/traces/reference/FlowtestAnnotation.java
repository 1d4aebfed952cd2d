package vedette.traces.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// FlowTest's annotations: a list `flows:` whose items are a name and a value a line.
final class FlowtestAnnotation {

    private FlowtestAnnotation() {}

    static List<ReferenceFlow> read(Path file) {
        List<ReferenceFlow> flows = new ArrayList<>();
        Map<String, String> flow = new HashMap<>();
        boolean areFlows = false;
        for (String line : Lines.of(file)) {
            if (!line.isEmpty() && line.charAt(0) != ' ' && line.charAt(0) != '#') {
                areFlows = line.startsWith("flows:");
            } else if (areFlows && !line.isBlank()) {
                if (line.startsWith("  - ")) {
                    add(flows, flow);
                }
                keep(flow, line);
            }
        }
        add(flows, flow);
        return flows;
    }

    /// Lines of nested lists and objects lie deeper, and are passed over.
    private static void keep(Map<String, String> flow, String line) {
        String text = line.startsWith("  - ") ? line.substring(4) : line.substring(Math.min(4, line.length()));
        int colon = text.indexOf(": ");
        if (colon > 0 && text.charAt(0) != ' ') {
            flow.put(text.substring(0, colon), text.substring(colon + 2).strip());
        }
    }

    private static void add(List<ReferenceFlow> flows, Map<String, String> flow) {
        if (flow.containsKey("src_ip")) {
            flows.add(new ReferenceFlow(
                    FiveTuple.of(
                            flow.getOrDefault("src_ip", ""),
                            number(flow, "src_port"),
                            flow.getOrDefault("dst_ip", ""),
                            number(flow, "dst_port"),
                            number(flow, "protocol")),
                    new Volume(number(flow, "packets"), number(flow, "bytes")),
                    new Volume(number(flow, "packets@rev"), number(flow, "bytes@rev")),
                    Map.of()));
        }
        flow.clear();
    }

    private static int number(Map<String, String> flow, String name) {
        return Integer.decode(flow.getOrDefault(name, "0"));
    }
}
