package vedette.app;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vedette.api.Classifier;
import vedette.api.FeatureExtractor;
import vedette.api.FlowFeatures;
import vedette.api.Incident;
import vedette.api.Judgement;
import vedette.api.RealTimeMonitor;

/// Programs are told what the commands say.
class ApiAgreementTest {

    private static final Path DEMO = SourceTree.ROOT.resolve("lab/captures/demo.pcap.gz");
    private static final Path MODELS = SourceTree.ROOT.resolve("lab/models");
    private static final Path SCAN =
            SourceTree.ROOT.resolve("traces/src/test/resources/traces/port-scan/attack.pcap.gz");
    private static final String HOME = "172.17.57.0/24";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void incidentsAreThoseOfAnalyze(int workers) throws InterruptedException {
        Map<String, Incident> latest = new LinkedHashMap<>();
        try (RealTimeMonitor monitor = RealTimeMonitor.with()
                .files(DEMO)
                .home(HOME)
                .models(MODELS)
                .workers(workers)
                .build()) {
            monitor.onIncident(incident -> latest.put(incident.id(), incident));
            monitor.start();
            monitor.awaitEnd();

            JsonNode said = analyzed();
            assertThat(monitor.figures().flows()).isEqualTo(said.path("flows").asLong());
            assertThat(monitor.figures().packets())
                    .isEqualTo(said.path("capture").path("packets").asLong());
            assertThat(latest)
                    .hasSizeGreaterThan(5)
                    .hasSize(said.path("incidents").size());
            for (JsonNode incident : said.path("incidents")) {
                String id = incident.path("id").asString();
                assertThat(latest).containsKey(id);
                assertAlike(requireNonNull(latest.get(id)), incident);
            }
        }
    }

    private static JsonNode analyzed() {
        Ran ran = Ran.vedette("analyze", DEMO.toString(), "--home", HOME, "--models", MODELS.toString(), "--json");
        assertThat(ran.status()).as(ran.err()).isZero();
        return JsonMapper.shared().readTree(ran.out());
    }

    private static void assertAlike(Incident told, JsonNode said) {
        assertThat(told.campaign()).isEqualTo(text(said, "campaign"));
        assertThat(told.kind()).isEqualTo(text(said, "kind"));
        assertThat(told.family()).isEqualTo(text(said, "family"));
        assertThat(told.entity()).isEqualTo(text(said, "entity"));
        assertThat(told.isOpen() ? "open" : "closed").isEqualTo(text(said, "state"));
        assertThat(told.sources()).isEqualTo(texts(said, "sources"));
        assertThat(told.targets()).isEqualTo(texts(said, "targets"));
        assertThat(told.ports()).hasSize(said.path("ports").size());
        assertThat(told.first()).isEqualTo(time(said, "first"));
        assertThat(told.last()).isEqualTo(time(said, "last"));
        assertThat(told.detected()).isEqualTo(time(said, "detected"));
        assertThat(told.score()).isEqualTo(said.path("score").asInt());
        assertThat(told.severity().name().toLowerCase(Locale.ROOT)).isEqualTo(text(said, "severity"));
        assertThat(told.technique()).isEqualTo(text(said, "technique"));
        assertThat(told.advice()).isEqualTo(text(said, "advice"));
        assertThat(told.flows()).isEqualTo(said.path("flows").asLong());
        List<String> words = new ArrayList<>();
        for (Incident.Signal signal : told.signals()) {
            words.add(signal.detector());
            signal.reasons().forEach(reason -> words.add(reason.feature() + reason.seen() + reason.usual()));
        }
        List<String> expected = new ArrayList<>();
        for (JsonNode signal : said.path("signals")) {
            expected.add(text(signal, "detector"));
            for (JsonNode reason : signal.path("reasons")) {
                expected.add(text(reason, "feature") + text(reason, "seen") + text(reason, "usual"));
            }
        }
        assertThat(words).isEqualTo(expected);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString();
    }

    private static Instant time(JsonNode node, String name) {
        return Instant.parse(text(node, name));
    }

    private static List<String> texts(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        node.path(name).forEach(element -> texts.add(element.asString()));
        return texts;
    }

    @ParameterizedTest
    @ValueSource(strings = {"cic", "full"})
    void featuresAreThoseOfFlows(String schema) throws IOException {
        Path rows = folder.resolve("rows.csv");
        Ran ran = Ran.vedette("flows", SCAN.toString(), "--schema", schema, "--shards", "2", "-o", rows.toString());
        assertThat(ran.status()).as(ran.err()).isZero();

        FeatureExtractor extractor = schema.equals("cic") ? FeatureExtractor.cic() : FeatureExtractor.full();
        List<FlowFeatures> flows = extractor.extract(SCAN);

        List<Map<String, String>> written = csv(rows);
        assertThat(flows).hasSameSizeAs(written).hasSizeGreaterThan(700);
        for (int i = 0; i < flows.size(); i++) {
            FlowFeatures flow = flows.get(i);
            Map<String, String> row = written.get(i);
            assertThat(flow.flow().source()).isEqualTo(row.get("Src IP"));
            for (String name : extractor.names()) {
                assertThat(flow.features().value(name))
                        .as("%s of row %d", name, i)
                        .isEqualTo(Double.parseDouble(row.getOrDefault(name, "none")));
            }
        }
    }

    @Test
    void judgementsAreThoseOfScore() throws IOException {
        Path model = MODELS.resolve("random-forest-flow");
        Path rows = folder.resolve("scored.csv");
        Ran ran = Ran.vedette("score", "--model", model.toString(), "--data", SCAN.toString(), "-o", rows.toString());
        assertThat(ran.status()).as(ran.err()).isZero();
        Classifier classifier = Classifier.open(model);

        List<Judgement> judgements = FeatureExtractor.of(classifier).extract(SCAN).stream()
                .map(flow -> classifier.judge(flow.features()))
                .toList();

        List<Map<String, String>> scored = csv(rows);
        assertThat(judgements).hasSameSizeAs(scored);
        for (int i = 0; i < scored.size(); i++) {
            Judgement judgement = judgements.get(i);
            Map<String, String> row = scored.get(i);
            assertThat(Float.toString((float) judgement.score())).isEqualTo(row.get("score"));
            assertThat(Boolean.toString(judgement.standsOut())).isEqualTo(row.get("stands_out"));
            assertThat(judgement.likeliest()).isEqualTo(row.get("class"));
            assertThat(Float.toString(judgement
                            .probabilities()
                            .getOrDefault("PortScan", -1.0)
                            .floatValue()))
                    .isEqualTo(row.get("p(PortScan)"));
        }
    }

    /// Of values without quotes that matter.
    private static List<Map<String, String>> csv(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> names = fields(lines.getFirst());
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> values = fields(line);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                row.put(names.get(i), values.get(i));
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char letter = line.charAt(i);
            if (letter == '"') {
                isQuoted = !isQuoted;
            } else if (letter == ',' && !isQuoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(letter);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
