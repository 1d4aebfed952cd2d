package vedette.web.api;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import vedette.report.text.Numbers;
import vedette.web.live.LiveFeed;
import vedette.web.live.LivePulse;
import vedette.web.live.Second;
import vedette.web.operate.Operations;
import vedette.web.operate.Room;
import vedette.web.operate.Standing;
import vedette.web.view.Layout;

/// How things stand now, as every browser is told each second.
public final class LiveMessage implements LivePulse.Message {

    private final Room room;
    private final Standing standing;
    private long told = -1;

    public LiveMessage(Room room, Standing standing) {
        this.room = room;
        this.standing = standing;
    }

    @Override
    public String json() throws IOException {
        LiveFeed.Mark mark = room.feed().mark();
        Operations.Watching watching = room.operations().watching();
        Layout.State state = standing.state();
        List<Second> seconds = room.feed().since(told < 0 ? 0 : told);
        Second latest = seconds.isEmpty() ? null : seconds.getLast();
        String text = Json.object(json -> {
            json.writeStringProperty("state", state.name());
            json.writeStringProperty("sentence", state.sentence());
            json.writeStringProperty("path", state.path());
            json.writeStringProperty("rest", state.rest());
            json.writeNumberProperty("open", state.open());
            json.writeNumberProperty("changes", mark.incidentChanges());
            json.writeStringProperty("line", line(watching, latest));
            json.writeArrayPropertyStart("seconds");
            for (Second second : seconds.subList(Math.max(0, seconds.size() - 5), seconds.size())) {
                json.writeStartArray();
                json.writeNumber(second.endMicros() / 1_000);
                json.writeNumber(second.packets());
                json.writeNumber(second.bytesIn());
                json.writeNumber(second.bytesOut());
                json.writeNumber(second.bytesElse());
                json.writeNumber(second.flows());
                json.writeEndArray();
            }
            json.writeEndArray();
        });
        told = latest == null ? told : latest.endMicros();
        return text;
    }

    private static String line(Operations.Watching watching, @org.jspecify.annotations.Nullable Second latest) {
        String what = String.join(
                ", ",
                watching.inputs().stream()
                        .filter(Operations.Input::isOn)
                        .map(Operations.Input::name)
                        .toList());
        if (!watching.isOn()) {
            return watching.isOver() ? "all was read" : "stopped";
        }
        long packets = latest == null ? 0 : latest.packets();
        return String.format(
                Locale.ROOT,
                "live %s · %s packets/s · %s dropped%s",
                what,
                Numbers.about(packets),
                Numbers.about(watching.dropped()),
                watching.delay().isEmpty() ? "" : " · " + watching.delay());
    }
}
