package vedette.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonGenerator;
import vedette.api.engine.CaptureSession;
import vedette.api.engine.Findings;
import vedette.api.engine.FlowShards;
import vedette.api.engine.SystemClock;
import vedette.app.analyze.Analysis;
import vedette.app.session.InputOptions;
import vedette.app.session.Inputs;
import vedette.app.text.Json;
import vedette.feature.AddressSet;
import vedette.feature.FlowColumn;
import vedette.feature.FlowRow;
import vedette.feature.FlowSchema;
import vedette.feature.activity.ActivityRow;
import vedette.feature.activity.ActivityWindows;
import vedette.feature.activity.ActivityWindowsConfig;
import vedette.flow.activity.TickActivity;
import vedette.flow.record.FlowView;
import vedette.flow.sample.TickFacts;
import vedette.flow.shard.FlowSink;
import vedette.incident.Incident;
import vedette.store.StorePlace;
import vedette.store.incidents.IncidentJson;
import vedette.store.ticks.TickFolder;
import vedette.store.ticks.TickReplay;

/// What is judged of ticks that were kept is what was judged of them when they were seen.
class KeptTicksTest {

    private static final Path DEMO = SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz");

    @TempDir
    private static Path data;

    private static List<Path> files(Path dataDir) throws IOException {
        return StorePlace.in(dataDir.resolve("store")).ticks().files().stream()
                .map(TickFolder.Entry::path)
                .toList();
    }

    private static String json(Collection<Incident> incidents) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.to(new PrintStream(bytes, true, StandardCharsets.UTF_8))) {
            json.writeStartArray();
            incidents.forEach(incident -> IncidentJson.write(json, Findings.snapshot(incident)));
            json.writeEndArray();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @BeforeAll
    static void keep() {
        Ran kept = Ran.vedette("analyze", DEMO.toString(), "--store", "--data-dir", data.toString());
        assertThat(kept.status()).as(kept.err()).isZero();
    }

    @Test
    void theIncidentsAreTheSameToTheByte() throws IOException {
        Findings again = new Findings(AddressSet.PRIVATE::contains).list();

        TickReplay.Extent extent = TickReplay.play(files(data), (_, state) -> {
            again.read(state);
            return again.sink();
        });

        assertThat(extent.stretches()).isEqualTo(1);
        assertThat(extent.flowsLeftOut()).isZero();
        assertThat(json(again.inOrder()))
                .contains("infiltration")
                .isEqualTo(json(Analysis.of(DEMO, AddressSet.PRIVATE::contains, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void everyRowOfFlowsAndEveryTickIsTheSame(int shards) throws IOException {
        Rows live = new Rows();
        InputOptions options = new InputOptions();
        options.files.add(DEMO.toString());
        Inputs inputs = Inputs.open(options);
        try (FlowShards flows =
                new FlowShards(shards, Analysis.configFor(shards), live, AddressSet.PRIVATE::contains)) {
            new CaptureSession(
                            inputs.sources().getFirst(), options.forSession(), SystemClock.INSTANCE, flows.forSession())
                    .run();
        }
        Rows again = new Rows();

        TickReplay.play(files(data), (_, _) -> again);

        assertThat(again.flows).hasSizeGreaterThan(18_000).isEqualTo(live.flows);
        assertThat(again.ticks).hasSizeGreaterThan(300).isEqualTo(live.ticks);
    }

    @Test
    void withoutTicksThereAreNone(@TempDir Path other) throws IOException {
        Ran kept = Ran.vedette("analyze", DEMO.toString(), "--store", "--no-ticks", "--data-dir", other.toString());

        assertThat(kept.status()).as(kept.err()).isZero();
        assertThat(files(other)).isEmpty();
    }

    /// Writes down what it is told.
    private static final class Rows implements FlowSink {
        private final List<String> flows = new ArrayList<>();
        private final List<String> ticks = new ArrayList<>();
        private final ActivityWindows windows = new ActivityWindows(
                ActivityWindowsConfig.defaults(), 1, AddressSet.PRIVATE::contains, row -> ticks.add(text(row)));

        private static String text(FlowView flow) {
            FlowRow row = new FlowRow(flow, 1, "");
            StringBuilder text = new StringBuilder();
            for (FlowColumn column : FlowSchema.FULL.columns()) {
                switch (column.reader()) {
                    case FlowColumn.Texts texts -> text.append(texts.of().apply(row));
                    case FlowColumn.Lists _ -> text.append(flow.sequenceLength());
                    default -> text.append(column.valueOf(row));
                }
                text.append(' ');
            }
            return text.toString();
        }

        private static String text(ActivityRow row) {
            StringBuilder text = new StringBuilder(row.kind() + " " + row.length() + " " + row.endNanos());
            for (int i = 0; i < row.schema().size(); i++) {
                text.append(' ').append(row.value(i));
            }
            return text.toString();
        }

        @Override
        public void onFlow(FlowView flow) {
            flows.add(text(flow));
        }

        @Override
        public void onActivity(TickActivity activity) {
            windows.onTick(activity);
        }

        @Override
        public void onFacts(TickFacts facts) {
            ticks.add(facts.all() + " " + facts.leftOut());
        }

        @Override
        public void onTick(long endNanos) {
            ticks.add("tick " + endNanos);
        }
    }
}
