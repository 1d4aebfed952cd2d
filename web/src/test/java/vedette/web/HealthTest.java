package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.people.Role;
import vedette.web.operate.Trouble;

/// What anybody is told of how a run is, and what those who look after many are told.
class HealthTest {

    @TempDir
    private Path folder;

    @Test
    void anybodyIsToldHowItIs_andNothingOfTheNetwork() throws Exception {
        try (Served served = new Served(folder)) {
            assertThat(served.get("/healthz", "x=y").body()).isEqualTo("ok\n");

            served.troubles.add(new Trouble.Told(Trouble.INTERFACE_DOWN, "eth7 is down"));
            served.troubles.add(new Trouble.Told(Trouble.INTERFACE_DOWN, "eth8 is down"));
            HttpResponse<String> degraded = served.get("/healthz", "x=y");
            assertThat(degraded.statusCode()).isEqualTo(200);
            assertThat(degraded.body())
                    .isEqualTo("degraded\ninterface-down: " + Trouble.INTERFACE_DOWN.meaning() + "\n");

            served.troubles.add(new Trouble.Told(Trouble.STORE_FAILING, "/secret/place cannot be written"));
            HttpResponse<String> failing = served.get("/healthz", "x=y");
            assertThat(failing.statusCode()).isEqualTo(503);
            assertThat(failing.body())
                    .startsWith("failing\n")
                    .contains("store-failing: ")
                    .doesNotContain("secret");
            assertThat(failing.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
        }
    }

    @Test
    void numbersTellEveryTrouble_alsoThoseThatThereAreNot() throws Exception {
        try (Served served = new Served(folder)) {
            String viewer = served.signIn(Role.VIEWER);
            assertThat(served.get("/metrics", viewer).body())
                    .contains("\nvedette_healthy 1\n", "\nvedette_trouble{trouble=\"drops\"} 0\n");

            served.troubles.add(new Trouble.Told(Trouble.DROPS, "2 % were lost"));
            assertThat(served.get("/metrics", viewer).body())
                    .contains(
                            "\nvedette_healthy 0\n",
                            "\nvedette_trouble{trouble=\"drops\"} 1\n",
                            "\nvedette_trouble{trouble=\"disk-low\"} 0\n",
                            "\nvedette_open_incidents{severity=\"high\"} 1\n",
                            "\nvedette_web_sessions 1\n");
            assertThat(served.get("/system", viewer).body())
                    .contains("2 % were lost", "machine_cpu_share", "machine_memory_available_bytes");
            assertThat(served.get("/", viewer).body()).contains("Blind in part: 2 % were lost.");
        }
    }
}
