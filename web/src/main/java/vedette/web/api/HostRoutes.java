package vedette.web.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import vedette.common.Address;
import vedette.incident.Severity;
import vedette.store.people.Role;
import vedette.web.host.HostSight;
import vedette.web.host.Talks;
import vedette.web.host.Usual;
import vedette.web.http.Call;
import vedette.web.http.Refusal;
import vedette.web.http.Reply;
import vedette.web.http.Route;
import vedette.web.operate.Room;
import vedette.web.view.Range;
import vedette.web.view.Zones;

/// One host in numbers, as the charts of its page show it.
public final class HostRoutes {

    /// More in one picture are a ball of wool.
    private static final int MOST_PEERS = 49;

    private final Room room;

    public HostRoutes(Room room) {
        this.room = room;
    }

    public List<Route> routes() {
        return List.of(Route.api("GET", "/api/v1/hosts/{address}", Role.VIEWER, this::host)
                .that(
                        "One host: its risk over time, today beside what is usual, whom it talks with.",
                        "last",
                        "from",
                        "to"));
    }

    private Reply host(Call call) throws IOException {
        String address = address(call.part("address"));
        Range range = Range.of(call, room.now(), "1h");
        HostSight sight = new HostSight(room, address, Zones.of(call, room.zone()));
        Talks talks = sight.talks(range);
        Usual usual = sight.usual();
        List<Integer> risk = sight.risk(range);
        Map<String, Integer> risks = sight.risks(range);
        return Json.reply(json -> {
            json.writeStringProperty("address", address);
            json.writeBooleanProperty("inside", isInside(address));
            json.writeNumberProperty("from", range.fromMicros() / 1_000);
            json.writeNumberProperty("to", range.toMicros() / 1_000);
            writeRisk(json, range, risk);
            writeUsual(json, usual);
            writePeers(json, talks, risks);
            json.writeBooleanProperty("whole", talks.since() <= range.fromMicros() && talks.beyond() == 0);
        });
    }

    private static String address(String text) {
        return HostSight.address(text)
                .orElseThrow(() -> Refusal.notFound("That is no address of a host."))
                .toString();
    }

    private static void writeRisk(JsonGenerator json, Range range, List<Integer> risk) {
        long step = HostSight.step(range);
        json.writeArrayPropertyStart("threat");
        for (int i = 0; i < risk.size(); i++) {
            json.writeStartArray();
            json.writeNumber((range.fromMicros() + i * step) / 1_000);
            json.writeNumber(risk.get(i));
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void writeUsual(JsonGenerator json, Usual usual) {
        json.writeNumberProperty("days", usual.days());
        json.writeArrayPropertyStart("today");
        for (long bytes : usual.today()) {
            if (bytes < 0) {
                json.writeNull();
            } else {
                json.writeNumber(bytes);
            }
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("usual");
        usual.usual().forEach(json::writeNumber);
        json.writeEndArray();
    }

    private void writePeers(JsonGenerator json, Talks talks, Map<String, Integer> risks) {
        List<Talks.Peer> peers = talks.peers(MOST_PEERS);
        json.writeArrayPropertyStart("peers");
        for (Talks.Peer peer : peers) {
            json.writeStartObject();
            json.writeStringProperty("address", peer.address());
            json.writeBooleanProperty("inside", isInside(peer.address()));
            json.writeNumberProperty("conversations", peer.talks());
            json.writeNumberProperty("sent", peer.sent());
            json.writeNumberProperty("received", peer.received());
            int score = risks.getOrDefault(peer.address(), 0);
            json.writeStringProperty(
                    "severity", score == 0 ? "" : Severity.of(score).label());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberProperty("peers_left_out", talks.peerCount() - peers.size());
        json.writeNumberProperty("conversations", talks.count());
    }

    private boolean isInside(String address) {
        try {
            return room.inside().test(Address.parse(address));
        } catch (IllegalArgumentException e) {
            return false; // one that stands for a host whose address is not kept
        }
    }
}
