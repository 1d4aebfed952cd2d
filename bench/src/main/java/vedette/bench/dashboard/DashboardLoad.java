package vedette.bench.dashboard;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/// Many who look at the dashboard: streams that stay open, and pages that are asked for at a steady rate, whether the
/// ones before have come or not. Arguments: a link that signs in, how many streams, how many requests a second, for how
/// many seconds. Prints a table.
public final class DashboardLoad {

    private static final List<String> PAGES = List.of(
            "/",
            "/incidents?show=all",
            "/hosts",
            "/flows",
            "/traffic",
            "/models",
            "/network",
            "/system",
            "/api/v1/traffic?last=15m",
            "/api/v1/shares?last=15m");

    private static final long LAST_ONES_SECONDS = 60;

    private final HttpClient client;
    private final String base;
    private final String cookie;
    private final AtomicLong events = new AtomicLong();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();

    private DashboardLoad(String link) throws IOException, InterruptedException {
        client = HttpClient.newBuilder()
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        base = link.substring(0, link.indexOf("/sign-in"));
        HttpResponse<Void> reply =
                client.send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.discarding());
        cookie = reply.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new IOException("the link does not sign in: status " + reply.statusCode()))
                .replaceFirst(";.*", "");
    }

    /// Looks at the dashboard, and says how that was.
    public static void main(String[] arguments) throws Exception {
        int streams = Integer.parseInt(arguments[1]);
        int rate = Integer.parseInt(arguments[2]);
        int seconds = Integer.parseInt(arguments[3]);
        DashboardLoad load = new DashboardLoad(arguments[0]);
        for (int stream = 0; stream < streams; stream++) {
            Thread.ofVirtual().start(load::listen);
        }
        long begun = System.nanoTime();
        double[] millis = load.ask(rate, rate * seconds);
        load.print(System.out, streams, millis, (System.nanoTime() - begun) / 1e9);
        Runtime.getRuntime().halt(load.failed.get() == 0 && load.ended.get() == 0 ? 0 : 1);
    }

    private HttpRequest to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Cookie", cookie)
                .build();
    }

    private void listen() {
        try {
            client.send(to("/api/v1/live"), HttpResponse.BodyHandlers.ofLines())
                    .body()
                    .filter(line -> line.startsWith("data:"))
                    .forEach(_ -> events.incrementAndGet());
        } catch (IOException | RuntimeException _) {
            // counted below
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        ended.incrementAndGet();
    }

    /// How long each took, from when it was due; pages take turns.
    private double[] ask(int rate, int requests) throws InterruptedException {
        double[] millis = new double[requests];
        CountDownLatch open = new CountDownLatch(requests);
        long begun = System.nanoTime();
        for (int request = 0; request < requests; request++) {
            int number = request;
            long due = begun + request * TimeUnit.SECONDS.toNanos(1) / rate;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            Thread.ofVirtual().start(() -> {
                millis[number] = ask(PAGES.get(number % PAGES.size()), due);
                open.countDown();
            });
        }
        if (!open.await(LAST_ONES_SECONDS, TimeUnit.SECONDS)) {
            failed.addAndGet(Math.toIntExact(open.getCount()));
        }
        return millis;
    }

    private double ask(String page, long due) {
        try {
            HttpResponse<String> reply = client.send(to(page), HttpResponse.BodyHandlers.ofString());
            if (reply.statusCode() != 200) {
                failed.incrementAndGet();
            }
        } catch (IOException _) {
            failed.incrementAndGet();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return (System.nanoTime() - due) / 1e6;
    }

    private void print(PrintStream out, int streams, double[] millis, double seconds) {
        out.println("| asked for | requests | p50 ms | p95 ms | p99 ms | most ms |");
        out.println("|---|---|---|---|---|---|");
        row(out, "all", Arrays.stream(millis));
        for (int page = 0; page < PAGES.size(); page++) {
            int from = page;
            row(
                    out,
                    "`" + PAGES.get(page) + "`",
                    IntStream.range(0, millis.length)
                            .filter(number -> number % PAGES.size() == from)
                            .mapToDouble(number -> millis[number]));
        }
        out.printf(
                Locale.ROOT,
                "%n%d failed; %d of %d streams ended; %.2f events a second and stream%n",
                failed.get(),
                ended.get(),
                streams,
                streams == 0 ? 0 : events.get() / seconds / streams);
    }

    private static void row(PrintStream out, String name, DoubleStream some) {
        double[] sorted = some.sorted().toArray();
        if (sorted.length > 0) {
            out.printf(
                    Locale.ROOT,
                    "| %s | %,d | %.1f | %.1f | %.1f | %.1f |%n",
                    name,
                    sorted.length,
                    at(sorted, 0.5),
                    at(sorted, 0.95),
                    at(sorted, 0.99),
                    sorted[sorted.length - 1]);
        }
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }
}
