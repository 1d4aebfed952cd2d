package vedette.traces.reference;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import vedette.testkit.Corpus;

/// NFStream's results: packets and bytes of both directions together, without saying whose.
final class NfstreamResult {

    private NfstreamResult() {}

    static List<ReferenceFlow> read(Path file) {
        return Lines.of(file).stream()
                .skip(1)
                .map(Corpus::fields)
                .map(fields -> new ReferenceFlow(
                        null,
                        new Volume(Long.parseLong(fields.get(1)), Long.parseLong(fields.get(2))),
                        Volume.NONE,
                        Map.of()))
                .toList();
    }
}
