package vedette.bench.year;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Those who look at the dashboard all the time: one after the other they ask for a page, read it, and ask for the
/// next.
final class Onlookers implements AutoCloseable {

    private static final List<String> PAGES = List.of(
            "/api/v1/watching",
            "/api/v1/incidents",
            "/api/v1/flows",
            "/api/v1/traffic?last=15m",
            "/api/v1/shares?last=15m",
            "/metrics",
            "/healthz");
    private static final int LOOKERS = 4;
    private static final long BETWEEN_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_TOLD = 5;

    private final HttpClient client = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final String base;
    private final String token;
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean isOver;

    /// @param token of an admin
    Onlookers(String base, String token) {
        this.base = base;
        this.token = token;
        for (int looker = 0; looker < LOOKERS; looker++) {
            int first = looker;
            Thread.ofVirtual().start(() -> look(first));
        }
    }

    private void look(int first) {
        for (int page = first; !isOver; page++) {
            ask(PAGES.get(page % PAGES.size()));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(BETWEEN_MILLIS));
        }
    }

    private void ask(String page) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + page))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE)
                .build();
        String trouble = "";
        try {
            HttpResponse<String> reply = client.send(request, HttpResponse.BodyHandlers.ofString());
            trouble = reply.statusCode() == 200 ? "" : "answered " + reply.statusCode();
        } catch (IOException e) {
            trouble = e.toString();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        if (isOver) {
            return;
        }
        asked.incrementAndGet();
        if (!trouble.isEmpty() && failed.incrementAndGet() <= MOST_TOLD) {
            System.err.println(page + ": " + trouble);
        }
    }

    int asked() {
        return asked.get();
    }

    int failed() {
        return failed.get();
    }

    @Override
    public void close() {
        isOver = true;
    }
}
