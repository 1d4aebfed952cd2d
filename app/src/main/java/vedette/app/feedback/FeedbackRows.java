package vedette.app.feedback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vedette.app.text.Times;
import vedette.detect.Family;
import vedette.feature.ColumnType;
import vedette.feature.FlowSchema;
import vedette.feature.output.AtomicOutput;
import vedette.feature.output.Exactness;
import vedette.feature.output.FlowFormat;
import vedette.feature.output.FlowOutput;
import vedette.feature.output.WriterOptions;
import vedette.flow.record.FlowView;
import vedette.flow.shard.FlowSink;
import vedette.incident.Burst;
import vedette.incident.IncidentSnapshot;
import vedette.store.StorePlace;
import vedette.store.incidents.StoredIncident;
import vedette.store.incidents.Verdict;
import vedette.store.ticks.TickFolder;
import vedette.store.ticks.TickReplay;

/// Rows to learn from, made of what people say of incidents: a file `feedback/ID.parquet` beside the store for each
/// incident, of the schema `full`, made of the ticks that are kept of its time.
public final class FeedbackRows {

    private static final String BENIGN = "BENIGN";
    private static final long SECOND_NANOS = 1_000_000_000L;

    /// A flow is put out when it is over, which may be long after its incident.
    private static final long LATEST_SECONDS = 3_600;

    /// No more is needed of a tick than what begins in its minute.
    private static final long MINUTE_NANOS = 60 * SECOND_NANOS;

    /// First packets are not kept, so there are no lists of them.
    private static final FlowSchema SCHEMA = new FlowSchema(
            FlowSchema.FULL.name(),
            FlowSchema.FULL.version(),
            FlowSchema.FULL.columns().stream()
                    .filter(column -> column.type() != ColumnType.LIST)
                    .toList());

    private final StorePlace place;
    private final Path folder;

    /// @param place of the store
    public FeedbackRows(StorePlace place) {
        this.place = place;
        folder = place.folder().resolveSibling("feedback");
    }

    /// Where the rows are.
    Path folder() {
        return folder;
    }

    /// Makes the rows of one incident anew, or removes them if nothing is said of it any more.
    ///
    /// @return what came of it, in words
    public String make(StoredIncident judged) throws IOException {
        IncidentSnapshot incident = judged.incident();
        String label = label(judged.verdict(), incident.kind().family());
        Path file = folder.resolve(incident.id() + ".parquet");
        if (label.isEmpty()) {
            return Files.deleteIfExists(file) ? "its rows are removed" : "no rows come of that";
        }
        if (incident.targets().isEmpty() || incident.sources().isEmpty()) {
            return "no rows: it does not say between whom it was";
        }
        Files.createDirectories(folder);
        AtomicOutput output = AtomicOutput.to(file);
        WriterOptions options = WriterOptions.of(SCHEMA, folder).withLabels(_ -> label);
        try (output;
                FlowOutput rows = FlowOutput.open(FlowFormat.PARQUET, output.stream(), options)) {
            JudgedFlows flows = new JudgedFlows(incident, rows);
            TickReplay.Extent extent = TickReplay.play(files(incident), (_, _) -> flows);
            rows.finish(Exactness.EXACT);
            if (flows.count() == 0) {
                return "no rows: " + why(incident, flows);
            }
            output.commit();
            return Times.count(flows.count()) + (flows.count() == 1 ? " row" : " rows") + " of " + label + " in " + file
                    + missing(incident, flows, extent);
        }
    }

