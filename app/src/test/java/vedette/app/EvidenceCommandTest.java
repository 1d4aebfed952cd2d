package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.StorePlace;
import vedette.store.database.Question;
import vedette.store.evidence.Sha256;

/// Evidence of incidents, by the command line.
class EvidenceCommandTest {

    private static final String DEMO =
            SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz").toString();
    private static final String SCAN = "port-scan";

    @TempDir
    private static Path data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void keep() {
        analyze(data, "--shards", "1");
    }

    private static void analyze(Path data, String... options) {
        List<String> words = new ArrayList<>(List.of("analyze", DEMO, "--store", "--data-dir", data.toString()));
        words.addAll(List.of(options));
        Ran kept = Ran.vedette(words.toArray(String[]::new));
        assertThat(kept.status()).as(kept.err()).isZero();
        assertThat(kept.err()).doesNotContain("evidence");
    }

    private static StorePlace place(Path data) {
        return StorePlace.in(data.resolve("store"));
    }

    /// An incident of this kind.
    private static String incident(Path data, String kind) throws IOException {
        return place(data)
                .incidents()
                .read(connection -> Question.of(
                                "SELECT id FROM incident WHERE kind = ? ORDER BY detected LIMIT 1", kind)
                        .list(connection, row -> row.getString(1))
                        .getFirst());
    }

    private static Ran evidence(Path data, String... words) {
        List<String> all = new ArrayList<>(List.of("evidence"));
        all.addAll(List.of(words));
        all.addAll(List.of("--data-dir", data.toString()));
        return Ran.vedette(all.toArray(String[]::new));
    }

    private static Map<String, String> hashes(Path data) throws IOException {
        Path evidence = place(data).evidence().folder();
        Map<String, String> hashes = new TreeMap<>();
        for (Path file : place(data).evidence().files()) {
            hashes.put(evidence.relativize(file).toString(), Sha256.of(file));
        }
        return hashes;
    }

    @Test
    void ofEveryIncidentThereIsEvidence_whichIsAsItWas() throws Exception {
        Ran list = evidence(data, "list");
        Ran verified = evidence(data, "verify");

        assertThat(list.status()).isZero();
        assertThat(list.out()).contains(incident(data, SCAN), incident(data, "dns-tunnel"));
        assertThat(list.out().lines().count()).isGreaterThan(10);
        assertThat(verified.status()).as(verified.out()).isZero();
        assertThat(verified.out()).contains("all as they were").containsPattern("last seal [0-9a-f]{64}");
        assertThat(Ran.vedette("store", "verify", "--data-dir", data.toString()).status())
                .isZero();
    }

    @Test
    void aFolderHasAllThatIsKnown_forItsOwner_withHashesThatAgree() throws Exception {
        Path copy = folder.resolve("case");
        String id = incident(data, "password-guessing");

        Ran ran = evidence(data, id.substring(0, 8), "-o", copy.toString());

        assertThat(ran.status()).as(ran.err()).isZero();
        try (Stream<Path> files = Files.list(copy)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "packets.pcapng", "flows.csv", "incident.json", "README.md", "SHA256SUMS");
        }
        for (String line : Files.readAllLines(copy.resolve("SHA256SUMS"))) {
            Path file = copy.resolve(line.substring(66));
            assertThat(line).startsWith(Sha256.of(file));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        assertThat(Files.readString(copy.resolve("incident.json"))).contains("\"id\":\"" + id, "\"reasons\":[{");
        assertThat(Files.readAllLines(copy.resolve("flows.csv"))).hasSizeGreaterThan(5);
        assertThat(Files.readString(copy.resolve("README.md")))
                .contains("## What happened", "## Why it is believed", "## What to do", "sha256sum -c")
                .contains(hashes(data).get(id + "/packets-1.pcapng"));
        assertThat(evidence(data, "verify").out()).contains("all as they were");
        assertThat(evidence(data, id).out()).contains("packets-1.pcapng", "export");
        assertThat(evidence(data, id, "-o", copy.toString()).err()).contains("is there already");
    }

    @Test
    void thePacketsAreThoseOfTheIncident_andOurReaderFindsTheAttackInThem() throws Exception {
        Path copy = folder.resolve("case");
        String id = incident(data, "password-guessing");
        assertThat(evidence(data, id, "-o", copy.toString()).status()).isZero();

        Ran packets = Ran.vedette("flows", copy.resolve("packets.pcapng").toString(), "--format", "csv");
        Ran again = Ran.vedette("analyze", copy.resolve("packets.pcapng").toString());

        assertThat(packets.status()).as(packets.err()).isZero();
        assertThat(packets.out().lines().skip(1)).isNotEmpty().allMatch(line -> line.contains(",22,"));
        assertThat(again.out()).contains("password-guessing");
        assertThat(again.err()).contains("1 incident");
    }

