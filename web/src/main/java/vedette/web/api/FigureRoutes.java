package vedette.web.api;

import java.io.IOException;
import java.util.List;
import vedette.store.flows.MinuteReader;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.Room;
import vedette.web.view.Range;

/// What was measured in each minute beside traffic.
public final class FigureRoutes {

    private static final int MOST_LABELS = 12;

    private final Room room;

    public FigureRoutes(Room room) {
        this.room = room;
    }

    public List<Route> routes() {
        return List.of(Route.api("GET", "/api/v1/figures", Role.VIEWER, this::figure)
                .that("What was measured, minute by minute.", "name", "last", "from", "to"));
    }

    /// One figure, minute by minute, for each of its labels.
    private Reply figure(Call call) throws IOException {
        String name = call.asked("name").orElseThrow(() -> Refusal.badRequest("\"name\" is that of a figure"));
        Range range = Range.of(call, room.now(), "1h");
        return Json.reply(json -> {
            json.writeStringProperty("name", name);
            json.writeNumberProperty("from", range.fromMicros() / 1_000);
            json.writeNumberProperty("to", range.toMicros() / 1_000);
            json.writeArrayPropertyStart("series");
            if (room.place().exists()) {
                try (MinuteReader minutes = new MinuteReader(room.place().flows())) {
                    List<String> labels = minutes.figures(range.fromMicros(), range.toMicros()).stream()
                            .filter(figure -> figure.name().equals(name))
                            .map(MinuteReader.FigureSums::label)
                            .limit(MOST_LABELS)
                            .toList();
                    for (String label : labels) {
                        json.writeStartObject();
                        json.writeStringProperty("label", label);
                        Json.points(json, "points", minutes.series(range.fromMicros(), range.toMicros(), name, label));
                        json.writeEndObject();
                    }
                }
            }
            json.writeEndArray();
        });
    }
}
