package vedette.decode;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vedette.testkit.Corpus;

/// Single fields as tshark reads them of a capture file, nothing put together from several packets. Only the first
/// value of a field is given where a packet has several.
public final class TsharkFields {

    private static final List<String> OPTIONS = List.of(
            "ip.defragment:FALSE",
            "ipv6.defragment:FALSE",
            "tcp.desegment_tcp_streams:FALSE",
            "tls.desegment_ssl_records:FALSE",
            "tls.desegment_ssl_application_data:FALSE",
            "http.desegment_headers:FALSE",
            "http.desegment_body:FALSE");

    private TsharkFields() {}

    /// The folder of captures; without it, or without tshark, the test is skipped.
    public static Path captures() {
        assumeTrue(Corpus.folder().isPresent(), "VEDETTE_TEST_DATA names no folder of captures");
        assumeTrue(Tshark.isInstalled(), "tshark is not installed, so there is nothing to compare with");
        return Corpus.folder().orElseThrow().resolve("pcaps");
    }

    /// The fields of each packet that the filter lets through, by the packet's number.
    public static Map<Integer, List<String>> of(Path file, String filter, String... fields) {
        List<String> command = new ArrayList<>(List.of("tshark", "-n", "-r", file.toString(), "-Y", filter));
        for (String option : OPTIONS) {
            command.addAll(List.of("-o", option));
        }
        command.addAll(List.of("-T", "fields", "-E", "occurrence=f", "-E", "separator=/t", "-e", "frame.number"));
        for (String field : fields) {
            command.addAll(List.of("-e", field));
        }
        try {
            return run(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Integer, List<String>> run(ProcessBuilder builder) throws IOException {
        Map<Integer, List<String>> rows = new TreeMap<>();
        Process process = builder.start();
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                List<String> columns = List.of(line.split("\t", -1));
                rows.put(Integer.valueOf(columns.getFirst()), columns.subList(1, columns.size()));
            }
        }
        return rows;
    }
}