    @Test
    void otherToolsReadThem_withTheirComments() throws Exception {
        Path copy = folder.resolve("case");
        String id = incident(data, SCAN);
        assertThat(evidence(data, id, "-o", copy.toString()).status()).isZero();
        String said;
        try {
            Process tshark = new ProcessBuilder(
                            "tshark",
                            "-r",
                            copy.resolve("packets.pcapng").toString(),
                            "-T",
                            "fields",
                            "-e",
                            "frame.number",
                            "-e",
                            "frame.comment")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            said = new String(tshark.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(tshark.waitFor()).isZero();
        } catch (IOException e) {
            Assumptions.abort("tshark is not installed: " + e.getMessage());
            return;
        }

        assertThat(said.lines().count())
                .isEqualTo(place(data).evidenceReader().of(id).orElseThrow().packetCount());
        assertThat(said).startsWith("1\tincident " + id + " (port-scan about ");
    }

    @Test
    void itIsTheSameForAnyNumberOfShards() throws Exception {
        analyze(folder, "--shards", "2");

        assertThat(hashes(folder)).hasSizeGreaterThan(10).isEqualTo(hashes(data));
    }

    @Test
    void whoChangesAFileIsFoundOut() throws Exception {
        analyze(folder, "--evidence", "64M");
        String head =
                evidence(folder, "verify").out().lines().toList().getLast().replace("last seal ", "");
        Path file = place(folder).evidence().file(incident(folder, SCAN), "packets-1.pcapng");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        Ran verified = evidence(folder, "verify", "--head", head);

        assertThat(verified.status()).isEqualTo(1);
        assertThat(verified.out()).contains(file + " is not what was sealed").contains("1 things are wrong");
        Ran all = Ran.vedette("store", "verify", "--data-dir", folder.toString());
        assertThat(all.status()).isEqualTo(1);
        assertThat(all.out()).contains(file + " is not what was sealed");
        assertThat(evidence(folder, "verify", "--head", "00").out()).contains("no record has the seal 00");
    }

    @Test
    void aCopyOfTheStoreHasTheEvidenceToo() {
        Path copy = folder.resolve("copy").resolve("store");
        String data = EvidenceCommandTest.data.toString();

        assertThat(Ran.vedette("store", "backup", copy.toString(), "--data-dir", data)
                        .status())
                .isZero();
        Ran verified = evidence(folder.resolve("copy"), "verify");
        assertThat(verified.status()).as(verified.out()).isZero();
        assertThat(verified.out()).doesNotContain("and 0 files");

        String other = folder.resolve("other").toString();
        assertThat(Ran.vedette("store", "restore", copy.toString(), "--data-dir", other)
                        .status())
                .isZero();
        assertThat(evidence(folder.resolve("other"), "verify").out()).contains("all as they were");
    }

    @Test
    void whereNoPacketsAreKept_evidenceSaysSo_andIncidentsAreStillSealed() throws Exception {
        analyze(folder, "--privacy", "pseudonyms");
        Path copy = folder.resolve("case");
        String id = incident(folder, SCAN);

        assertThat(evidence(folder, id, "-o", copy.toString()).status()).isZero();
        assertThat(copy.resolve("packets.pcapng")).doesNotExist();
        assertThat(Files.readString(copy.resolve("README.md"))).contains("There are no packets", "who is who");
        assertThat(place(folder).evidence().files()).isEmpty();
        assertThat(evidence(folder, "verify").out()).contains("and 0 files of packets, all as they were");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(Ran.vedette("analyze", DEMO, "--evidence", "1G").err()).contains("add --store");
        Ran small = Ran.vedette("analyze", DEMO, "--store", "--evidence", "15M", "--data-dir", folder.toString());
        assertThat(small.status()).isEqualTo(2);
        assertThat(small.err()).contains("16M to 8G, or none");
        assertThat(Ran.vedette("analyze", DEMO, "--store", "--evidence", "some", "--data-dir", folder.toString())
                        .status())
                .isEqualTo(2);
        Ran both = Ran.vedette(
                "analyze", DEMO, "--store", "--evidence=1G", "--privacy=pseudonyms", "--data-dir", folder.toString());
        assertThat(both.status()).isEqualTo(2);
        assertThat(both.err()).contains("evidence has none");
        assertThat(evidence(data, "ffffffff").err()).contains("there is no incident ffffffff");
        assertThat(evidence(data).status()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }
}
