package vedette.web.table;

import java.io.IOException;
import java.util.List;
import vedette.store.people.Role;
import vedette.web.explore.IncidentsAsked;
import vedette.web.explore.TrafficAsked;
import vedette.web.explore.TrafficDesk;
import vedette.web.host.HostSight;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.Downloads;
import vedette.web.operate.Room;
import vedette.web.view.Range;
import vedette.web.view.Zones;

/// Where the tables of pages are to be had.
public final class TableRoutes {

    private final Room room;
    private final TrafficDesk traffic;
    private final Tables tables;

    public TableRoutes(Room room, TrafficDesk traffic, Downloads downloads) {
        this.room = room;
        this.traffic = traffic;
        tables = new Tables(downloads);
    }

    public List<Route> routes() {
        return List.of(
                Route.api("GET", "/api/v1/export/incidents", Role.ANALYST, this::incidents)
                        .that("All incidents that fit, up to 100000, as a table.", IncidentsAsked.names("format")),
                Route.api("GET", "/api/v1/export/hosts", Role.ANALYST, this::hosts)
                        .that("Hosts of a time, as a table.", "about", "last", "from", "to", "format"),
                Route.api("GET", "/api/v1/export/hosts/{address}", Role.ANALYST, this::host)
                        .that("Whom a host talks with, and by what.", "last", "from", "to", "format"),
                Route.api("GET", "/api/v1/export/traffic", Role.ANALYST, this::traffic)
                        .that(
                                "What traffic consists of, step by step.",
                                "by",
                                "measure",
                                "last",
                                "from",
                                "to",
                                "format"),
                Route.api("GET", "/api/v1/export/figures", Role.ANALYST, this::figures)
                        .that("What was measured, minute by minute.", "name", "last", "from", "to", "format"),
                Route.api("GET", "/api/v1/export/models", Role.ANALYST, this::models)
                        .that("The models that there are.", "format"),
                Route.api("GET", "/api/v1/export/audit", Role.ADMIN, this::audit)
                        .that("Who has done what, the latest 100000.", "format"));
    }

    private Reply incidents(Call call) throws IOException {
        return tables.send(
                call, "incidents", about(call), new IncidentTable(room, IncidentsAsked.of(call, room.now())));
    }

    private Reply hosts(Call call) throws IOException {
        String about = call.asked("about").orElse("").strip();
        return tables.send(call, "hosts", about(call), new HostsTable(room, range(call), about));
    }

    private Reply host(Call call) throws IOException {
        String address = HostSight.address(call.part("address"))
                .orElseThrow(() -> Refusal.notFound("That is no address of a host."))
                .toString();
        HostSight sight = new HostSight(room, address, Zones.of(call, room.zone()));
        return tables.send(call, "host", address, new TalksTable(sight, range(call)));
    }

    private Reply traffic(Call call) throws IOException {
        TrafficAsked asked = TrafficAsked.of(call, range(call));
        return tables.send(call, "traffic", TrafficAsked.label(asked.by()), new TrafficTable(traffic, asked));
    }

    private Reply figures(Call call) throws IOException {
        return tables.send(call, "figures", about(call), new FigureTable(room, range(call), call.allAsked("name")));
    }

    private Reply models(Call call) throws IOException {
        return tables.send(call, "models", "all", new ModelTable(room));
    }

    private Reply audit(Call call) throws IOException {
        return tables.send(call, "audit", "all", new AuditTable(room));
    }

    private Range range(Call call) {
        return Range.of(call, room.now(), "1h");
    }

    private static String about(Call call) {
        return call.asked("about").or(() -> call.asked("name")).orElse("all");
    }
}
