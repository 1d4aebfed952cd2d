package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.common.Address;
import vedette.feature.AddressSet;

/// The same traffic kept twice, as it is and with pseudonyms: what is inside by the first shows nowhere in the second.
class PseudonymsTest {

    private static final Path DEMO = SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz");
    private static final int RECORD_HEADER = 16;
    private static final int FILE_HEADER = 24;

    /// Domains of the lab and those that are inside anywhere.
    private static final Pattern NAME_INSIDE =
            Pattern.compile("[a-z0-9_.-]+\\.(?:local|lan|home|internal|corp|arpa)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern WORD = Pattern.compile("[0-9a-z.:_-]+");
    private static final long QUICK_BYTES = 80_000;

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static final Set<String> SECRETS = new HashSet<>();

    @BeforeAll
    static void keepEverythingTwice() throws Exception {
        List<Path> captures = captures();
        keep(captures, "plain");
        keep(captures, "masked", "--privacy", "pseudonyms");
        for (Path capture : captures) {
            addHardware(capture);
        }
        String plain = ask("plain", "SELECT DISTINCT unnest([src, dst]) AS a FROM flows")
                + ask("plain", "SELECT entity, sources, targets FROM incidents")
                + ask("plain", "SELECT feature, seen, usual FROM signals");
        Stream.of(plain.split("[\\s,\"]+", -1)).filter(PseudonymsTest::isInside).forEach(PseudonymsTest::addAddress);
        Matcher names = NAME_INSIDE.matcher(plain);
        while (names.find()) {
            SECRETS.add(names.group().toLowerCase(Locale.ROOT));
        }
        assertThat(SECRETS).hasSizeGreaterThan(100);
    }

    /// The lab's, and all traces that attack somebody and are read quickly.
    private static List<Path> captures() throws IOException {
        List<Path> captures = new ArrayList<>(List.of(DEMO));
        try (Stream<Path> files = Files.walk(SourceTree.ROOT.resolve("traces/src/test/resources/traces"))) {
            files.filter(file -> file.endsWith("attack.pcap.gz"))
                    .filter(file -> file.toFile().length() < QUICK_BYTES)
                    .sorted()
                    .forEach(captures::add);
        }
        assertThat(captures).hasSizeGreaterThan(10);
        return captures;
    }

    private static Ran keep(List<Path> captures, String store, String... words) {
        List<String> all = new ArrayList<>(List.of("analyze", "--store", "--data-dir", in(store)));
        all.addAll(List.of(words));
        captures.forEach(capture -> all.add(capture.toString()));
        Ran ran = Ran.vedette(all.toArray(String[]::new));
        assertThat(ran.status()).as(captures + ": " + ran.err()).isZero();
        assertThat(ran.err()).doesNotContain("not kept");
        return ran;
    }

    private static String in(String store) {
        return shared.resolve(store).toString();
    }

    private static String ask(String store, String sql) {
        Ran ran = Ran.vedette("query", sql, "--rows", "0", "--format", "csv", "--data-dir", in(store));
        assertThat(ran.status()).as(ran.err()).isZero();
        return ran.out();
    }

    private static boolean isInside(String text) {
        try {
            Address address = Address.parse(text);
            return AddressSet.PRIVATE.contains(address.high(), address.low())
                    && !text.startsWith("127.")
                    && !text.equals("::1");
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /// In every way in which it may be written.
    private static void addAddress(String text) {
        SECRETS.add(text.toLowerCase(Locale.ROOT));
        Address address = Address.parse(text);
        String digits = String.format(Locale.ROOT, "%016x%016x", address.high(), address.low());
        SECRETS.add(digits);
        SECRETS.add(digits.replaceAll("(....)(?=.)", "$1:"));
        if (address.isIpv4()) {
            List<String> numbers = List.of(text.split("\\.", -1));
            SECRETS.add(String.join(".", numbers.reversed()) + ".in-addr");
            SECRETS.add(String.join("-", numbers));
            SECRETS.add("::ffff:" + digits.substring(24, 28) + ":" + digits.substring(28));
        }
    }

    /// The hardware addresses of a capture of Ethernet.
    private static void addHardware(Path capture) throws IOException {
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(capture))) {
            ByteBuffer file = ByteBuffer.wrap(stream.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = FILE_HEADER; at < file.limit(); at += RECORD_HEADER + file.getInt(at + 8)) {
                for (int end = 0; end < 12; end += 6) {
                    byte[] mac = new byte[6];
                    file.get(at + RECORD_HEADER + end, mac);
                    if ((mac[0] & 1) == 0) {
                        SECRETS.add(HexFormat.ofDelimiter(":").formatHex(mac));
                        SECRETS.add(HexFormat.of().formatHex(mac));
                    }
                }
            }
        }
    }

    private static void assertSaysNothing(String where, String text) {
        assertThat(saidIn(text)).as(where).isEmpty();
    }

    /// The secrets in a text, but not as a part of a longer number.
    private static Set<String> saidIn(String text) {
        Set<Integer> lengths = SECRETS.stream().map(String::length).collect(Collectors.toSet());
        Set<String> said = new TreeSet<>();
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .distinct()
                .forEach(word -> {
                    for (int length : lengths) {
                        for (int at = 0; at + length <= word.length(); at++) {
                            String part = word.substring(at, at + length);
                            if (SECRETS.contains(part) && !isLonger(word, at, at + length)) {
                                said.add(part);
                            }
                        }
                    }
                });
        return said;
    }

    private static boolean isLonger(String word, int begin, int end) {
        return (begin > 0 && isOfNumber(word.charAt(begin - 1)))
                || (end < word.length() && isOfNumber(word.charAt(end)));
    }

    private static boolean isOfNumber(char letter) {
        return Character.digit(letter, 16) >= 0 || letter == '.';
    }

    @Test
    void theTestWouldNoticeWhatIsKeptAsItIs() {
        assertThat(saidIn(ask("plain", "SELECT src FROM flows LIMIT 100"))).isNotEmpty();
        assertThat(saidIn(ask("plain", "SELECT feature, seen, usual FROM signals")))
                .as("reasons that name a hardware address")
                .anyMatch(secret -> secret.length() == 17 && secret.charAt(2) == ':');
    }

    @Test
    void noFileOfTheStoreSaysWhoIsInside() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.walk(shared.resolve("masked"))) {
            files = all.filter(Files::isRegularFile).toList();
        }

