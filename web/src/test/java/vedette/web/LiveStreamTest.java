package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.people.Role;
import vedette.web.live.Second;

/// What is new reaches those who listen, and nobody waits for those who do not.
@Timeout(60)
class LiveStreamTest {

    @TempDir
    private Path folder;

    @Test
    void aSecondThatIsOverIsTold() throws Exception {
        try (Served served = new Served(folder);
                BufferedReader lines = listen(served)) {
            served.feed.add(new Second(1_768_219_200_000_000L, 1_234, 10, 20, 30, 2));

            assertThat(line(lines, "1768219200000")).contains("1234,10,20,30,2", "\"sentence\"", "\"open\":1");
        }
    }

    @Test
    void whenIncidentsChange_thenEveryoneIsTold() throws Exception {
        try (Served served = new Served(folder);
                BufferedReader one = listen(served);
                BufferedReader other = listen(served)) {
            served.feed.incidentsChanged();

            assertThat(line(one, "\"changes\":1")).isNotEmpty();
            assertThat(line(other, "\"changes\":1")).isNotEmpty();
        }
    }

    @Test
    void whoNeverReadsMakesNobodyWait() throws Exception {
        try (Served served = new Served(folder)) {
            List<BufferedReader> asleep = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                asleep.add(listen(served));
            }
            try (BufferedReader awake = listen(served)) {
                for (int i = 1; i <= 100_000; i++) {
                    served.feed.add(new Second(1_768_219_200_000_000L + i * 1_000_000L, i, 0, 0, 0, 0));
                }

                assertThat(line(awake, ",100000,")).isNotEmpty();
            }
            for (BufferedReader one : asleep) {
                one.close();
            }
        }
    }

    private static BufferedReader listen(Served served) throws IOException, InterruptedException {
        String cookie = served.signIn(Role.VIEWER);
        HttpResponse<InputStream> reply = HttpClient.newHttpClient()
                .send(
                        served.to("/api/v1/live").header("Cookie", cookie).GET().build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("text/event-stream");
        return new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8));
    }

    /// The first line that has this.
    private static String line(BufferedReader lines, String wanted) throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains(wanted)) {
                return line;
            }
        }
        return "";
    }
}
