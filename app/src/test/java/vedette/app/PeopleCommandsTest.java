package vedette.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.app.door.DashboardFile;
import vedette.store.StorePlace;
import vedette.store.database.Question;
import vedette.store.incidents.IncidentBook;
import vedette.store.incidents.Verdict;
import vedette.store.people.Actor;
import vedette.store.people.LinkBook;
import vedette.store.people.PasswordHash;
import vedette.store.people.Role;
import vedette.store.people.UserBook;

/// What people add to what is kept, by the command line: what they do not want to be told of, and who may sign in.
class PeopleCommandsTest {

    private static final String DEMO =
            SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz").toString();
    private static final String PASSWORD = "correct horse battery";
    private static final PasswordHash HASH = PasswordHash.of(PASSWORD.toCharArray());

    @TempDir
    private static Path filled;

    @TempDir
    private Path folder;

    private Path data = Path.of("unset");

    @BeforeAll
    static void keepWhatIsFound() {
        assertThat(Ran.vedette("analyze", DEMO, "--store", "--data-dir", filled.toString())
                        .status())
                .isZero();
    }

    @BeforeEach
    void copyWhatIsKept() {
        data = folder.resolve("data");
        Path copy = folder.resolve("copy");
        assertThat(Ran.vedette("store", "backup", copy.toString(), "--data-dir", filled.toString())
                        .status())
                .isZero();
        assertThat(vedette("store", "restore", copy.toString()).status()).isZero();
    }

    private Ran vedette(String... words) {
        return withInput("", words);
    }

    private Ran withInput(String input, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--data-dir");
        all.add(data.toString());
        return Ran.withInput(input.getBytes(UTF_8), all.toArray(String[]::new));
    }

    private StorePlace place() {
        return StorePlace.in(data.resolve("store"));
    }

    private Ran addUser(String name, String role, String password) {
        return withInput(password, "user", "add", name, "--role", role, "--password-file", "-");
    }

    @Test
    void aPreviewSaysWhatWouldBeHidden_andWhatOfItWasReal() throws Exception {
        String scan = vedette(
                        "query", "SELECT min(id) AS id FROM incidents WHERE kind = 'port-scan'", "--format", "csv")
                .out()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(vedette("suppress", "preview", "--kind", "port-scan").out())
                .startsWith("hides 2 of the 15 incidents of the last 30 days")
                .doesNotContain("real");
        try (IncidentBook book = new IncidentBook(place().incidents())) {
            book.judge(scan, Verdict.REAL, "ann", Instant.parse("2026-11-21T16:00:00Z"));
        }

        Ran preview = vedette("suppress", "preview", "--kind", "port-scan");
        assertThat(preview.out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("hides 2 of the 15 incidents of the last 30 days")
                .endsWith(", 1 of which were marked real:");
        assertThat(preview.out()).contains(scan + "  2026-11-21T15:");
        assertThat(vedette("suppress", "preview", "--source", "198.18.0.0/15").out())
                .startsWith("hides 0 of the 15");
    }

    @Test
    void whatIsSuppressedIsKept_butLeftOutOfReports_untilTheRuleIsRemoved() throws Exception {
        String before = report();
        Ran added = vedette(
                "suppress",
                "add",
                "--kind",
                "port-scan",
                "--reason",
                "our own <scanner>",
                "--author",
                "ann",
                "--for",
                "9d");

        assertThat(added.status()).as(added.err()).isZero();
        assertThat(added.out())
                .startsWith("hides 2 of the 15 incidents")
                .contains("suppression 1 is added: kind port-scan");
        assertThat(report())
                .contains("13 incidents", "1 rule hid 2 findings", "kind port-scan", "our own")
                .isNotEqualTo(before);
        assertThat(vedette("query", "SELECT count(*) AS n, count(suppressed_by) AS s FROM incidents", "--format", "csv")
                        .out())
                .isEqualTo("n,s\n15,2\n");
        assertThat(vedette("export", "incidents", "--where", "suppressed_by = 1")
                        .out())
                .startsWith("id,")
                .contains("suppressed_by", "port-scan");

        assertThat(vedette("suppress", "remove", "1").status()).isZero();
        assertThat(report()).isEqualTo(before);
        assertThat(audit()).containsExactly("ann suppress 1", System.getProperty("user.name") + " unsuppress 1");
    }

    @Test
    void whatIsSuppressedIsNotShownByAnalyzeEither_whereItKeepsWhatItFinds() {
        vedette("suppress", "add", "--kind", "port-scan", "--reason", "our own scanner");

        Ran ran = vedette("analyze", DEMO, "--store", "--fail-on", "high");
        assertThat(ran.status()).isEqualTo(Main.FOUND);
        assertThat(ran.out()).contains("password-guessing").doesNotContain("port-scan");
        assertThat(ran.err()).contains("15 incidents in ", "; 2 of them not shown: `vedette suppress list` says why");
        assertThat(vedette("query", "SELECT count(untold_by) AS n FROM incidents", "--format", "csv")
                        .out())
                .isEqualTo("n\n2\n");
        vedette("suppress", "add", "--source", "172.16.0.0/12", "--reason", "inside");
        Ran json = vedette("analyze", DEMO, "--store", "--json");
        assertThat(json.out().split("\"suppressed_by\":1[,}]", -1)).hasSize(3);
        assertThat(json.out()).contains("\"suppressed_by\":2}");
        assertThat(Ran.vedette("analyze", DEMO, "--json").out())
                .as("where nothing is kept, no rules are")
                .doesNotContain("suppressed_by");
        assertThat(vedette("whatif").err()).contains("several runs saw the time from 2026-11-21T15:50:40.000000Z on");
    }

    private String report() throws Exception {
        Path file = folder.resolve("report.md");
        Ran ran = vedette("report", "-o", file.toString(), "--zone", "UTC");
        assertThat(ran.status()).as(ran.err()).isZero();
        return Files.readString(file);
    }

    private List<String> audit() throws Exception {
        return place().incidents()
                .read(connection -> Question.of("SELECT author, action, about FROM audit ORDER BY id")
                        .list(connection, row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3)));
    }

