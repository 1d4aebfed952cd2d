package vedette.traces.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Zeek's log of connections, tab-separated, in full or cut to some columns. Flows without counts are left out.
final class ZeekConnLog {

    private static final Map<String, Integer> PROTOCOLS = Map.of("tcp", 6, "udp", 17, "icmp", 1);

    private ZeekConnLog() {}

    static List<ReferenceFlow> read(Path file) {
        List<String> names = List.of();
        List<ReferenceFlow> flows = new ArrayList<>();
        for (String line : Lines.of(file)) {
            List<String> fields = List.of(line.split("\t", -1));
            if (fields.getFirst().equals("#fields")) {
                names = fields.subList(1, fields.size());
            } else if (names.isEmpty() && !line.startsWith("#")) {
                names = fields; // cut to some columns, it has a plain heading
            } else if (!line.startsWith("#")) {
                add(flows, names, fields);
            }
        }
        return flows;
    }

    private static void add(List<ReferenceFlow> flows, List<String> names, List<String> fields) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < Math.min(names.size(), fields.size()); i++) {
            values.put(names.get(i), fields.get(i));
        }
        if (!values.containsKey("id.orig_h") || !values.containsKey("orig_pkts") || !values.containsKey("proto")) {
            return;
        }
        Map<String, String> texts = new HashMap<>();
        for (String name : List.of("history", "conn_state", "missed_bytes", "duration")) {
            String value = values.getOrDefault(name, "-");
            if (!value.equals("-")) {
                texts.put(name, value);
            }
        }
        flows.add(new ReferenceFlow(
                FiveTuple.of(
                        values.getOrDefault("id.orig_h", ""),
                        number(values, "id.orig_p"),
                        values.getOrDefault("id.resp_h", ""),
                        number(values, "id.resp_p"),
                        protocol(values)),
                new Volume(number(values, "orig_pkts"), bytes(values, "orig_ip_bytes")),
                new Volume(number(values, "resp_pkts"), bytes(values, "resp_ip_bytes")),
                texts));
    }

    private static int protocol(Map<String, String> values) {
        int number = PROTOCOLS.getOrDefault(values.getOrDefault("proto", ""), number(values, "ip_proto"));
        boolean isV6 = values.getOrDefault("id.orig_h", "").contains(":");
        return number == 1 && isV6 ? 58 : number;
    }

    private static int number(Map<String, String> values, String name) {
        String value = values.getOrDefault(name, "0");
        return value.equals("-") ? 0 : Integer.parseInt(value);
    }

    private static long bytes(Map<String, String> values, String name) {
        return values.containsKey(name) ? number(values, name) : Volume.UNKNOWN;
    }
}
