package vedette.app.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import vedette.api.engine.CaptureSession;
import vedette.app.analyze.IncidentText;
import vedette.app.live.LiveView;
import vedette.app.live.Scene;
import vedette.app.session.MessageOptions;
import vedette.app.text.Json;
import vedette.flow.shard.FlowSink;
import vedette.incident.IncidentSnapshot;
import vedette.incident.IncidentState;
import vedette.store.incidents.IncidentJson;

/// A line on standard output for each incident that opened or changed, once it is stored. When nobody reads them any
/// more, the run ends.
final class LinesView implements LiveView {

    private final boolean isJson;
    private final MessageOptions messages;
    private final Consumer<IncidentSnapshot> news = new IncidentNews(this::tell);

    LinesView(boolean isJson, MessageOptions messages) {
        this.isJson = isJson;
        this.messages = messages;
    }

    @Override
    public void check() {
        // every option goes with lines
    }

    @Override
    public boolean isForPeople() {
        return false;
    }

    @Override
    public boolean hasRateLines() {
        return true;
    }

    @Override
    public void saved(IncidentSnapshot incident) {
        news.accept(incident);
    }

    private void tell(IncidentSnapshot incident) {
        messages.endProgress();
        System.out.println(isJson ? json(incident) : plain(incident));
        System.out.flush();
    }

    private static String plain(IncidentSnapshot incident) {
        String line = IncidentText.line(incident);
        return incident.state() == IncidentState.CLOSED ? line + "  closed" : line;
    }

    private static String json(IncidentSnapshot incident) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.to(bytes)) {
            IncidentJson.write(json, incident);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public PrintStream summary() {
        if (!isJson) {
            return System.out;
        }
        return messages.isQuiet() ? new PrintStream(OutputStream.nullOutputStream()) : System.err;
    }

    @Override
    public Shown show(Scene scene) {
        return new Lines(scene.next());
    }

    /// @param sink whoever is told after the view
    private record Lines(FlowSink sink) implements Shown {

        @Override
        public void look(CaptureSession session) {}

        @Override
        public boolean isUnwanted() {
            return System.out.checkError(); // a closed pipe is no failure: its reader has seen enough
        }

        @Override
        public void close() {}
    }
}
