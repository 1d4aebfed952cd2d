package vedette.app;

import java.io.PrintStream;
import tools.jackson.core.JsonGenerator;
import vedette.api.engine.FlowShards;
import vedette.app.session.CaptureReport;
import vedette.app.session.MessageOptions;
import vedette.app.text.Json;
import vedette.app.text.Times;
import vedette.feature.output.FlowSummary;
import vedette.flow.table.FlowCounters;

/// What a run that made flows has put out, for people and for machines.
final class FlowReport {

    private final FlowSummary summary;
    private final FlowShards shards;

    FlowReport(FlowSummary summary, FlowShards shards) {
        this.summary = summary;
        this.shards = shards;
    }

    void print(MessageOptions messages) {
        messages.note(Times.count(summary.rows()) + " rows of " + Times.count(shards.sum(FlowCounters::begun))
                + " conversations, " + Times.count(shards.sum(FlowCounters::packets)) + " packets; "
                + (summary.exactness().isExact() ? "exact" : "not exact: " + summary.exactness()));
        if (shards.sum(FlowCounters::full) > 0) {
            messages.note("the table of flows was full " + Times.count(shards.sum(FlowCounters::full))
                    + " times, and " + Times.count(shards.sum(FlowCounters::shed))
                    + " conversations were put out early; --max-flows makes it larger");
        }
        if (summary.sha256() != null) {
            messages.note("sha256 " + summary.sha256());
        }
    }

    void printJson(PrintStream out, CaptureReport capture) {
        try (JsonGenerator json = Json.to(out)) {
            json.writeStartObject();
            json.writeNumberProperty("version", 1);
            json.writeBooleanProperty("exact", summary.exactness().isExact());
            if (!summary.exactness().isExact()) {
                json.writeStringProperty("why_not_exact", summary.exactness().toString());
            }
            json.writeName("flows");
            json.writeStartObject();
            json.writeStringProperty("format", summary.format().label());
            if (summary.schema() != null) {
                json.writeStringProperty("schema", summary.schema());
            }
            json.writeNumberProperty("rows", summary.rows());
            if (summary.sha256() != null) {
                json.writeStringProperty("sha256", summary.sha256());
            }
            json.writeNumberProperty("conversations", shards.sum(FlowCounters::begun));
            json.writeNumberProperty("parts", shards.sum(FlowCounters::parts));
            json.writeNumberProperty("packets", shards.sum(FlowCounters::packets));
            json.writeNumberProperty("icmp_errors", shards.sum(FlowCounters::icmpErrors));
            json.writeNumberProperty("copies", shards.sum(FlowCounters::copies));
            json.writeNumberProperty("shed", shards.sum(FlowCounters::shed));
            json.writeNumberProperty("full", shards.sum(FlowCounters::full));
            json.writeEndObject();
            capture.writeCapture(json);
            json.writeEndObject();
            Json.endLine(json);
        }
    }
}
