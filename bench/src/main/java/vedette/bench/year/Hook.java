package vedette.bench.year;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// A program that takes webhooks. It is away in two ways by turns: it answers that it cannot, or nobody listens.
final class Hook implements Away {

    private static final int TAKEN = 204;
    private static final int BUSY = 503;

    private final Told told = new Told();
    private final int port;
    private @Nullable HttpServer server;
    private volatile boolean isBusy;
    private int outages;

    Hook() throws IOException {
        port = listen(0);
    }

    private int listen(int wanted) throws IOException {
        HttpServer begun = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
        begun.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        begun.createContext("/", this::answer);
        begun.start();
        server = begun;
        return begun.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            boolean takes = !isBusy;
            if (takes) {
                told.add(exchange.getRequestHeaders().getFirst("Vedette-Delivery"));
            }
            exchange.sendResponseHeaders(takes ? TAKEN : BUSY, -1);
        }
    }

    String url() {
        return "http://127.0.0.1:" + port + "/hook";
    }

    @Override
    public void leave() {
        if (outages++ % 2 == 0) {
            isBusy = true;
        } else {
            close();
        }
    }

    @Override
    public void comeBack() throws IOException {
        isBusy = false;
        if (server == null) {
            listen(port);
        }
    }

    @Override
    public Told told() {
        return told;
    }

    @Override
    public void close() {
        HttpServer begun = server;
        server = null;
        if (begun != null) {
            begun.stop(0);
        }
    }
}