        assertThat(files).extracting(file -> file.getFileName().toString()).contains("incidents.db", "flows.db");
        for (Path file : files) {
            assertSaysNothing(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"flows", "incidents", "signals", "minutes"})
    void noTableSaysWhoIsInside(String table) {
        assertSaysNothing(table, ask("masked", "SELECT * FROM " + table));
    }

    @ParameterizedTest
    @CsvSource({
        "flows, csv",
        "flows, sqlite",
        "incidents, json",
        "incidents, jsonl",
        "incidents, sqlite",
        "signals, csv",
        "signals, jsonl",
        "signals, parquet"
    })
    void nothingThatIsPutOutSaysWhoIsInside(String what, String format) throws Exception {
        Path file = folder.resolve("out." + format);

        Ran ran = Ran.vedette("export", what, "--format", format, "-o", file.toString(), "--data-dir", in("masked"));

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(file).isNotEmptyFile();
        assertSaysNothing(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"md", "html"})
    void noReportSaysWhoIsInside(String format) throws Exception {
        Path file = folder.resolve("report." + format);

        Ran ran =
                Ran.vedette("report", "--from", "2001-01-01T00:00Z", "-o", file.toString(), "--data-dir", in("masked"));

        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(Files.readString(file)).contains("fd07:ede7:7e00:");
        assertSaysNothing(file.toString(), Files.readString(file));
    }

    @Test
    void flowsIncidentsAndSumsHaveTheSamePseudonymOfAHost() {
        String[] entities = ask("masked", "SELECT DISTINCT entity FROM incidents WHERE entity LIKE 'fd07:ede7:7e00:%'")
                .split("\n", -1);
        Set<String> flows = ask("masked", "SELECT DISTINCT unnest([src, dst]) AS a FROM flows")
                .lines()
                .collect(Collectors.toSet());

        assertThat(entities).hasSizeGreaterThan(5);
        assertThat(List.of(entities).subList(1, entities.length - 1))
                .filteredOn(entity -> !flows.contains(entity))
                .as("hosts in incidents of ARP alone have no flows")
                .hasSizeLessThan(4);
        assertThat(ask("masked", "SELECT count(*) AS n FROM flows").lines().toList())
                .isEqualTo(
                        ask("plain", "SELECT count(*) AS n FROM flows").lines().toList());
        assertThat(ask("masked", "SELECT kind, score, flows FROM incidents ORDER BY ALL"))
                .isEqualTo(ask("plain", "SELECT kind, score, flows FROM incidents ORDER BY ALL"));
    }

    @Test
    void neitherConversationsNorIncidentsCanBeRecognisedByWhoSeesTheTraffic() {
        String sql = "SELECT DISTINCT conversation FROM flows UNION ALL SELECT id FROM incidents"
                + " UNION ALL SELECT campaign FROM incidents";
        Set<String> plain = ask("plain", sql).lines().skip(1).collect(Collectors.toSet());
        Set<String> masked = ask("masked", sql).lines().skip(1).collect(Collectors.toSet());

        assertThat(masked).hasSameSizeAs(plain).doesNotContainAnyElementsOf(plain);
    }

    @Test
    void aPseudonymIsTurnedBack_andTheStoreGoesOnAsItWasBegun() {
        String pseudonym = ask("masked", "SELECT src FROM flows WHERE src LIKE 'fd07:ede7:7e00:%' LIMIT 1")
                .lines()
                .toList()
                .getLast();

        Ran told = Ran.vedette("store", "unmask", pseudonym, "--reason", "a test", "--data-dir", in("masked"));
        Ran unknown = Ran.vedette("store", "unmask", "fd07:ede7:7e00::1", "--data-dir", in("masked"));
        Ran plain = Ran.vedette("analyze", DEMO.toString(), "--store", "--data-dir", in("masked"));
        Ran masked = Ran.vedette(
                "analyze", DEMO.toString(), "--store", "--privacy", "pseudonyms", "--data-dir", in("plain"));

        assertThat(told.status()).as(told.err()).isZero();
        assertThat(told.out()).startsWith(pseudonym + "  ");
        assertThat(SECRETS).contains(told.out().strip().substring(pseudonym.length() + 2));
        assertThat(unknown.err()).contains("is no pseudonym");
        assertThat(plain.err()).contains("add --privacy pseudonyms");
        assertThat(masked.err()).contains("was kept without pseudonyms");
    }

    @Test
    void wrongUsageIsSaid() {
        assertThat(Ran.vedette("analyze", DEMO.toString(), "--privacy", "pseudonyms")
                        .err())
                .contains("add --store");
        assertThat(Ran.vedette("analyze", DEMO.toString(), "--store", "--privacy", "all")
                        .err())
                .contains("--privacy is off or pseudonyms, not all");
        assertThat(Ran.vedette("store", "unmask", "x", "--data-dir", in("plain"))
                        .err())
                .contains("privacy.key is missing");
    }
}
