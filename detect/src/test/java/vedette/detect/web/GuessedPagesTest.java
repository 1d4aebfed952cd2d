package vedette.detect.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vedette.decode.IpProtocol;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.Traffic;
import vedette.flow.fact.Ends;
import vedette.flow.fact.HttpRequestFact;
import vedette.flow.fact.HttpResponseFact;

class GuessedPagesTest {

    private static final String SCANNER = "198.51.100.9";

    private final Traffic traffic = new Traffic(new GuessedPages());
    private final List<Signal> noticed = new ArrayList<>();
    private int sourcePort = 40_000;

    private void get(String client, String target, int status, int length) {
        sourcePort++;
        Ends ends = new Ends(Traffic.address(client), sourcePort, Traffic.address("10.0.0.5"), 80, IpProtocol.TCP);
        traffic.say(new HttpRequestFact(ends, traffic.micros(), "GET", target, "shop", "x", false, "", "", 300));
        traffic.say(new HttpResponseFact(ends, traffic.micros() + 100, status, length, "text/html", "s", "", length));
    }

    private void rest(int seconds) {
        noticed.addAll(traffic.rest(seconds - 1));
    }

    @Test
    void givenPagesThatAreAllMissing_thenItIsAScanWithinSeconds() {
        for (int page = 0; page < 20; page++) {
            get(SCANNER, "/guess" + page, 404, 150);
        }
        rest(1);

        assertThat(noticed).singleElement().satisfies(signal -> {
            assertThat(signal.kind()).isEqualTo(Kind.WEB_SCAN);
            assertThat(signal.entity()).hasToString(SCANNER);
            assertThat(signal.strength()).isEqualTo(1);
        });
    }

    @Test
    void givenAServerThatShowsAPageForWhateverIsMissing_thenTheScanIsStillNoticed() {
        for (int page = 0; page < 60; page++) {
            get(SCANNER, "/guess" + page, 200, 4_321);
        }
        rest(1);

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void givenEverOtherParametersOfOnePage_thenTheyAreGuesses() {
        get(SCANNER, "/item", 200, 500);
        for (int name = 0; name < 60; name++) {
            get(SCANNER, "/item?name" + name + "=1", 200, 500);
        }
        rest(1);

        assertThat(noticed).isNotEmpty();
    }

    @Test
    void givenACrawlerWithBrokenLinks_thenNothingIsNoticed() {
        for (int page = 0; page < 500; page++) {
            get("10.0.0.7", "/page" + page, page % 4 == 0 ? 404 : 200, 1_000 + 17 * page);
            rest(1);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenAnApplicationThatCallsItsServiceAllTheTime_thenNothingIsNoticed() {
        for (int call = 0; call < 500; call++) {
            get("10.0.0.7", "/api/items/" + call + "?fields=a&limit=5", 200, 300 + 13 * (call % 37));
            get("10.0.0.7", "/api/state?since=" + call, 200, 12);
            rest(1);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenASiteWithoutItsIconsAndMaps_thenNothingIsNoticed() {
        for (int visit = 0; visit < 300; visit++) {
            get("10.0.0.7", "/favicon.ico", 404, 150);
            get("10.0.0.7", "/app.js.map", 404, 150);
            get("10.0.0.7", "/app.css.map", 404, 150);
            get("10.0.0.7", "/page" + visit, 200, 1_000 + 17 * visit);
            rest(2);
        }

        assertThat(noticed).isEmpty();
    }

    @Test
    void givenASiteThatSendsEverybodyToItsEncryptedSelf_thenNothingIsNoticed() {
        for (int page = 0; page < 200; page++) {
            get("10.0.0.7", "/page" + page, 301, 169);
        }
        rest(1);

        assertThat(noticed).isEmpty();
    }

    @Test
    void whenAnotherGoesOnFromWhatWasWritten_thenItNoticesTheSame() {
        for (int page = 0; page < 7; page++) {
            get(SCANNER, "/guess" + page, 404, 150);
        }
        rest(1);
        assertThat(noticed).isEmpty();

        traffic.handOverTo(new GuessedPages());
        for (int page = 7; page < 14; page++) {
            get(SCANNER, "/guess" + page, 404, 150);
        }
        rest(1);

        assertThat(noticed)
                .singleElement()
                .satisfies(signal -> assertThat(signal.flows()).isEqualTo(14));
    }
}
