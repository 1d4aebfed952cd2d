package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.web.SomeFlows.flow;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import vedette.store.people.Audit;
import vedette.store.people.Role;

class TableRoutesTest {

    private static final long ENDED = Instant.parse("2026-01-12T11:50:00Z").getEpochSecond() * 1_000_000;

    @TempDir
    private Path folder;

    private Served served;

    @BeforeEach
    void open() throws Exception {
        served = new Served(folder);
        SomeFlows.fill(
                served.place,
                List.of(
                        flow(ENDED, "10.0.0.7", "192.0.2.1", 443, 100, 900),
                        flow(ENDED, "203.0.113.9", "10.0.0.7", 22, 70, 30)));
    }

    @AfterEach
    void close() {
        served.close();
        assertThat(served.problems).isEmpty();
    }

    private String get(String path, Role role) throws Exception {
        HttpResponse<String> reply = served.get(path, served.signIn(role));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /api/v1/export/incidents?last=24h        | id,kind,family,score,.*\\n00112233445566ff,web-attack,web-attack,86,high,0.9,open,none,2026-01-12T11:59:00Z,.*
        /api/v1/export/incidents?severity=medium | id,.*\\n00112233445566ff,.*
        /api/v1/export/incidents?kind=port-scan  | id,.*,conversations\\n
        /api/v1/export/hosts?last=1h             | host,inside,.*\\n10.0.0.7,true,2,130,970,1,86\\n192.0.2.1,.*
        /api/v1/export/hosts?last=1h&about=192.  | host,inside,.*\\n192.0.2.1,true,1,900,100,0,\\n
        /api/v1/export/hosts/10.0.0.7?last=1h    | what,.*\\npeer,192.0.2.1,1,100,900,1000\\npeer,203.0.113.9,1,30,70,100\\noffers,22/tcp,1,,,100\\nuses,443/tcp,1,,,1000\\n
        /api/v1/export/traffic?last=1h&by=service| begins,ends,service,bytes\\n2026.*,2026.*,.*,1000\\n.*
        /api/v1/export/models                    | name,title,.*\\n.*
        """)
    void eachTableIsAFileOfCsv(String path, String pattern) throws Exception {
        assertThat(Pattern.compile(pattern.replace("\\n", "\n"), Pattern.DOTALL)
                        .matcher(get(path, Role.ANALYST))
                        .matches())
                .as(get(path, Role.ANALYST))
                .isTrue();
    }

    @Test
    void aLineOfJsonHasNumbersAsNumbers() throws Exception {
        String[] lines =
                get("/api/v1/export/hosts?last=1h&format=jsonl", Role.ANALYST).split("\n", -1);

        assertThat(lines).hasSize(4);
        JsonNode first = new ObjectMapper().readTree(lines[0]);
        assertThat(first.get("host").asString()).isEqualTo("10.0.0.7");
        assertThat(first.get("inside").asBoolean()).isTrue();
        assertThat(first.get("bytes_sent").asLong()).isEqualTo(130);
        assertThat(new ObjectMapper().readTree(lines[1]).get("worst_score").isNull())
                .isTrue();
    }

    @Test
    void whatWasMeasuredIsThereMinuteByMinute_byName() throws Exception {
        SomeFlows.keep(served.place, book -> {
            book.figure(ENDED, "disk_free_bytes", "", 12.5);
            book.figure(ENDED, "interface_bytes", "=cmd|' /C calc'!A0", 7);
        });

        assertThat(get("/api/v1/export/figures?last=1h&name=disk_free_bytes", Role.ANALYST))
                .isEqualTo("minute,name,label,value\n2026-01-12T11:50:00Z,disk_free_bytes,,12.5\n");
        assertThat(get("/api/v1/export/figures?last=1h", Role.ANALYST))
                .as("a sheet is not to work out what somebody else has chosen")
                .contains("interface_bytes,'=cmd|' /C calc'!A0,7.0\n");
    }

    @Test
    void whoTookWhatIsInTheAudit_whichIsForAdministrators() throws Exception {
        get("/api/v1/export/hosts?last=1h&about=192.&format=jsonl", Role.ANALYST);

        assertThat(get("/api/v1/export/audit", Role.ADMIN))
                .startsWith("at,author,action,about,details\n")
                .contains(",analyst,download-hosts,192.,jsonl\n");
        assertThat(Audit.latest(served.place.incidents(), 1).getFirst().action())
                .isEqualTo("download-audit");
    }

    @Test
    void nobodyGetsWhatTheyMayNot_orWhatMakesNoSense() throws Exception {
        String analyst = served.signIn(Role.ANALYST);
        assertThat(served.get("/api/v1/export/hosts", served.signIn(Role.VIEWER))
                        .statusCode())
                .isEqualTo(403);
        assertThat(served.get("/api/v1/export/audit", analyst).statusCode()).isEqualTo(403);
        assertThat(served.get("/api/v1/export/hosts?format=xls", analyst).body())
                .contains("csv or jsonl");
        assertThat(served.get("/api/v1/export/hosts/nobody", analyst).statusCode())
                .isEqualTo(404);
    }

    @Test
    void moreAtOnceThanThereIsPlaceForAreServed_oneAfterTheOther() throws Exception {
        for (int i = 0; i < 10; i++) {
            get("/api/v1/export/hosts?last=1h", Role.ANALYST);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/incidents, incidents?state=open",
        "/incidents?show=all&last=6h&severity=high, incidents?last=6h&amp;severity=high",
        "/hosts?last=6h&sort=sent, hosts?last=6h&amp;sort=sent",
        "/hosts/10.0.0.7?last=6h, hosts/10.0.0.7?last=6h",
        "/traffic?last=6h&by=host, traffic?by=host&amp;measure=bits&amp;last=6h",
        "/network?last=6h, figures?last=6h",
        "/system?last=6h, figures?last=6h",
        "/models, models?last=",
        "/settings, audit?",
    })
    void pagesLeadToTheirTables_whoeverMayTakeThem(String page, String path) throws Exception {
        String html = get(page, Role.ADMIN);
        assertThat(html).contains("href=\"/api/v1/export/" + path);
        String table = html.substring(html.indexOf("/api/v1/export/"));
        get(table.substring(0, table.indexOf('"')).replace("&amp;", "&"), Role.ADMIN);

        if (!page.equals("/settings")) {
            assertThat(get(page, Role.VIEWER)).doesNotContain("/api/v1/export/");
        }
    }
}
