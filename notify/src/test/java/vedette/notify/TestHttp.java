package vedette.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A program that takes webhooks, and answers as it is told.
public final class TestHttp implements AutoCloseable {

    /// What came.
    public record Posted(Map<String, List<String>> headers, String text) {

        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    /// What is answered.
    public record Answer(int status, Map<String, String> headers, String body) {

        public static Answer of(int status) {
            return new Answer(status, Map.of(), "");
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Posted> posted = new CopyOnWriteArrayList<>();
    private final boolean isByTls;

    /// @param port 0 for any
    /// @param keys for TLS; null for none
    public TestHttp(int port, @Nullable TestKeys keys, Function<Posted, Answer> answers) throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        isByTls = keys != null;
        if (keys == null) {
            server = HttpServer.create(address, 0);
        } else {
            HttpsServer secure = HttpsServer.create(address, 0);
            secure.setHttpsConfigurator(new HttpsConfigurator(keys.context()));
            server = secure;
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, answers));
        server.start();
    }

    private void answer(HttpExchange exchange, Function<Posted, Answer> answers) throws IOException {
        Posted one = new Posted(
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Answer answer = answers.apply(one);
        answer.headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        if (answer.status / 100 == 2) {
            posted.add(one);
        }
        exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI url() {
        return URI.create((isByTls ? "https" : "http") + "://localhost:" + port() + "/hook?key=secret");
    }

    /// What it has taken, in order.
    public List<Posted> posted() {
        return posted;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
