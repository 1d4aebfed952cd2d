package vedette.learn.read.name;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The columns that a file has, in its order, and which of them hold numbers.
public record Header(List<String> names, List<Boolean> numbers, Map<String, Integer> byKey) {

    /// The header of a file.
    ///
    /// @param numbers whether each column holds numbers
    public static Header of(List<String> names, List<Boolean> numbers) {
        Map<String, Integer> byKey = new HashMap<>();
        List<String> stripped = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i).strip();
            stripped.add(name);
            byKey.putIfAbsent(NameKey.of(name), i);
        }
        return new Header(List.copyOf(stripped), List.copyOf(numbers), byKey);
    }

    /// How many columns there are.
    public int size() {
        return names.size();
    }

    /// The place of the first column with one of these names, or -1.
    public int find(String... wanted) {
        for (String name : wanted) {
            int exact = names.indexOf(name);
            String key = NameKey.of(name);
            int place = exact >= 0 || key.isEmpty() ? exact : byKey.getOrDefault(key, -1);
            if (place >= 0) {
                return place;
            }
        }
        return -1;
    }

    /// Whether there are columns of all these names.
    public boolean has(String... wanted) {
        for (String name : wanted) {
            if (find(name) < 0) {
                return false;
            }
        }
        return true;
    }

    /// Whose columns these are.
    public Dialect dialect() {
        if (has("kind", "window_seconds", "window_start", "packets_out")) {
            return Dialect.ACTIVITY;
        }
        if (has("conversation_id", "fwd_ip_bytes", "Flow Duration")) {
            return Dialect.FULL;
        }
        if (has("protocol_type", "service", "flag", "src_bytes", "dst_host_count")) {
            return Dialect.KDD;
        }
        if (names.contains("flow_byts_s") && names.contains("tot_fwd_pkts")) {
            return Dialect.CIC_PYTHON;
        }
        long known = names.stream()
                .filter(name -> FlowFeatures.named(name) != null)
                .distinct()
                .count();
        return known >= 20 ? Dialect.CIC : Dialect.OTHER;
    }
}
