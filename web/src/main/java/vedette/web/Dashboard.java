package vedette.web;

import java.io.IOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import vedette.store.database.OpenReads;
import vedette.store.people.Actor;
import vedette.store.people.LinkBook;
import vedette.store.people.Role;
import vedette.store.people.TokenBook;
import vedette.store.people.UserBook;
import vedette.web.api.ChartRoutes;
import vedette.web.api.FigureRoutes;
import vedette.web.api.FlowRoutes;
import vedette.web.api.HostRoutes;
import vedette.web.api.IncidentRoutes;
import vedette.web.api.LiveMessage;
import vedette.web.api.Metrics;
import vedette.web.api.ModelRoutes;
import vedette.web.api.OpenApi;
import vedette.web.api.TrafficRoutes;
import vedette.web.api.WatchRoutes;
import vedette.web.asset.Assets;
import vedette.web.explore.FlowDesk;
import vedette.web.explore.TrafficDesk;
import vedette.web.http.Crowd;
import vedette.web.http.HostNames;
import vedette.web.http.Passage;
import vedette.web.http.Route;
import vedette.web.http.Routes;
import vedette.web.http.Site;
import vedette.web.http.WebHandler;
import vedette.web.live.LivePulse;
import vedette.web.live.LiveStream;
import vedette.web.operate.Downloads;
import vedette.web.operate.Room;
import vedette.web.operate.Standing;
import vedette.web.page.AccountPages;
import vedette.web.page.DoorPages;
import vedette.web.page.Frame;
import vedette.web.page.HostPages;
import vedette.web.page.IncidentActions;
import vedette.web.page.IncidentPages;
import vedette.web.page.IncidentsPages;
import vedette.web.page.OneHostPages;
import vedette.web.page.OverviewPages;
import vedette.web.page.RangePages;
import vedette.web.page.SystemPages;
import vedette.web.page.flows.FlowDetailPages;
import vedette.web.page.flows.FlowPages;
import vedette.web.page.flows.TrafficPages;
import vedette.web.page.help.HelpPages;
import vedette.web.page.models.ModelActions;
import vedette.web.page.models.ModelsPages;
import vedette.web.page.network.NetworkPages;
import vedette.web.page.settings.ReportPages;
import vedette.web.page.settings.RulePages;
import vedette.web.page.settings.SettingsActions;
import vedette.web.page.settings.SettingsPages;
import vedette.web.sign.SignIn;
import vedette.web.table.TableRoutes;
import vedette.web.tls.Identity;
import vedette.web.tls.Tls;

/// The dashboard: serves pages and what programs ask for, until it is closed.
public final class Dashboard implements AutoCloseable {

    /// Where it is unless somebody says so, and how many doors beyond are tried.
    public static final int PORT = 5000;

    /// The server's own words, of which only warnings are for people.
    private static final Logger LIBRARY = Logger.getLogger("org.eclipse.jetty");

    private static final int THREADS = 16;

    /// Each holds some memory. Beyond that nobody is let in until somebody goes.
    private static final int MOST_CONNECTIONS = 1_000;

    /// Longer than one waits for a turn, or those who wait would be shown out as well.
    private static final long IDLE_WHEN_FULL_MILLIS = 8_000;

    private final Server server;
    private final Room room;
    private final OpenReads reads = new OpenReads();
    private final Where where;
    private final InstantSource clock;
    private final @Nullable Tls tls;
    private final int port;
    private final LivePulse pulse;
    private final Crowd crowd = new Crowd();
    private final SignIn signIn;
    private final Routes routes;

    /// Begins to listen.
    ///
    /// @param all that pages look at
    /// @param clock of those who sign in; that of the room may be the time of a recording
    /// @param problems is told, in words, what goes wrong
    /// @throws IOException if that port is taken, or all of the usual ones are
    public Dashboard(Room all, Where where, InstantSource clock, Consumer<String> problems) throws IOException {
        room = all.keptOpen(reads);
        this.where = where;
        this.clock = clock;
        LIBRARY.setLevel(Level.WARNING);
        Standing standing = new Standing(room);
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
        threads.setName("web");
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server = new Server(threads);
        tls = where.keys() == null ? null : new Tls(where.keys(), clock, problems);
        server.setErrorHandler(new PlainErrors());
        port = new Listeners(server, tls).open(where);
        NetworkConnectionLimit limit = new NetworkConnectionLimit(MOST_CONNECTIONS, server);
        limit.setEndPointIdleTimeout(IDLE_WHEN_FULL_MILLIS);
        server.addBean(limit);
        signIn = new SignIn(
                new UserBook(room.place().incidents()),
                new TokenBook(room.place().incidents()),
                new LinkBook(room.place().incidents()),
                clock,
                port);
        pulse = new LivePulse(room.feed(), new LiveMessage(room, standing), problems);
        Frame frame = new Frame(room, standing, new Assets());
        DoorPages door = new DoorPages(frame, signIn);
        routes = routes(frame, door, new LiveStream(pulse, signIn), clock);
        server.setHandler(new WebHandler(
                routes, signIn, new Site(names(), where.passage()), door::refused, crowd, clock, problems));
        try {
            server.start();
        } catch (Exception e) {
            close();
            throw new IOException("the dashboard does not start: " + e.getMessage(), e);
        }
    }