    @Test
    void rulesAreListed_forPeopleAndForMachines() {
        assertThat(vedette("suppress", "list").out()).isEqualTo("nothing is suppressed\n");
        vedette("suppress", "add", "--source", "10.0.0.0/8", "--port", "22", "--reason", "lab", "--author", "ann");

        assertThat(vedette("suppress", "list").out()).contains("never", "ann", "source 10.0.0.0/8, port 22: lab");
        assertThat(vedette("suppress", "list", "--json").out())
                .startsWith("{\"version\":1,\"suppressions\":[{\"id\":1,\"source\":\"10.0.0.0/8\",\"port\":22,"
                        + "\"reason\":\"lab\",\"author\":\"ann\",\"given\":\"")
                .endsWith("Z\"}]}\n");
    }

    @Test
    void whatIsNoRuleIsRefused_andNothingIsAdded() {
        assertThat(Ran.vedette("suppress").err()).contains("add, list, preview or remove");
        assertThat(vedette("suppress", "add", "--reason", "all").err()).contains("everything would be hidden");
        assertThat(vedette("suppress", "add", "--kind", "port-scan").err()).contains("--reason");
        assertThat(vedette("suppress", "add", "--kind", "witchcraft", "--reason", "r")
                        .err())
                .contains("there is no kind witchcraft: choose one of port-scan,");
        assertThat(vedette("suppress", "add", "--detector", "nobody", "--reason", "r")
                        .err())
                .contains("there is no detector nobody: choose one of");
        assertThat(vedette("suppress", "add", "--source", "10.0.0", "--reason", "r")
                        .err())
                .contains("'10.0.0' is no address or network");
        assertThat(vedette("suppress", "add", "--port", "22", "--reason", "a\u001B[2Jb")
                        .err())
                .contains("one line of visible characters");
        assertThat(vedette("suppress", "add", "--port", "22", "--reason", "r", "--until", "yesterday")
                        .err())
                .contains("must end after it begins");
        assertThat(vedette("suppress", "add", "--port", "22", "--reason", "r", "--until", "2999-01-01", "--for", "1d")
                        .err())
                .contains("leave one out");
        assertThat(vedette("suppress", "remove", "7").err()).contains("there is no suppression 7");
        assertThat(vedette("suppress", "list").out()).isEqualTo("nothing is suppressed\n");
    }

    @Test
    void usersAreAdded_changedAndRemoved() throws Exception {
        Ran added = addUser("ann", "admin", PASSWORD + "\r\n");
        assertThat(added.status()).as(added.err()).isZero();
        assertThat(addUser("bob", "viewer", "\u00fcberaus langes Wort").status())
                .isZero();

        assertThat(vedette("user", "role", "bob", "analyst").out()).isEqualTo("bob is analyst now\n");
        assertThat(vedette("user", "disable", "bob").status()).isZero();
        assertThat(vedette("user", "list").out()).contains("ann ", "bob ", "analyst", "disabled", "never");
        assertThat(vedette("user", "enable", "bob").status()).isZero();
        Path file = folder.resolve("password.txt");
        Files.writeString(file, "another password");
        assertThat(vedette("user", "password", "bob", "--password-file", file.toString())
                        .status())
                .isZero();

        UserBook book = new UserBook(place().incidents());
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(book.signIn("ann", PASSWORD.toCharArray(), now)).isPresent();
        assertThat(book.signIn("bob", "another password".toCharArray(), now)).isPresent();
        assertThat(vedette("user", "list", "--json").out())
                .contains("{\"name\":\"bob\",\"role\":\"analyst\",\"created\":\"")
                .contains("\"signed_in\":\"2026-11-22T12:00:00.000000Z\",\"disabled\":false}")
                .doesNotContain("argon2");
        assertThat(vedette("user", "remove", "bob").out()).isEqualTo("bob is removed\n");
        assertThat(vedette("user", "remove", "ann").err()).contains("ann is the last admin");
        assertThat(audit()).hasSize(9);
    }

