package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.testkit.Ipv4Builder.ipv4;
import static vedette.testkit.LinkHeaders.ethernet;
import static vedette.testkit.PacketBuilder.packet;
import static vedette.testkit.PacketBuilder.payload;
import static vedette.testkit.TcpBuilder.ACK;
import static vedette.testkit.TcpBuilder.FIN;
import static vedette.testkit.TcpBuilder.SYN;
import static vedette.testkit.TcpBuilder.tcp;
import static vedette.testkit.UdpBuilder.udp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.testkit.PcapBuilder;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FlowsCommandTest {

    private static final long NOON = 1_700_000_000_000_000_000L;
    private static final long MILLI = 1_000_000L;
    private static final String CLIENT = "10.0.0.1";
    private static final String SERVER = "10.0.0.2";

    @TempDir
    private Path folder;

    private byte[] content;
    private String file;

    @BeforeEach
    void record() throws IOException {
        content = new PcapBuilder()
                .packet(
                        NOON,
                        packet(ethernet(), ipv4(CLIENT, SERVER), tcp(40_000, 80).flags(SYN)))
                .packet(
                        NOON + MILLI,
                        packet(ethernet(), ipv4(SERVER, CLIENT), tcp(80, 40_000).flags(SYN | ACK)))
                .packet(
                        NOON + 2 * MILLI,
                        packet(
                                ethernet(),
                                ipv4(CLIENT, SERVER),
                                tcp(40_000, 80).flags(FIN | ACK).sequence(1)))
                .packet(NOON + 3 * MILLI, packet(ethernet(), ipv4("10.0.0.3", SERVER), udp(5_000, 53), payload(40)))
                .build();
        file = Files.write(folder.resolve("four.pcap"), content).toString();
    }

    private Path out(String name) {
        return folder.resolve(name);
    }

    @Test
    void rowsGoToStandardOutputAndWhatTheyComeToBesideThem() {
        Ran ran = Ran.vedette("flows", file);

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines()).hasSize(3).first().asString().startsWith("id,Flow ID,Src IP,");
        assertThat(ran.out())
                .contains(
                        "10.0.0.1-10.0.0.2-40000-80-6,10.0.0.1,40000,10.0.0.2,80,6,2023-11-14 22:13:20.000000,2000,2,1,");
        assertThat(ran.err()).isEqualTo("2 rows of 2 conversations, 4 packets; exact\n");
    }

    @Test
    void aFileIsWrittenWholeAndNothingElseIsSaidIfNobodyAsked() throws IOException {
        Ran ran = Ran.vedette("flows", file, "-q", "-o", out("flows.csv").toString());

        assertThat(ran).isEqualTo(new Ran(0, "", ""));
        assertThat(Files.readAllLines(out("flows.csv"))).hasSize(3);
        assertThat(filesBeside()).containsExactlyInAnyOrder("four.pcap", "flows.csv");
    }

    private List<String> filesBeside() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"x.csv,id", "x.jsonl,{", "x.parquet,PAR1", "x.log,#separator", "x.txt,id"})
    void theEndOfTheNameSaysTheFormat(String name, String begin) throws IOException {
        Ran ran = Ran.vedette("flows", file, "-o", out(name).toString());

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(new String(Files.readAllBytes(out(name)), StandardCharsets.ISO_8859_1))
                .startsWith(begin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl", "zeek", "zeek-json", "eve"})
    void everyStreamCanGoToStandardOutput(String format) {
        Ran ran = Ran.vedette("flows", file, "--format", format);

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines().filter(line -> line.contains("10.0.0.3"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"2,csv", "4,csv", "8,jsonl", "2,zeek", "4,eve"})
    void theNumberOfShardsDoesNotShow(String shards, String format) {
        assertThat(Ran.vedette("flows", file, "--format", format, "--digest", "--shards", shards))
                .isEqualTo(Ran.vedette("flows", file, "--format", format, "--digest"));
    }

    @Test
    void theDigestIsThatOfTheFile() throws IOException {
        Ran ran = Ran.vedette("flows", file, "--digest", "-o", out("x.csv").toString());
        String digest;
        try (InputStream in = Files.newInputStream(out("x.csv"))) {
            digest = java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }

        assertThat(ran.err()).contains("sha256 " + digest);
    }

    @Test
    void aRecordingOfWhatWasReadGivesTheSameRows() {
        String copy = out("copy.pcapng").toString();
        Ran first = Ran.vedette("flows", file, "--schema", "full", "--digest", "-w", copy);
        Ran again = Ran.vedette("flows", copy, "--schema", "full", "--digest");

        assertThat(again).isEqualTo(first);
    }

    @Test
    void theSummaryIsOneJsonObject() {
        Ran ran = Ran.vedette("flows", file, "--json", "-o", out("x.csv").toString());

        assertThat(ran.out())
                .startsWith("{\"version\":1,\"exact\":true,\"flows\":{\"format\":\"csv\",\"schema\":\"cic")
                .contains("\"rows\":2,\"conversations\":2,\"parts\":0,\"packets\":4,")
                .contains("\"capture\":{\"packets\":4,")
                .endsWith("}\n");
    }

    @Test
    void labelsSayWhatAFlowIs() throws IOException {
        Path labels = Files.writeString(out("labels.csv"), """
                start_epoch,end_epoch,src,dst,dport,proto,class,tool,subtype
                1699999999,1700000001,10.0.0.1,10.0.0.2,80,tcp,PortScan,nmap,syn
                """);

        Ran ran = Ran.vedette("flows", file, "--labels", labels.toString());

        assertThat(ran.out().lines().filter(line -> line.contains("-6,10.0.0.1,")))
                .singleElement()
                .asString()
                .contains("PortScan");
        assertThat(ran.out().lines().filter(line -> line.contains("-17,10.0.0.3,")))
                .singleElement()
                .asString()
                .contains("BENIGN");
    }

    @Test
    void standardInputIsRead() {
        Ran ran = Ran.withInput(content, "flows", "-");

        assertThat(ran.out().lines()).hasSize(3);
    }

    @Test
    void anEmptyCaptureHasNoRowsButItsHeader() throws IOException {
        Path empty = Files.write(out("empty.pcap"), new PcapBuilder().build());

        Ran ran = Ran.vedette("flows", empty.toString());

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "flows | nothing to read",
                "flows FILE --schema narrow | narrow",
                "flows FILE --format xml | there is no format xml",
                "flows FILE --format parquet | name a file with -o",
                "flows FILE --json | name a file with -o",
                "flows FILE -w - | name a file with -w",
                "flows FILE --timeout sctp=5s | there is no time-out 'sctp'",
                "flows FILE --timeout udp=5parsecs | '5parsecs' is not a duration",
                "flows FILE --part 2h | flow.part-length must be from PT1S to PT45M, was PT2H",
                "flows FILE --home 10.0.0.0/77 | 10.0.0.0/77",
                "flows FILE --max-flows -3 | --max-flows"
            })
    void whatIsWrongIsSaidWithWhatToDo(String arguments, String message) {
        Ran ran = Ran.vedette(arguments.replace("FILE", file).split(" "));

        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains(message);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void whatCannotBeWrittenFailsBeforeAnyWork() {
        Ran ran = Ran.vedette("flows", file, "-o", out("no/such/folder/x.csv").toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("cannot write ").contains("no/such/folder");
    }

    @Test
    void whenTheInputIsNoCapture_thenTheOldOutputStays() throws IOException {
        Path old = Files.writeString(out("x.csv"), "old");
        Path bad = Files.writeString(out("bad.pcap"), "this is no capture at all");

        Ran ran = Ran.vedette("flows", bad.toString(), "-o", old.toString());

        assertThat(ran.status()).isEqualTo(1);
        assertThat(old).hasContent("old");
    }

    @Test
    void whenTheDiskIsFull_thenItIsSaid() {
        Ran ran = Ran.vedette("flows", file, "-o", "/dev/full");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.err()).contains("cannot write /dev/full: No space left on device");
    }

    @Test
    void whenTheTableIsTooSmall_thenTheOutputSaysThatItIsNotExact() throws IOException {
        PcapBuilder many = new PcapBuilder();
        for (int i = 0; i < 500; i++) {
            many.packet(
                    NOON + i,
                    packet(ethernet(), ipv4("10.1." + i / 100 + "." + i % 100, SERVER), udp(5_000, 53), payload(4)));
        }
        Path capture = Files.write(out("many.pcap"), many.build());

        Ran ran = Ran.vedette("flows", capture.toString(), "--max-flows", "64");

        assertThat(ran.out().lines()).hasSize(501);
        assertThat(ran.err()).contains("not exact: shed=").contains("--max-flows makes it larger");
    }
}
