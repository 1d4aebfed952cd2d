package vedette.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Answers that break off, and requests that do not come to their end.
@Timeout(60)
class AnswerTest {

    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Server server = server();

    /// Is over before it should be.
    private final class Broken implements Reply.Body {

        @Override
        public void write(OutputStream out) throws IOException {
            out.write("a,b\n".repeat(10_000).getBytes(StandardCharsets.UTF_8));
            throw new IOException("the archive took too long");
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    private static Server server() {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        return new Server(threads);
    }

    @BeforeEach
    void start() throws Exception {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        Routes routes = new Routes(List.of(
                Route.open("GET", "/rows", _ -> Reply.download("rows.csv", "text/csv", new Broken())),
                Route.open("GET", "/marked", _ -> Reply.json("{}")),
                Route.open("GET", "/here", _ -> Reply.html("here")),
                Route.open("POST", "/said", call -> Reply.html("you said " + call.requirePosted("a")))));
        server.setHandler(new WebHandler(
                routes,
                _ -> Visitor.STRANGER,
                new Site(new HostNames(Set.of()), Passage.OPEN),
                (_, status, why) -> Reply.of(status, Reply.HTML, why),
                new Crowd(),
                InstantSource.system(),
                problems::add));
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private InetSocketAddress address() {
        return new InetSocketAddress(
                InetAddress.getLoopbackAddress(), ((ServerConnector) server.getConnectors()[0]).getLocalPort());
    }

    private HttpResponse<String> get(String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + address().getPort() + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private Socket begin(String text) throws IOException {
        Socket socket = new Socket();
        socket.connect(address());
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    @Test
    void whatIsNotAllDoesNotLookLikeIt_andThatIsTold() throws Exception {
        assertThatThrownBy(() -> get("/rows")).isInstanceOf(IOException.class);

        closed.await();
        assertThat(problems).singleElement().asString().contains("GET /rows", "the archive took too long");
    }

    @Test
    void whoGoesAwayIsNoTrouble() throws Exception {
        try (Socket socket = begin("HEAD /rows HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")) {
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .startsWith("HTTP/1.1 200");
        }

        closed.await();
        assertThat(problems).isEmpty();
    }

    @Test
    void whoPostsSlowlyKeepsNobodyWaiting_andIsShownOut() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) { // more than there are turns
                slow.add(begin("POST /said HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type:"
                        + " application/x-www-form-urlencoded\r\nContent-Length: 20\r\n\r\na="));
            }
            assertThat(get("/here").body()).isEqualTo("here");

            InputStream answer = slow.getFirst().getInputStream();
            assertThat(new String(answer.readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 408");
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    @Test
    void aFormThatComesInPartsIsRead_andOneWithoutEndIsNot() throws Exception {
        try (Socket socket = begin("POST /said HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type:"
                + " application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n2\r\na=\r\n")) {
            socket.getOutputStream().write("2\r\nhi\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .endsWith("you said hi");
        }
        String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
        try (Socket socket = begin("POST /said HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type:"
                + " application/x-www-form-urlencoded\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(9))) {
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 413");
        }
    }

    @Test
    void whatIsKnownIsNotSentAgain_inWhateverWayItIsNamed() throws Exception {
        String mark = get("/marked").headers().firstValue("ETag").orElseThrow();

        for (String known : List.of(mark, "W/" + mark, "\"other\", " + mark, "*")) {
            assertThat(get("/marked", "If-None-Match", known).statusCode())
                    .as(known)
                    .isEqualTo(304);
        }
        assertThat(get("/marked", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }
}
