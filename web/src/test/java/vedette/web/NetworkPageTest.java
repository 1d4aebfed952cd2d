package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.Store;
import vedette.store.archive.StoredFlow;
import vedette.store.flows.FlowBookConfig;
import vedette.store.people.Role;

/// What the page about the network shows of what was kept.
class NetworkPageTest {

    private static final long NOON = SomeModels.NOON.getEpochSecond() * 1_000_000;

    private static final long MINUTE = 60_000_000;

    @TempDir
    private Path folder;

    private @Nullable Served opened;

    @BeforeEach
    void open() throws IOException {
        opened = new Served(folder);
    }

    @AfterEach
    void close() {
        served().close();
    }

    private Served served() {
        if (opened == null) {
            throw new IllegalStateException("not open");
        }
        return opened;
    }

    private String page(String query) throws Exception {
        HttpResponse<String> reply = served().get("/network" + query, served().signIn(Role.VIEWER));
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        return reply.body();
    }

    private static StoredFlow flow(long number, int part, String host, long handshake, long again) {
        return new StoredFlow(
                number,
                part,
                NOON - 3 * MINUTE,
                NOON - 2 * MINUTE + number,
                "10.0.0.7",
                40_000,
                host,
                443,
                6,
                60,
                40,
                6_000,
                4_000,
                "closed",
                "SF",
                "ShAdDaFf",
                -1,
                handshake,
                again,
                0);
    }

    @Test
    void whereNothingWasSeenItSaysSo_andNobodyIsAskedUnlessSomebodySaidSo() throws Exception {
        assertThat(page(""))
                .contains("No host was seen to open three connections in this time.")
                .contains("No host had packets sent again in this time.")
                .contains("eth0", "watched", "1.00 Gbit/s", "wlan0", "down", "not known")
                .contains("192.0.2.1:443");
    }

    @Test
    void hostsWithWhichItGoesWorstComeFirst() throws Exception {
        try (Store store =
                Store.open(served().place, FlowBookConfig.defaults(), () -> SomeModels.NOON, problem -> {})) {
            for (int i = 0; i < 4; i++) {
                store.flows().add(flow(i, 0, "198.51.100.1", 200_000 + i, 0));
                store.flows().add(flow(10 + i, 0, "198.51.100.2", 1_500, 10));
            }
            store.flows().add(flow(30, 0, "198.51.100.3", 900_000, 0));
            // two parts of one conversation: the later counts what was sent again in both
            store.flows().add(flow(40, 0, "198.51.100.4", 2_000, 20));
            store.flows().add(flow(40, 1, "198.51.100.4", 2_000, 50));
            store.flows().figure(NOON - 2 * MINUTE, "tcp_packets", "", 1_100);
            store.flows().figure(NOON - 2 * MINUTE, "tcp_packets", "sent again", 90);
        }

        String page = page("?last=1h");

        assertThat(page).contains("of the 11 TCP conversations, ended since", "8.2 %", "90 of 1,100");
        String slowest = page.substring(page.indexOf("id=\"slowest\""), page.indexOf("id=\"lossiest\""));
        assertThat(slowest.indexOf("198.51.100.1")).isPositive().isLessThan(slowest.indexOf("198.51.100.2"));
        assertThat(slowest).contains("200 ms", "1.5 ms").doesNotContain("198.51.100.3");
        String lossiest = page.substring(page.indexOf("id=\"lossiest\""));
        assertThat(lossiest.indexOf("198.51.100.4")).isPositive().isLessThan(lossiest.indexOf("198.51.100.2"));
        assertThat(lossiest).contains("25 %", "10 %").doesNotContain("198.51.100.1<");
        assertThat(page("?last=1h").substring(page.indexOf("time to connect"))).contains("1.5 ms");
    }

    @Test
    void aTimeThatIsNoneIsRefused() throws Exception {
        assertThat(served().get("/network?last=tomorrow", served().signIn(Role.VIEWER))
                        .statusCode())
                .isEqualTo(400);
    }
}
