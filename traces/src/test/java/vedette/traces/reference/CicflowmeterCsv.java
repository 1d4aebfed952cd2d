package vedette.traces.reference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.testkit.Corpus;

/// The corrected CICFlowMeter's rows. Its lengths are those of the payload.
final class CicflowmeterCsv {

    private CicflowmeterCsv() {}

    static List<ReferenceFlow> read(Path file) {
        List<String> lines = Lines.of(file);
        List<String> names = Corpus.fields(lines.getFirst());
        List<ReferenceFlow> flows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = Corpus.fields(line);
            Map<String, String> values = new TreeMap<>();
            for (int i = 0; i < Math.min(names.size(), fields.size()); i++) {
                values.put(names.get(i), fields.get(i));
            }
            flows.add(flow(values));
        }
        return flows;
    }

    private static ReferenceFlow flow(Map<String, String> values) {
        return new ReferenceFlow(
                FiveTuple.of(
                        values.getOrDefault("Src IP", ""),
                        (int) number(values, "Src Port"),
                        values.getOrDefault("Dst IP", ""),
                        (int) number(values, "Dst Port"),
                        (int) number(values, "Protocol")),
                new Volume(number(values, "Total Fwd Packet"), number(values, "Total Length of Fwd Packet")),
                new Volume(number(values, "Total Bwd packets"), number(values, "Total Length of Bwd Packet")),
                Map.copyOf(values));
    }

    private static long number(Map<String, String> values, String name) {
        return (long) Double.parseDouble(values.getOrDefault(name, "0"));
    }
}
