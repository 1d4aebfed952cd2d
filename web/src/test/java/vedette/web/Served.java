package vedette.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vedette.common.Address;
import vedette.detect.Kind;
import vedette.detect.Reason;
import vedette.incident.Burst;
import vedette.incident.Contribution;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.incident.SignalSummary;
import vedette.report.ReportFormat;
import vedette.report.data.Period;
import vedette.report.document.Topic;
import vedette.store.StorePlace;
import vedette.store.incidents.IncidentBook;
import vedette.store.people.Actor;
import vedette.store.people.PasswordHash;
import vedette.store.people.Role;
import vedette.store.people.UserBook;
import vedette.web.live.LiveFeed;
import vedette.web.metric.CaptureMetrics;
import vedette.web.metric.Measure;
import vedette.web.operate.ModelRoom;
import vedette.web.operate.NetworkRoom;
import vedette.web.operate.NoticeRoom;
import vedette.web.operate.Operations;
import vedette.web.operate.ReportRoom;
import vedette.web.operate.Room;
import vedette.web.operate.Trouble;

/// A dashboard over a small store, on a port of its own, and a browser without a screen.
final class Served implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    /// What somebody who wants to run a script in the analyst's browser would send.
    static final String HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>' onload='alert(3)";

    static final String ID = "00112233445566ff";

    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");

    final LiveFeed feed = new LiveFeed();
    final List<String> problems = new CopyOnWriteArrayList<>();
    final List<Trouble.Told> troubles = new CopyOnWriteArrayList<>();
    final AtomicReference<Operations.Watching> watching =
            new AtomicReference<>(watching(List.of(), "", "All is seen."));
    final SomeModels models = new SomeModels();
    final StorePlace place;
    private final Dashboard dashboard;
    private final HttpClient client;

    Served(Path folder) throws IOException {
        this(folder, Where.open(InetAddress.getLoopbackAddress(), freePort(), Set.of("sensor.example")), plain());
    }

    private static HttpClient plain() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// @param client that is to get there
    Served(Path folder, Where where, HttpClient client) throws IOException {
        this.client = client;
        place = StorePlace.in(folder).begun();
        UserBook users = new UserBook(place.incidents());
        PasswordHash hash = PasswordHash.of(PASSWORD.toCharArray());
        for (Role role : Role.values()) {
            users.add(role.label(), role, hash, new Actor("test", NOON));
        }
        try (IncidentBook book = new IncidentBook(place.incidents())) {
            book.save(List.of(incident(ID, IncidentState.OPEN)));
        }
        Room room = new Room(
                place,
                feed,
                new Quiet(models, troubles, watching::get),
                new NoReports(),
                () -> NOON,
                ZoneOffset.UTC,
                address -> true);
        dashboard = new Dashboard(room, where, InstantSource.system(), problems::add);
    }

    static Operations.Watching watching(List<String> blind, String onlyItself, String seen) {
        return new Operations.Watching(
                "test",
                List.of(new Operations.Input("eth0", Operations.Sight.READ, true)),
                false,
                false,
                NOON,
                10,
                0,
                Optional.of(NOON),
                blind,
                onlyItself,
                seen,
                "",
                "");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static IncidentSnapshot incident(String id, IncidentState state) {
        Address source = Address.parse("203.0.113.9");
        Address target = Address.parse("10.0.0.7");
        long noon = NOON.getEpochSecond() * 1_000_000_000L;
        return new IncidentSnapshot(
                id,
                id,
                "site",
                "sensor",
                Kind.WEB_ATTACK,
                source,
                state,
                List.of(source),
                1,
                List.of(target),
                1,
                List.of(80),
                noon - 60_000_000_000L,
                noon,
                noon - 30_000_000_000L,
                List.of(new Burst(noon - 60_000_000_000L, noon)),
                86,
                0.9,
                false,
                List.of(new Contribution("web attack", 86)),
                List.of(new SignalSummary("web-attacks", 0.9, 0.9, List.of(new Reason("path", HOSTILE, HOSTILE)))),
                12);
    }

    Dashboard dashboard() {
        return dashboard;
    }

    /// A request that can be changed before it is sent.
    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(dashboard.address() + path));
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
        return send(to(path).header("Cookie", cookie).GET().build());
    }

    HttpResponse<String> post(String path, String cookie, String form) throws IOException, InterruptedException {
        return send(to(path).header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    /// What a browser shows from now on that has signed in.
    String signIn(Role role) throws IOException, InterruptedException {
        HttpResponse<String> reply =
                post("/sign-in", "x=y", "name=" + role.label() + "&password=" + PASSWORD.replace(" ", "+"));
        return cookie(reply).orElseThrow();
    }

    static Optional<String> cookie(HttpResponse<String> reply) {
        return reply.headers().firstValue("Set-Cookie").map(value -> value.split(";", -1)[0]);
    }

    /// What forms of this browser bring back.
    String formToken(String cookie) throws IOException, InterruptedException {
        Matcher token = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"")
                .matcher(get("/", cookie).body());
        if (!token.find()) {
            throw new AssertionError("no form on the page");
        }
        return token.group(1);
    }

    @Override
    public void close() {
        dashboard.close();
    }

    /// Writes nothing but a word.
    private record NoReports() implements ReportRoom {

        @Override
        public void write(Period period, Set<Topic> topics, ReportFormat format, OutputStream out) throws IOException {
            out.write((format + " " + topics.size()).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public List<Kept> kept() {
            return List.of(new Kept("security-2026-01-11.pdf", 9_000, NOON));
        }

        @Override
        public Optional<Path> file(String name) {
            return Optional.empty();
        }
    }

    private record Quiet(ModelRoom models, List<Trouble.Told> troubles, Supplier<Watching> now) implements Operations {

        @Override
        public Watching watching() {
            return now.get();
        }

        @Override
        public List<Measure> measures() {
            return List.of(CaptureMetrics.PACKETS.of(10), CaptureMetrics.INPUT_ON.of(1, HOSTILE + "\\\n"));
        }

        @Override
        public void watch(String interfaceName, boolean isOn) {
            if (!interfaceName.equals("eth0")) {
                throw new IllegalArgumentException("there is no interface " + interfaceName + " here");
            }
        }

        @Override
        public NoticeRoom notices() {
            return new SomeReceivers();
        }

        @Override
        public NetworkRoom network() {
            return new SomeNetwork();
        }
    }
}