    @Test
    void noPasswordIsTakenThatIsTooShortOrComesFromNowhere() throws Exception {
        assertThat(addUser("ann", "admin", "elevenchars").err()).contains("at least 12 characters, this one has 11");
        assertThat(addUser("ann", "admin", "").err()).contains("this one has 0");
        assertThat(addUser("ann", "admin", "two lines are\nnot one password").err())
                .contains("one line, without control characters");
        assertThat(addUser("ann", "admin", "x".repeat(5_000)).err()).contains("at most 4096 bytes");
        assertThat(vedette("user", "add", "ann", "--role", "admin").err()).contains("no terminal", "--password-file");
        assertThat(vedette("user", "add", "ann", "--role", "admin", "--password", "secret")
                        .status())
                .as("there is no option for a password")
                .isEqualTo(2);
        Path file = folder.resolve("password.txt");
        Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11});
        assertThat(vedette("user", "add", "ann", "--role", "admin", "--password-file", file.toString())
                        .err())
                .contains("text in UTF-8");
        assertThat(vedette("user", "list").out()).startsWith("there are no users");
        assertThat(audit()).isEmpty();
    }

    @Test
    void whatIsNoUserIsRefused() {
        assertThat(Ran.vedette("user").err()).contains("add, list, role, password, link, disable, enable or remove");
        assertThat(addUser("A\u001B[2J", "admin", PASSWORD).err())
                .contains("a user's name has up to 64 of a-z")
                .doesNotContain("\u001B");
        assertThat(addUser("ann", "god", PASSWORD).err()).contains("choose viewer, analyst or admin");
        assertThat(vedette("user", "role", "eve", "viewer").err()).contains("there is no such user");
        assertThat(vedette("user", "remove", "eve").status()).isEqualTo(2);
    }

    @Test
    void whereNothingWasEverKept_usersAndRulesCanBeAddedFirst() {
        data = folder.resolve("empty");
        assertThat(vedette("user", "list").err()).contains("nothing is kept in");
        assertThat(addUser("ann", "admin", PASSWORD).status()).isZero();
        assertThat(vedette("suppress", "add", "--kind", "flood", "--reason", "tests")
                        .out())
                .startsWith("hides 0 of the 0 incidents of the last 30 days\n");

        assertThat(vedette("store", "info").status()).isZero();
        assertThat(vedette("query", "SELECT kind FROM suppressions", "--format", "csv")
                        .out())
                .isEqualTo("kind\nflood\n");
    }

    @Test
    void whoKeptSomethingIsShown_withWhatItNeeded() {
        assertThat(vedette("store", "info").out())
                .containsPattern("sensor +default on \\S+, version \\S+, \\S+ to \\S+, reads .*demo\\.pcap\\.gz");
        assertThat(vedette("query", "SELECT DISTINCT name FROM figures ORDER BY name", "--format", "csv")
                        .out())
                .contains("machine_cpu_share", "machine_memory_available_bytes")
                .contains("process_cpu_share", "heap_used_bytes", "disk_free_bytes", "capture_packets");
    }

    @Test
    void aLinkToTheRunningDashboardSignsInOnce() throws Exception {
        UserBook users = new UserBook(StorePlace.in(data.resolve("store")).incidents());
        users.add("zoe", Role.ADMIN, HASH, new Actor("test", Instant.EPOCH));
        users.add("bob", Role.VIEWER, HASH, new Actor("test", Instant.EPOCH));
        Ran without = vedette("user", "link");
        DashboardFile running = new DashboardFile(data);
        running.write("https://sensor.example:5000");

        Ran first = vedette("user", "link");
        Ran ofBob = vedette("user", "link", "bob");
        Ran ofNobody = vedette("user", "link", "eve");
        running.delete();

        assertThat(without.status()).isEqualTo(Main.FAILED);
        assertThat(without.err()).contains("no dashboard runs", "vedette run");
        LinkBook links = new LinkBook(StorePlace.in(data.resolve("store")).incidents());
        assertThat(links.use(secretOf(first), Instant.now())).contains("zoe");
        assertThat(links.use(secretOf(ofBob), Instant.now())).contains("bob");
        assertThat(ofNobody.status()).isEqualTo(Main.WRONG_USAGE);
        assertThat(ofNobody.err()).contains("no user eve who may sign in");
    }

    private static String secretOf(Ran ran) {
        assertThat(ran.out()).startsWith("https://sensor.example:5000/sign-in/");
        return ran.out().strip().substring("https://sensor.example:5000/sign-in/".length());
    }
}
