package vedette.store.search.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

    private final SearchText language = new SearchText(Map.of("ssh", Set.of(22), "http", Set.of(80, 8080)));

    private Condition where(String text) {
        return language.parse(text).where();
    }

    @Test
    void nothingIsEverything() {
        assertThat(where("")).isEqualTo(Condition.ALWAYS);
        assertThat(where(" \t\n\u00a0")).isEqualTo(Condition.ALWAYS);
    }

    @Test
    void aWordAloneIsAnAddressOfEitherEnd() {
        assertThat(where("10.0.0.7")).isEqualTo(where("host:10.0.0.7"));
        assertThat(where("10.0.0.7").values()).containsExactly("10.0.0.7", "10.0.0.7");
        assertThat(where("2001:DB8::0:7").values()).containsExactly("2001:db8::7", "2001:db8::7");
        assertThat(where("fe80:*").values()).containsExactly("fe80:%", "fe80:%");
    }

    @Test
    void termsAllHaveToBeSo_valuesAfterCommasAreAnyOfThem_andAMinusTurnsRound() {
        Condition condition = where("src:10.0.0.7 port:80,443 -state:finished");

        assertThat(condition.values()).containsExactly("10.0.0.7", 80L, 443L, 80L, 443L, "SF");
        assertThat(condition.sql())
                .isEqualTo("(src = ? AND (src_port = ? OR src_port = ? OR dst_port = ? OR dst_port = ?)"
                        + " AND NOT (state IN (?)))");
    }

    @ParameterizedTest
    @CsvSource({
        "bytes>1M, (fwd_bytes + bwd_bytes) > ?, 1000000",
        "bytes:>1.5k, (fwd_bytes + bwd_bytes) > ?, 1500",
        "OUT<=2GB, fwd_bytes <= ?, 2000000000",
        "in=7, bwd_bytes = ?, 7",
        "duration>10s, (ended - begun) > ?, 10000000",
        "took<500ms, (ended - begun) < ?, 500000",
        "duration>=2m, (ended - begun) >= ?, 120000000",
        "packets>99999999999999, (fwd_packets + bwd_packets) > ?, 99999999999999",
        "number:4711, number = ?, 4711"
    })
    void numbersAreComparedInTheirUnits(String text, String sql, long value) {
        assertThat(where(text)).isEqualTo(Condition.of(sql, value));
    }

    @Test
    void twoPointsAreARange() {
        assertThat(where("dport:1..1023")).isEqualTo(Condition.of("dst_port BETWEEN ? AND ?", 1L, 1023L));
    }

    @Test
    void servicesGoByNameOrPort() {
        assertThat(where("service:http").values()).containsExactly(80, 8080);
        assertThat(where("service:\"SSH\"").values()).containsExactly(22);
        assertThat(where("service:443/tcp").values()).containsExactly(6, 443);
        assertThat(where("service:icmp").values()).containsExactly(1);
    }

    @Test
    void aNetworkIsTheBeginningsOfItsAddresses() {
        assertThat(where("src:10.0.0.0/8").values()).containsExactly("10.%");
        assertThat(where("src:10.1.2.3/16").values()).containsExactly("10.1.%");
        assertThat(where("src:10.1.2.0/23").values()).containsExactly("10.1.2.%", "10.1.3.%");
        assertThat(where("src:10.1.2.64/30").values())
                .containsExactly("10.1.2.64", "10.1.2.65", "10.1.2.66", "10.1.2.67");
        assertThat(where("src:128.0.0.0/1").values()).hasSize(128).contains("128.%", "255.%");
    }

    @ParameterizedTest
    @CsvSource({
        "host:10.0.0.7 nonsense, 14, 22, is no address",
        "hast:10.0.0.7, 0, 13, there is no term \"hast\"",
        "ssh, 0, 3, did you mean service:ssh?",
        "x tcp, 0, 1, is no address",
        "bytes>many, 0, 10, is not a number such as",
        "duration>10, 0, 11, with its unit",
        "port:, 0, 5, wants a value",
        "port:1..0, 0, 9, begins after its end",
        "host>10.0.0.7, 0, 13, is no number",
        "host:10.0.0.300, 0, 15, is no address",
        "host:10.0.0.0/33, 0, 16, is no network",
        "host:2001:db8::/32, 0, 18, is no network of IPv4",
        "service:nothing, 0, 15, is no service that is known",
        "state:gone, 0, 10, is no state",
        "proto:256, 0, 9, is no protocol",
        "end:never, 0, 9, is no end",
        "conversation:xyz, 0, 16, is no conversation",
        "score>101, 0, 9, is no score",
        "label:nothing, 0, 13, is no kind of incident",
        "incident:../x, 0, 13, is no id",
        "'10.0.0.7 \"open', 9, 14, is opened and not closed"
    })
    void whatIsWrongIsSaid_andWhere(String text, int from, int to, String words) {
        BadSearch bad = catchThrowableOfType(BadSearch.class, () -> language.parse(text));

        assertThat(bad).as(text).isNotNull();
        assertThat(bad.why()).contains(words);
        assertThat(List.of(bad.from(), bad.to())).isEqualTo(List.of(from, to));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; DROP TABLE flow; --",
                "host:10.0.0.7'OR'1'='1",
                "state:S0'/**/UNION/**/SELECT",
                "port:80;DELETE",
                "conversation:ab' OR 1=1",
                "host:%",
                "host:10._.*",
                "bytes>1)OR(1=1",
                "label:port-scan')--",
                "service:\"ssh') --\""
            })
    void whatIsMeantToBecomeSqlIsRefused(String text) {
        assertThatThrownBy(() -> language.parse(text)).isInstanceOf(BadSearch.class);
    }

    /// Whatever is typed: terms or a refusal that says where, and nothing of it in the SQL.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20_261_122})
    void anyTextIsUnderstoodOrRefused(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] pieces = {
            "host",
            "src",
            "port",
            ":",
            ":",
            "=",
            ">",
            "<",
            ">=",
            "..",
            ",",
            "-",
            "!",
            "\"",
            " ",
            " ",
            "10.0.0.7",
            "10.0.0.0/8",
            "*",
            "2001:db8::7",
            "service",
            "ssh",
            "bytes",
            "1M",
            "10s",
            "'",
            ";--",
            "state",
            "SF",
            "%",
            "\u0000",
            "\ud800",
            "\u00e9",
            "\u2028",
            "999999999999999",
            "score",
            "0",
            "label",
            "port-scan",
            "/",
            "."
        };
        int understood = 0;
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                text.append(
                        random.nextInt(10) == 0
                                ? String.valueOf((char) random.nextInt(0x10000))
                                : pieces[random.nextInt(pieces.length)]);
            }
            try {
                Condition condition = where(text.toString());
                understood++;
                assertThat(condition.sql())
                        .as(text.toString())
                        .matches("[a-zA-Z0-9_ ()?=<>+,-]*")
                        .doesNotContain("--");
                assertThat(condition.sql().chars().filter(one -> one == '?').count())
                        .isEqualTo(condition.values().size());
            } catch (BadSearch bad) {
                assertThat(bad.from()).isBetween(0, text.length());
                assertThat(bad.to()).isBetween(bad.from(), text.length());
                assertThat(bad.why()).isNotBlank();
            }
        }
        assertThat(understood).isGreaterThan(100);
    }

    @Test
    void aSearchHasAnEnd() {
        assertThatThrownBy(() -> language.parse("x".repeat(1_001))).isInstanceOf(BadSearch.class);
        assertThatThrownBy(() -> language.parse("10.0.0.7 ".repeat(25))).hasMessageContaining("at most 24 terms");
        assertThatThrownBy(() -> language.parse("port:" + "1,".repeat(40) + "1"))
                .hasMessageContaining("from 1 to 32");
    }

    @Test
    void everyTermThatIsOfferedAsAnExampleIsUnderstood() {
        for (Field field : Field.values()) {
            assertThat(language.parse(field.example())).as(field.example()).isNotNull();
        }
    }
}
