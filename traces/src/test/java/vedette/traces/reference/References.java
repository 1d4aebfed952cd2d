package vedette.traces.reference;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vedette.testkit.Corpus;

/// All reference flows that the manifest of the captures names.
public final class References {

    private static final int EXPECTED = 18;

    private References() {}

    /// The references that lie beside the captures. To be asked only where there are captures.
    public static List<Reference> all() {
        Path folder = Corpus.folder().orElseThrow().resolve("pcaps");
        List<Reference> references = new ArrayList<>();
        for (String line : Lines.of(folder.resolve("manifest.csv"))) {
            List<String> fields = Corpus.fields(line);
            String name = fields.getFirst();
            if (name.startsWith("flows/") && !fields.get(EXPECTED).isEmpty()) {
                for (String file : fields.get(EXPECTED).split(";", -1)) {
                    add(references, folder, name, folder.resolve(file.strip()));
                }
            }
        }
        cicflowmeter(references, folder);
        return references;
    }

    private static void add(List<Reference> references, Path folder, String name, Path file) {
        if (!Files.isReadable(file)) {
            return;
        }
        Path capture = folder.resolve(name);
        String group = name.split("/", 3)[1];
        switch (group) {
            case "arkime" ->
                references.add(new Reference(Source.ARKIME, name, capture, ArkimeSessions.read(file), true));
            case "nfstream" ->
                references.add(new Reference(Source.NFSTREAM, name, capture, NfstreamResult.read(file), true));
            case "zeek" -> zeek(references, name, capture, file);
            case "flowtest" ->
                references.add(new Reference(Source.FLOWTEST, name, capture, FlowtestAnnotation.read(file), true));
            case "ipfixprobe" -> ipfixprobe(references, name, capture, file);
            default -> throw new IllegalStateException("nobody reads the references of " + group);
        }
    }

    private static void zeek(List<Reference> references, String name, Path capture, Path file) {
        List<ReferenceFlow> flows = ZeekConnLog.read(file);
        if (!flows.isEmpty()) {
            references.add(new Reference(Source.ZEEK, name, capture, flows, true));
        }
    }

    /// Each of its outputs is that of one plugin, which may leave out flows that are not its business.
    private static void ipfixprobe(List<Reference> references, String name, Path capture, Path file) {
        boolean isWhole = file.endsWith("basic.csv");
        references.add(new Reference(Source.IPFIXPROBE, name, capture, IpfixprobeCsv.read(file), isWhole));
    }

    /// They lie beside the captures of the manifest. It was told to read IPv4 only.
    private static void cicflowmeter(List<Reference> references, Path folder) {
        Path captures = folder.resolve("flows/cicflowmeter/pcap");
        for (String name : Lines.namesIn(captures)) {
            Path rows = folder.resolve("flows/cicflowmeter/corrected/" + name + "_Flow.csv");
            references.add(new Reference(
                    Source.CICFLOWMETER,
                    "flows/cicflowmeter/pcap/" + name,
                    captures.resolve(name),
                    CicflowmeterCsv.read(rows),
                    false));
        }
    }
}
