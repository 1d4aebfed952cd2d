package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;
import static vedette.web.SomeFlows.flow;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vedette.store.archive.StoredFlow;
import vedette.store.people.Role;

class HostsPageTest {

    private static final long ENDED = Instant.parse("2026-01-12T11:50:00Z").getEpochSecond() * 1_000_000;

    @TempDir
    private Path folder;

    private Served served;
    private String cookie;

    @BeforeEach
    void open() throws Exception {
        served = new Served(folder);
        cookie = served.signIn(Role.VIEWER);
    }

    @AfterEach
    void close() {
        served.close();
        assertThat(served.problems).isEmpty();
    }

    private void fillThree() throws Exception {
        SomeFlows.fill(
                served.place,
                List.of(
                        flow(ENDED, "10.0.0.1", "10.0.0.2", 443, 100, 9_000),
                        flow(ENDED, "10.0.0.1", "10.0.0.7", 443, 5_000, 100),
                        flow(ENDED, "10.0.0.1", "10.0.0.7", 443, 5_000, 100)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 10.0.0.1 10.0.0.7 10.0.0.2",
        "sort=sent, 10.0.0.1 10.0.0.2 10.0.0.7",
        "sort=received&order=up, 10.0.0.2 10.0.0.1 10.0.0.7",
        "sort=conversations, 10.0.0.1 10.0.0.7 10.0.0.2",
        "sort=host&order=up, 10.0.0.1 10.0.0.2 10.0.0.7",
        "sort=host, 10.0.0.7 10.0.0.2 10.0.0.1",
        "sort=incidents, 10.0.0.7 10.0.0.1 10.0.0.2",
        "sort=nonsense&where=nowhere, 10.0.0.1 10.0.0.7 10.0.0.2",
    })
    void itIsSortedAsWasAsked(String asked, String order) throws Exception {
        fillThree();

        assertThat(served.get("/hosts?last=1h&" + asked, cookie).body())
                .containsSubsequence(List.of(order.split(" ")).stream()
                        .map(host -> "<a href=\"/hosts/" + host + "?")
                        .toList());
    }

    @Test
    void placesNarrowIt_andSayWhenNobodyIsThere() throws Exception {
        fillThree();

        assertThat(served.get("/hosts?last=1h&where=inside", cookie).body()).contains("10.0.0.7", "3 hosts");
        assertThat(served.get("/hosts?last=1h&where=outside", cookie).body())
                .contains("No conversation has ended in this time", "0 hosts");
    }

    @Test
    void manyArePagedThrough_andNoneIsLostOrTwice() throws Exception {
        List<StoredFlow> flows = new ArrayList<>();
        for (int i = 0; i < 249; i++) {
            flows.add(flow(ENDED, "10.0.0.1", "10.1.0." + i, 443, 100 + i, 50));
        }
        SomeFlows.fill(served.place, flows);

        List<String> seen = new ArrayList<>();
        String path = "/hosts?last=1h&sort=host&order=up";
        for (int page = 0; page < 3; page++) {
            String html = served.get(path + "&page=" + page, cookie).body();
            assertThat(html.contains("rel=\"next\"")).isEqualTo(page < 2);
            java.util.regex.Pattern.compile("<a href=\"/hosts/([0-9.]+)\\?")
                    .matcher(html)
                    .results()
                    .forEach(found -> seen.add(found.group(1)));
        }

        assertThat(seen).hasSize(250).doesNotHaveDuplicates().isSorted();
        assertThat(served.get(path + "&page=9", cookie).body()).contains("250 hosts");
    }
}