    /// Makes the row of a single flow, or removes it if nothing is said of it any more.
    ///
    /// @param family of attacks that it was of, if it was one
    /// @return what came of it, in words
    String make(FlowId wanted, Verdict verdict, Family family) throws IOException {
        String label = label(verdict, family);
        Path file = folder.resolve(wanted.file());
        if (label.isEmpty()) {
            return Files.deleteIfExists(file) ? "its row is removed" : "no row comes of that";
        }
        long second = Math.floorDiv(wanted.startMicros(), 1_000_000);
        List<Path> files = place.ticks().from(second).stream()
                .filter(entry -> entry.begins() <= second + LATEST_SECONDS)
                .map(TickFolder.Entry::path)
                .toList();
        Files.createDirectories(folder);
        AtomicOutput output = AtomicOutput.to(file);
        WriterOptions options = WriterOptions.of(SCHEMA, folder).withLabels(_ -> label);
        AtomicInteger found = new AtomicInteger();
        try (output;
                FlowOutput rows = FlowOutput.open(FlowFormat.PARQUET, output.stream(), options)) {
            FlowSink sink = new FlowSink() {
                @Override
                public void onFlow(FlowView flow) {
                    if (wanted.is(flow) && found.compareAndSet(0, 1)) {
                        rows.onFlow(flow);
                    }
                }

                @Override
                public void onTick(long endNanos) {
                    // only the flow is looked for
                }
            };
            TickReplay.play(files, (_, _) -> sink);
            rows.finish(Exactness.EXACT);
            if (found.get() == 0) {
                throw new IOException("there is no flow " + wanted + " in the ticks that are kept:"
                        + " `vedette feedback suggest` lists some");
            }
            output.commit();
            return "1 row of " + label + " in " + file;
        }
    }

    /// What rows are in truth; empty if that is not said.
    private static String label(Verdict verdict, Family family) {
        return switch (verdict) {
            case NONE, ACKNOWLEDGED -> "";
            case FALSE_ALARM, HARMLESS -> BENIGN;
            case REAL ->
                switch (family) {
                    case SCAN -> "Scan";
                    case BRUTE_FORCE -> "BruteForce";
                    case DOS -> "DoS";
                    case DDOS -> "DDoS";
                    case WEB_ATTACK -> "WebAttack";
                    case BOTNET -> "Botnet";
                    case TUNNEL -> "Tunnel";
                    case EXFILTRATION -> "Exfiltration";
                    case SPOOFING -> "Spoofing";
                    case INFILTRATION -> "Infiltration";
                    case ANOMALY -> "Anomaly";
                };
        };
    }

    private List<Path> files(IncidentSnapshot incident) throws IOException {
        long from = incident.firstNanos() / SECOND_NANOS;
        long to = last(incident) / SECOND_NANOS + LATEST_SECONDS;
        return place.ticks().from(from).stream()
                .filter(file -> file.begins() <= to)
                .map(TickFolder.Entry::path)
                .toList();
    }

    private static long last(IncidentSnapshot incident) {
        return incident.bursts().stream().mapToLong(Burst::lastNanos).max().orElse(incident.lastNanos());
    }

    private static String why(IncidentSnapshot incident, JudgedFlows flows) {
        boolean isThere =
                flows.firstTick() <= last(incident) + MINUTE_NANOS && flows.lastTick() >= incident.firstNanos();
        return isThere
                ? "no flow between those whom it names is over, as far as ticks are kept"
                : "no ticks are kept of " + Times.iso(incident.firstNanos()) + " to " + Times.iso(last(incident))
                        + " (they go after a while, and those of the latest minute are not there yet)";
    }

    private static String missing(IncidentSnapshot incident, JudgedFlows flows, TickReplay.Extent extent) {
        StringBuilder text = new StringBuilder();
        if (flows.firstTick() > incident.firstNanos() + MINUTE_NANOS) {
            text.append("; no ticks are kept before ").append(Times.iso(flows.firstTick()));
        }
        if (flows.lastTick() < last(incident)) {
            text.append("; no ticks are kept after ")
                    .append(Times.iso(flows.lastTick()))
                    .append(" yet: `vedette feedback rows` makes them anew");
        }
        if (extent.flowsLeftOut() > 0) {
            text.append("; ").append(Times.count(extent.flowsLeftOut())).append(" flows were not kept");
        }
        return text.toString();
    }
}
