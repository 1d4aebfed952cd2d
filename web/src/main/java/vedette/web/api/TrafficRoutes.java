package vedette.web.api;

import java.io.IOException;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import vedette.report.text.ServiceName;
import vedette.store.flows.TrafficReader;
import vedette.store.people.Role;
import vedette.web.explore.Composition;
import vedette.web.explore.PairsDesk;
import vedette.web.explore.TrafficAsked;
import vedette.web.explore.TrafficDesk;
import vedette.web.explore.WatchedSteps;
import vedette.web.http.Call;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.Room;
import vedette.web.view.Range;

/// What traffic consists of, for charts and programs.
public final class TrafficRoutes {

    private static final double MICROS = 1_000_000;

    private final Room room;
    private final TrafficDesk desk;
    private final PairsDesk pairs;

    public TrafficRoutes(Room room, TrafficDesk desk) {
        this.room = room;
        this.desk = desk;
        pairs = new PairsDesk(room);
    }

    public List<Route> routes() {
        return List.of(
                Route.api("GET", "/api/v1/traffic/by", Role.VIEWER, this::by)
                        .that(
                                "What traffic consists of, step by step, beside the time of the same length before.",
                                "by",
                                "measure",
                                "last",
                                "from",
                                "to"),
                Route.api("GET", "/api/v1/traffic/pairs", Role.VIEWER, this::pairs)
                        .that("Who uses which service of whom, of hot conversations.", "last", "from", "to"));
    }

    private Reply by(Call call) throws IOException {
        TrafficAsked asked = TrafficAsked.of(call, Range.of(call, room.now(), "1h"));
        Composition composition = desk.of(asked);
        boolean isFlows = asked.measure() == TrafficAsked.Measure.FLOWS;
        double factor = isFlows ? 1 : 8 * MICROS / (double) composition.step();
        return Json.reply(json -> {
            json.writeNumberProperty("from", composition.from() / 1_000);
            json.writeNumberProperty("to", composition.to() / 1_000);
            json.writeNumberProperty("step", composition.step() / 1_000);
            json.writeStringProperty("measure", asked.measure().label());
            json.writeBooleanProperty("has_other", composition.isWholeKnown());
            json.writeArrayPropertyStart("shares");
            for (Composition.Share share : composition.shares()) {
                json.writeStartObject();
                write(json, share, composition.watched(), factor);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeObjectPropertyStart("whole");
            write(json, composition.whole(), composition.watched(), factor);
            json.writeEndObject();
        });
    }

    private static void write(JsonGenerator json, Composition.Share share, WatchedSteps watched, double factor) {
        json.writeStringProperty("name", share.name());
        json.writeStringProperty("search", share.term());
        json.writeNumberProperty("now", share.now());
        json.writeNumberProperty("before", share.before());
        points(json, "points", share.points(), watched.now(), factor);
        points(json, "points_before", share.pointsBefore(), watched.before(), factor);
    }

    /// Null where nobody watched: that is not nothing.
    private static void points(
            JsonGenerator json, String name, List<Long> points, List<Boolean> watched, double factor) {
        json.writeArrayPropertyStart(name);
        for (int i = 0; i < points.size(); i++) {
            long point = points.get(i);
            if (point == 0 && !(i < watched.size() && watched.get(i))) {
                json.writeNull();
            } else {
                json.writeNumber(Math.round((double) point * factor));
            }
        }
        json.writeEndArray();
    }

    private Reply pairs(Call call) throws IOException {
        PairsDesk.Found found = pairs.of(Range.of(call, room.now(), "1h"));
        return Json.reply(json -> {
            json.writeNumberProperty("flows", found.flows());
            json.writeNumberProperty("bytes", found.bytes());
            json.writeBooleanProperty("is_cut", found.isCut());
            if (found.hotFrom() == Long.MAX_VALUE) {
                json.writeNullProperty("hot_from");
            } else {
                json.writeNumberProperty("hot_from", found.hotFrom() / 1_000);
            }
            json.writeArrayPropertyStart("pairs");
            for (TrafficReader.Pair pair : found.pairs()) {
                json.writeStartObject();
                json.writeStringProperty("src", pair.src());
                json.writeStringProperty("service", ServiceName.of(pair.protocol(), pair.port()));
                json.writeStringProperty("search", "service:" + ServiceName.typed(pair.protocol(), pair.port()));
                json.writeStringProperty("dst", pair.dst());
                json.writeNumberProperty("flows", pair.flows());
                json.writeNumberProperty("bytes", pair.bytes());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
