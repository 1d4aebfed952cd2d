package vedette.traces.reference;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vedette.testkit.Corpus;

/// ipfixprobe's records. The lines were sorted, so the heading lies anywhere among them: `type NAME` for each column.
final class IpfixprobeCsv {

    private IpfixprobeCsv() {}

    static List<ReferenceFlow> read(Path file) {
        List<String> lines = Lines.of(file);
        List<String> names =
                lines.stream()
                        .filter(IpfixprobeCsv::isHeading)
                        .findFirst()
                        .map(Corpus::fields)
                        .orElse(List.of())
                        .stream()
                        .map(name -> name.substring(name.indexOf(' ') + 1))
                        .toList();
        return lines.stream()
                .filter(line -> !line.isBlank() && !isHeading(line))
                .map(Corpus::fields)
                .map(fields -> flow(fields, names))
                .toList();
    }

    private static boolean isHeading(String line) {
        return line.startsWith("ipaddr ");
    }

    private static ReferenceFlow flow(List<String> fields, List<String> names) {
        return new ReferenceFlow(
                FiveTuple.of(
                        field(fields, names, "SRC_IP"),
                        number(fields, names, "SRC_PORT"),
                        field(fields, names, "DST_IP"),
                        number(fields, names, "DST_PORT"),
                        number(fields, names, "PROTOCOL")),
                new Volume(number(fields, names, "PACKETS"), number(fields, names, "BYTES")),
                new Volume(number(fields, names, "PACKETS_REV"), number(fields, names, "BYTES_REV")),
                Map.of());
    }

    private static int number(List<String> fields, List<String> names, String name) {
        return Integer.parseInt(field(fields, names, name));
    }

    private static String field(List<String> fields, List<String> names, String name) {
        return fields.get(names.indexOf(name));
    }
}
