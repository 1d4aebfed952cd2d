package vedette.web.api;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.Operations;
import vedette.web.operate.Room;
import vedette.web.operate.WatchDeeds;

/// What is watched, for programs: how that stands, and interfaces switched off and on.
public final class WatchRoutes {

    private final Room room;
    private final WatchDeeds deeds;

    public WatchRoutes(Room room, InstantSource clock) {
        this.room = room;
        deeds = new WatchDeeds(room, clock);
    }

    public List<Route> routes() {
        return List.of(
                Route.api("GET", "/api/v1/watching", Role.VIEWER, _ -> standing())
                        .that("What is watched, since when, and what cannot be seen."),
                Route.api("POST", "/api/v1/watching/{interface}", Role.ADMIN, this::turn)
                        .that("Begins to watch an interface, or stops.", "on"));
    }

    private Reply standing() throws IOException {
        Operations.Watching watching = room.operations().watching();
        return Json.reply(json -> {
            json.writeStringProperty("version", watching.version());
            json.writeBooleanProperty("on", watching.isOn());
            json.writeBooleanProperty("demo", watching.isDemo());
            json.writeStringProperty("since", watching.since().toString());
            json.writeNumberProperty("packets", watching.packets());
            json.writeNumberProperty("dropped", watching.dropped());
            watching.lastPacket().ifPresent(last -> json.writeStringProperty("last_packet", last.toString()));
            json.writeStringProperty("delay", watching.delay());
            json.writeArrayPropertyStart("blind");
            watching.blind().forEach(json::writeString);
            json.writeEndArray();
            json.writeBooleanProperty("sees_only_itself", !watching.onlyItself().isEmpty());
            json.writeBooleanProperty("sees_the_network", !watching.seen().isEmpty());
            json.writeArrayPropertyStart("interfaces");
            watching.inputs().forEach(input -> write(json, input));
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Operations.Input input) {
        json.writeStartObject();
        json.writeStringProperty("name", input.name());
        json.writeStringProperty("state", input.sight().name().toLowerCase(Locale.ROOT));
        json.writeBooleanProperty("can_switch", input.canSwitch());
        json.writeEndObject();
    }

    private Reply turn(Call call) throws IOException {
        deeds.turn(call, call.part("interface"));
        return Reply.nothing();
    }
}
