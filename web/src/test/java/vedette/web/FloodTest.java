package vedette.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import vedette.store.people.Role;

/// More who ask at once than can be answered.
@Timeout(120)
class FloodTest {

    private static final int ASKING = 1_500;

    @TempDir
    private Path folder;

    @Test
    void someAreAnsweredAndTheRestAreSentAway_andThenAllIsWell() throws Exception {
        try (Served served = new Served(folder);
                ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            String cookie = served.signIn(Role.VIEWER);
            URI dashboard = URI.create(served.dashboard().address());
            CountDownLatch all = new CountDownLatch(ASKING);

            List<Future<String>> asked = IntStream.range(0, ASKING)
                    .mapToObj(_ -> people.submit(() -> {
                        all.countDown();
                        all.await();
                        return status(dashboard, "/incidents?show=all", cookie);
                    }))
                    .toList();
            int answered = 0;
            for (Future<String> one : asked) {
                assertThat(one.get()).isIn(Set.of("200", "503"));
                answered += one.get().equals("200") ? 1 : 0;
            }

            assertThat(answered).isPositive();
            assertThat(served.get("/incidents?show=all", cookie).statusCode()).isEqualTo(200);
            assertThat(status(dashboard, "/healthz", cookie)).isEqualTo("200");
        }
    }

    @Test
    void whoeverHoldsAllConnectionsAndSaysNothingIsShownOut() throws Exception {
        try (Served served = new Served(folder)) {
            URI dashboard = URI.create(served.dashboard().address());
            Socket[] silent = new Socket[1_000];
            try {
                for (int i = 0; i < silent.length; i++) {
                    silent[i] = new Socket(InetAddress.getLoopbackAddress(), dashboard.getPort());
                }

                assertThat(status(dashboard, "/healthz", "x=y")).isEqualTo("200");
            } finally {
                for (Socket socket : silent) {
                    if (socket != null) {
                        socket.close();
                    }
                }
            }
        }
    }

    private static String status(URI dashboard, String path, String cookie) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), dashboard.getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: " + dashboard.getAuthority() + "\r\nCookie: " + cookie
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return reply.isEmpty() ? "nothing" : reply.split(" ", 3)[1];
        }
    }
}
