package vedette.web.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;
import vedette.common.Address;
import vedette.incident.IncidentSnapshot;
import vedette.incident.Severity;
import vedette.report.text.ServiceName;
import vedette.store.flows.MinuteReader;
import vedette.store.incidents.IncidentReader;
import vedette.store.incidents.Triage;
import vedette.store.people.Role;
import vedette.web.http.Call;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.live.LiveFeed;
import vedette.web.live.Second;
import vedette.web.operate.Room;
import vedette.web.view.IncidentLine;
import vedette.web.view.Range;

/// Series and shares over a time, as charts show them.
public final class ChartRoutes {

    /// A chart has no more points than pixels.
    private static final int POINTS = 720;

    private static final int MOST_MARKS = 500;

    private static final int TOP = 8;

    private static final long SECOND = 1_000_000;

    private static final long MINUTE = 60 * SECOND;

    private final Room room;

    public ChartRoutes(Room room) {
        this.room = room;
    }

    public List<Route> routes() {
        return List.of(
                Route.api("GET", "/api/v1/traffic", Role.VIEWER, this::traffic)
                        .that("Bits a second by their way, and when incidents were told.", "last", "from", "to"),
                Route.api("GET", "/api/v1/shares", Role.VIEWER, this::shares)
                        .that("Classes, families, hosts and services.", "last", "from", "to"),
                Route.api("GET", "/api/v1/levels", Role.VIEWER, this::levels)
                        .that("Threat level, and how unusual models find it.", "last", "from", "to"));
    }

    private Range range(Call call) {
        return Range.of(call, room.now(), "1h");
    }

    /// Traffic by its way, and when incidents were.
    private Reply traffic(Call call) throws IOException {
        Range range = range(call);
        List<Second> seconds = seconds(range);
        boolean isFine = isFine(range);
        long step = isFine ? step(range, SECOND) : step(range, MINUTE);
        Map<Long, long[]> points = isFine ? points(seconds, step) : minutes(range, step);
        long until = isFine && !seconds.isEmpty() ? seconds.getLast().endMicros() : 0;
        return Json.reply(json -> {
            json.writeNumberProperty("from", range.fromMicros() / 1_000);
            json.writeNumberProperty("to", range.toMicros() / 1_000);
            json.writeNumberProperty("step", step / 1_000);
            json.writeNumberProperty("until", until / 1_000);
            json.writeArrayPropertyStart("points");
            double length = (double) step / SECOND;
            for (Map.Entry<Long, long[]> point : points.entrySet()) {
                json.writeStartArray();
                json.writeNumber(point.getKey() / 1_000);
                for (long bytes : point.getValue()) {
                    json.writeNumber(Math.round(8.0 * (double) bytes / length));
                }
                json.writeEndArray();
            }
            json.writeEndArray();
            writeMarks(json, range);
        });
    }

    private static long step(Range range, long least) {
        long step = (range.toMicros() - range.fromMicros()) / POINTS;
        return Math.max(least, (step + least - 1) / least * least);
    }

    /// Whether the latest seconds say it all: those of a time that is over may be forgotten.
    private boolean isFine(Range range) {
        if (range.length().toSeconds() > LiveFeed.SECONDS) {
            return false;
        }
        List<Second> known = room.feed().since(0);
        return !range.last().isEmpty()
                || (!known.isEmpty() && known.getFirst().endMicros() <= range.fromMicros() + MINUTE);
    }

    private List<Second> seconds(Range range) {
        return room.feed().since(range.fromMicros()).stream()
                .filter(second -> second.endMicros() <= range.toMicros() + SECOND)
                .toList();
    }

    /// In, out, else.
    private static Map<Long, long[]> points(List<Second> seconds, long step) {
        Map<Long, long[]> points = new TreeMap<>();
        for (Second second : seconds) {
            long[] sums = points.computeIfAbsent((second.endMicros() - 1) / step * step, _ -> new long[3]);
            sums[0] += second.bytesIn();
            sums[1] += second.bytesOut();
            sums[2] += second.bytesElse();
        }
        return points;
    }

    private Map<Long, long[]> minutes(Range range, long step) throws IOException {
        Map<Long, long[]> points = new TreeMap<>();
        if (!room.place().exists()) {
            return points;
        }
        try (MinuteReader minutes = new MinuteReader(room.place().flows())) {
            List<String> ways = List.of("in", "out", "else");
            for (int way = 0; way < ways.size(); way++) {
                for (MinuteReader.FigurePoint point :
                        minutes.series(range.fromMicros(), range.toMicros(), "traffic_bytes", ways.get(way))) {
                    points.computeIfAbsent(point.minute() / step * step, _ -> new long[3])[way] +=
                            Math.round(point.value());
                }
            }
        }
        return points;
    }

