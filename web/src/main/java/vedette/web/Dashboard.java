package vedette.web;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import vedette.store.people.Role;
import vedette.store.people.TokenBook;
import vedette.store.people.UserBook;
import vedette.web.api.ChartRoutes;
import vedette.web.api.FigureRoutes;
import vedette.web.api.IncidentRoutes;
import vedette.web.api.LiveMessage;
import vedette.web.api.Metrics;
import vedette.web.api.ModelRoutes;
import vedette.web.api.OpenApi;
import vedette.web.asset.Assets;
import vedette.web.http.HostNames;
import vedette.web.http.Route;
import vedette.web.http.Routes;
import vedette.web.http.WebHandler;
import vedette.web.live.LivePulse;
import vedette.web.live.LiveStream;
import vedette.web.operate.Room;
import vedette.web.operate.Standing;
import vedette.web.page.DoorPages;
import vedette.web.page.Frame;
import vedette.web.page.HostPages;
import vedette.web.page.IncidentActions;
import vedette.web.page.IncidentPages;
import vedette.web.page.IncidentsPages;
import vedette.web.page.OverviewPages;
import vedette.web.page.SystemPages;
import vedette.web.page.models.ModelActions;
import vedette.web.page.models.ModelsPages;
import vedette.web.page.network.NetworkPages;
import vedette.web.sign.SignIn;

/// The dashboard: serves pages and what programs ask for, until it is closed.
public final class Dashboard implements AutoCloseable {

    /// Where it is unless somebody says so, and how many doors beyond are tried.
    public static final int PORT = 5000;

    /// The server's own words, of which only warnings are for people.
    private static final Logger LIBRARY = Logger.getLogger("org.eclipse.jetty");

    private static final int PORTS = 10;

    private static final int THREADS = 16;

    private static final long IDLE_MILLIS = 30_000;

    private static final int HEADER_BYTES = 8 * 1024;

    private static final int MOST_WAITING = 128;

    private final Server server;
    private final ServerConnector connector;
    private final Room room;
    private final LivePulse pulse;
    private final SignIn signIn;
    private final Routes routes;

    /// Where it listens.
    ///
    /// @param address of this machine
    /// @param port 0 for the first free one of the usual ones
    /// @param hostNames under which it may be asked for, beside numbers and `localhost`
    public record Where(InetAddress address, int port, Set<String> hostNames) {

        public Where {
            hostNames = Set.copyOf(hostNames);
        }

        /// Only from this machine.
        public static Where usual() {
            return new Where(InetAddress.getLoopbackAddress(), 0, Set.of());
        }
    }

    /// Begins to listen.
    ///
    /// @param clock of those who sign in; that of the room may be the time of a recording
    /// @param problems is told, in words, what goes wrong
    /// @throws IOException if that port is taken, or all of the usual ones are
    public Dashboard(Room room, Where where, InstantSource clock, Consumer<String> problems) throws IOException {
        this.room = room;
        LIBRARY.setLevel(Level.WARNING);
        Standing standing = new Standing(room);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("web");
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server = new Server(threads);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(MOST_WAITING);
        connector.setReuseAddress(true);
        server.addConnector(connector);
        server.setErrorHandler(new PlainErrors());
        open(where);
        signIn = new SignIn(
                new UserBook(room.place().incidents()),
                new TokenBook(room.place().incidents()),
                clock,
                connector.getLocalPort());
        pulse = new LivePulse(room.feed(), new LiveMessage(room, standing), problems);
        Frame frame = new Frame(room, standing, new Assets());
        DoorPages door = new DoorPages(frame, signIn);
        routes = routes(frame, door, new LiveStream(pulse), clock);
        server.setHandler(
                new WebHandler(routes, signIn, new HostNames(where.hostNames), door::refused, clock, problems));
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IOException("the dashboard does not start: " + e.getMessage(), e);
        }
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setRequestHeaderSize(HEADER_BYTES);
        return configuration;
    }

    private void open(Where where) throws IOException {
        connector.setHost(where.address.getHostAddress());
        int first = where.port == 0 ? PORT : where.port;
        int last = where.port == 0 ? PORT + PORTS - 1 : where.port;
        for (int port = first; port <= last; port++) {
            connector.setPort(port);
            try {
                connector.open();
                return;
            } catch (IOException e) {
                boolean isTaken = e instanceof BindException || e.getCause() instanceof BindException;
                if (!isTaken || port == last) {
                    String ports = first == last ? "port " + first : "every port from " + first + " to " + last;
                    throw new IOException(
                            "the dashboard cannot listen at " + where.address.getHostAddress() + ": " + ports
                                    + " is taken, or not allowed; choose another with --listen HOST:PORT, or do without"
                                    + " by --no-dashboard",
                            e);
                }
            }
        }
    }

    private Routes routes(Frame frame, DoorPages door, LiveStream stream, InstantSource clock) {
        Assets assets = frame.files();
        List<Route> programs = Stream.of(
                        new ChartRoutes(room).routes(),
                        new FigureRoutes(room).routes(),
                        new IncidentRoutes(room).routes(),
                        new ModelRoutes(room).routes(),
                        List.of(
                                Route.api("GET", "/api/v1/live", Role.VIEWER, stream::listen)
                                        .that("Each second as it ends, as server-sent events."),
                                Route.api("GET", "/metrics", Role.VIEWER, _ -> Metrics.of(room))
                                        .that("Numbers of the process, for Prometheus.")))
                .flatMap(List::stream)
                .toList();
        OpenApi openApi = new OpenApi(programs, room.operations().watching().version());
        List<Route> small = List.of(
                Route.open("GET", "/assets/{version}/{name}", assets::answer),
                Route.open("GET", "/healthz", _ -> new Health(room).answer()),
                Route.api("GET", "/api/v1/openapi.json", Role.VIEWER, _ -> openApi.answer()));
        return new Routes(Stream.of(
                        small,
                        door.routes(),
                        new OverviewPages(frame).routes(),
                        new IncidentsPages(frame).routes(),
                        new IncidentPages(frame).routes(),
                        new IncidentActions(frame).routes(),
                        new HostPages(frame).routes(),
                        new ModelsPages(frame, clock).routes(),
                        new ModelActions(frame).routes(),
                        new NetworkPages(frame).routes(),
                        new SystemPages(frame).routes(),
                        programs)
                .flatMap(List::stream)
                .toList());
    }

    /// All that can be asked for.
    public Routes routes() {
        return routes;
    }

    /// Where it is.
    public String address() {
        String host = connector.getHost();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort();
    }

    public int port() {
        return connector.getLocalPort();
    }

    /// Where somebody is signed in by following it, once and soon.
    public String link(String user) {
        return address() + "/sign-in/" + signIn.links().make(user);
    }

    @Override
    public void close() {
        room.feed().close();
        pulse.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the dashboard does not stop: " + e.getMessage(), e);
        }
    }
}