    /// The names that are ours: those that were said, and those that the certificate is for.
    private HostNames names() {
        Set<String> names = new HashSet<>(where.hostNames());
        if (tls != null && where.passage() == Passage.TRUSTED) {
            names.addAll(tls.identity().names());
        }
        return new HostNames(names);
    }

    private Routes routes(Frame frame, DoorPages door, LiveStream stream, InstantSource clock) {
        Assets assets = frame.files();
        Downloads downloads = new Downloads(room.place(), clock);
        ReportPages reports = new ReportPages(frame, room.reports(), downloads);
        FlowDesk flows = new FlowDesk(room, clock);
        TrafficDesk traffic = new TrafficDesk(room);
        Metrics metrics = new Metrics(room, signIn, stream, crowd);
        List<Route> programs = Stream.of(
                        new ChartRoutes(room).routes(),
                        new FigureRoutes(room).routes(),
                        new HostRoutes(room).routes(),
                        new IncidentRoutes(room, downloads).routes(),
                        reports.programs(),
                        new FlowRoutes(room, flows, downloads).routes(),
                        new TrafficRoutes(room, traffic).routes(),
                        new TableRoutes(room, traffic, downloads).routes(),
                        new ModelRoutes(room).routes(),
                        new WatchRoutes(room, clock).routes(),
                        List.of(
                                Route.api("GET", "/api/v1/live", Role.VIEWER, stream::listen)
                                        .that("Each second as it ends, as server-sent events."),
                                Route.api("GET", "/metrics", Role.VIEWER, _ -> metrics.answer())
                                        .that("Numbers of the run, as Prometheus reads them.")))
                .flatMap(List::stream)
                .toList();
        OpenApi openApi = new OpenApi(programs, room.operations().watching().version());
        List<Route> small = List.of(
                Route.open("GET", "/assets/{version}/{name}", assets::answer),
                Route.open("GET", "/healthz", _ -> new Health(room).answer()),
                Route.api("GET", "/api/v1/openapi.json", Role.VIEWER, _ -> openApi.answer()));
        SettingsPages settings = new SettingsPages(frame, clock);
        return new Routes(Stream.of(
                        small,
                        door.routes(),
                        new RangePages(frame).routes(),
                        new OverviewPages(frame).routes(),
                        new IncidentsPages(frame).routes(),
                        new IncidentPages(frame, downloads).routes(),
                        new IncidentActions(frame).routes(),
                        new FlowPages(frame, flows).routes(),
                        new FlowDetailPages(frame, flows).routes(),
                        new TrafficPages(frame, traffic).routes(),
                        new HostPages(frame).routes(),
                        new OneHostPages(frame).routes(),
                        new ModelsPages(frame, clock).routes(),
                        new ModelActions(frame).routes(),
                        new NetworkPages(frame).routes(),
                        new SystemPages(frame).routes(),
                        new HelpPages(frame).routes(),
                        reports.routes(),
                        new RulePages(frame).routes(),
                        settings.routes(),
                        new SettingsActions(frame, settings).routes(),
                        new AccountPages(frame, signIn.passwords()).routes(),
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
        boolean isSecure = where.passage() == Passage.ENCRYPTED || where.passage() == Passage.TRUSTED;
        return (isSecure ? "https://" : "http://") + where.host() + ":" + port;
    }

    public int port() {
        return port;
    }

    /// Whom browsers are shown; nothing where there is no TLS.
    public Optional<Identity> identity() {
        return Optional.ofNullable(tls).map(Tls::identity);
    }

    /// Where somebody is signed in by following it, once and soon.
    ///
    /// @param maker who hands it out
    public String link(String user, String maker) throws IOException {
        return address() + SignIn.LINKS + signIn.links().make(user, new Actor(maker, clock.instant()));
    }

    @Override
    public void close() {
        room.feed().close();
        pulse.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the dashboard does not stop: " + e.getMessage(), e);
        } finally {
            reads.close();
        }
    }
}