    private void writeMarks(JsonGenerator json, Range range) throws IOException {
        json.writeArrayPropertyStart("marks");
        for (IncidentReader.Listed listed : incidents(range)) {
            IncidentSnapshot incident = listed.incident().incident();
            json.writeStartObject();
            json.writeNumberProperty("t", incident.detectedNanos() / 1_000_000);
            json.writeNumberProperty("score", incident.score());
            json.writeStringProperty("severity", incident.severity().label());
            json.writeStringProperty("kind", IncidentLine.words(incident.kind().label()));
            json.writeStringProperty("id", incident.id());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private List<IncidentReader.Listed> incidents(Range range) throws IOException {
        if (!room.place().exists()) {
            return List.of();
        }
        try (IncidentReader reader = new IncidentReader(room.place().incidents())) {
            return reader.list(
                    Triage.all().between(range.fromMicros() * 1_000, range.toMicros() * 1_000), MOST_MARKS, 0);
        }
    }

    /// What makes up the traffic: classes, families of incidents, hosts, services.
    private Reply shares(Call call) throws IOException {
        Range range = range(call);
        return Json.reply(json -> {
            writeFamilies(json, range);
            if (room.place().exists()) {
                try (MinuteReader minutes = new MinuteReader(room.place().flows())) {
                    writeClasses(json, minutes, range);
                    writeHosts(json, minutes, range);
                    writeServices(json, minutes, range);
                }
            }
        });
    }

    private void writeFamilies(JsonGenerator json, Range range) throws IOException {
        json.writeArrayPropertyStart("families");
        if (room.place().exists()) {
            Triage all = Triage.all().between(range.fromMicros() * 1_000, range.toMicros() * 1_000);
            try (IncidentReader reader = new IncidentReader(room.place().incidents())) {
                for (Map.Entry<String, Long> family : new TreeMap<>(reader.byFamily(all)).entrySet()) {
                    int worst = reader.list(all.ofFamily(family.getKey()), 1, 0).stream()
                            .mapToInt(listed -> listed.incident().incident().score())
                            .findFirst()
                            .orElse(0);
                    json.writeStartObject();
                    json.writeStringProperty("name", family.getKey());
                    json.writeNumberProperty("incidents", family.getValue());
                    json.writeStringProperty("severity", Severity.of(worst).label());
                    json.writeEndObject();
                }
            }
        }
        json.writeEndArray();
    }

    private static void writeClasses(JsonGenerator json, MinuteReader minutes, Range range) throws IOException {
        json.writeArrayPropertyStart("classes");
        for (MinuteReader.FigureSums figure : minutes.figures(range.fromMicros(), range.toMicros())) {
            if (figure.name().equals("class_flows")) {
                json.writeStartObject();
                json.writeStringProperty("name", figure.label());
                json.writeNumberProperty("flows", Math.round(figure.sum()));
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    private void writeHosts(JsonGenerator json, MinuteReader minutes, Range range) throws IOException {
        json.writeArrayPropertyStart("hosts");
        for (MinuteReader.Host host : minutes.topHosts(range.fromMicros(), range.toMicros(), TOP)) {
            json.writeStartObject();
            json.writeStringProperty("name", host.host());
            json.writeNumberProperty("sent", host.sent());
            json.writeNumberProperty("received", host.received());
            json.writeBooleanProperty("inside", isInside(host.host()));
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private boolean isInside(String host) {
        try {
            return room.inside().test(Address.parse(host));
        } catch (IllegalArgumentException e) {
            return false; // one that stands for a host whose address is not kept
        }
    }

    private static void writeServices(JsonGenerator json, MinuteReader minutes, Range range) throws IOException {
        json.writeArrayPropertyStart("services");
        for (MinuteReader.Service service : minutes.services(range.fromMicros(), range.toMicros(), TOP)) {
            json.writeStartObject();
            json.writeStringProperty("name", ServiceName.of(service.protocol(), service.port()));
            json.writeStringProperty("search", "service:" + ServiceName.typed(service.protocol(), service.port()));
            json.writeNumberProperty("bytes", service.bytes());
            json.writeNumberProperty("flows", service.flows());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /// The threat level, and how unusual what models see is, with the limit of each.
    private Reply levels(Call call) throws IOException {
        Range range = range(call);
        long step = Math.max(MINUTE / 6, step(range, SECOND));
        return Json.reply(json -> {
            json.writeNumberProperty("from", range.fromMicros() / 1_000);
            json.writeNumberProperty("to", range.toMicros() / 1_000);
            writeThreat(json, range, step);
            json.writeArrayPropertyStart("anomaly");
            if (room.place().exists()) {
                try (MinuteReader minutes = new MinuteReader(room.place().flows())) {
                    writeStreams(json, minutes, range);
                }
            }
            json.writeEndArray();
        });
    }

    /// In each step the highest score of an incident that was noticed in it.
    private void writeThreat(JsonGenerator json, Range range, long step) throws IOException {
        int[] level = new int[(int) ((range.toMicros() - range.fromMicros()) / step) + 1];
        for (IncidentReader.Listed listed : incidents(range)) {
            IncidentSnapshot incident = listed.incident().incident();
            incident.bursts().forEach(burst -> {
                long first = Math.max(0, (burst.firstNanos() / 1_000 - range.fromMicros()) / step);
                long last = Math.min(level.length - 1, (burst.lastNanos() / 1_000 - range.fromMicros()) / step);
                for (long i = first; i <= last; i++) {
                    level[(int) i] = Math.max(level[(int) i], incident.score());
                }
            });
        }
        json.writeArrayPropertyStart("threat");
        for (int i = 0; i < level.length; i++) {
            json.writeStartArray();
            json.writeNumber((range.fromMicros() + i * step) / 1_000);
            json.writeNumber(level[i]);
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void writeStreams(JsonGenerator json, MinuteReader minutes, Range range) throws IOException {
        List<String> models = new ArrayList<>();
        for (MinuteReader.FigureSums figure : minutes.figures(range.fromMicros(), range.toMicros())) {
            if (figure.name().equals("model_standing")) {
                models.add(figure.label());
            }
        }
        for (String model : models) {
            json.writeStartObject();
            json.writeStringProperty("model", model);
            Json.points(
                    json, "standing", minutes.series(range.fromMicros(), range.toMicros(), "model_standing", model));
            Json.points(json, "limit", minutes.series(range.fromMicros(), range.toMicros(), "model_limit", model));
            json.writeEndObject();
        }
    }
}
