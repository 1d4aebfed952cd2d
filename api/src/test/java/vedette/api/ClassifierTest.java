package vedette.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierTest {

    private static final Path MODELS = Path.of("../lab/models");

    private final Classifier forest = Classifier.open(MODELS.resolve("random-forest-flow"));

    @TempDir
    private Path folder;

    private List<FlowFeatures> rows() {
        return FeatureExtractor.of(forest).extract(RealTimeMonitorTest.SCAN);
    }

    @Test
    void aModelSaysWhatItIs() {
        assertThat(forest.name()).isEqualTo("random-forest-full");
        assertThat(forest.kind()).isEqualTo("random-forest");
        assertThat(forest.rows()).isEqualTo("full");
        assertThat(forest.classes()).contains("BENIGN", "PortScan");
        assertThat(forest.features()).contains("Flow Duration", "syn_ack_time");
        assertThat(forest.threshold()).isBetween(0.0, 1.0);
        assertThat(forest.passport()).isNotEmpty();
    }

    @Test
    void mostOfAScanIsTakenForOne() {
        List<Judgement> judgements = rows().stream()
                .filter(row -> row.flow().end().equals("closed") && row.flow().packets() == 2)
                .map(row -> forest.judge(row.features()))
                .toList();

        assertThat(judgements).hasSizeGreaterThan(100).allSatisfy(judgement -> {
            assertThat(judgement.probabilities().keySet()).containsExactlyElementsOf(forest.classes());
            assertThat(judgement.probabilities().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isCloseTo(1, within(1e-4));
            assertThat(judgement.probabilities())
                    .allSatisfy((_, probability) -> assertThat(probability)
                            .isLessThanOrEqualTo(judgement.probabilities().get(judgement.likeliest())));
            assertThat(judgement.standsOut()).isEqualTo(judgement.score() >= forest.threshold());
        });
        assertThat(judgements)
                .filteredOn(judgement -> judgement.likeliest().equals("PortScan"))
                .hasSizeGreaterThan(judgements.size() / 2);
    }

    @Test
    void theFullSchemaIsJudgedAlike() {
        List<FlowFeatures> full = FeatureExtractor.full().extract(RealTimeMonitorTest.SCAN);

        assertThat(full.stream().map(row -> forest.judge(row.features())))
                .containsExactlyElementsOf(
                        rows().stream().map(row -> forest.judge(row.features())).toList());
    }

    @Test
    void whyIsToldByTheFeaturesThatMatterMost() {
        Features row = rows().getFirst().features();

        List<Judgement.Share> shares = forest.explain(row, 5);

        assertThat(shares)
                .hasSize(5)
                .isSortedAccordingTo(Comparator.comparingDouble((Judgement.Share share) -> -Math.abs(share.share())))
                .allSatisfy(share -> assertThat(share.seen()).isEqualTo(row.value(share.feature())));
        assertThat(forest.explain(row, 1_000)).hasSize(forest.features().size());
    }

    @Test
    void aModelWithoutClassesGivesAScoreOnly() {
        Classifier isolation = Classifier.open(MODELS.resolve("isolation-forest-flow"));
        Features row = FeatureExtractor.of(isolation)
                .extract(RealTimeMonitorTest.SCAN)
                .getFirst()
                .features();

        Judgement judgement = isolation.judge(row);

        assertThat(judgement.score()).isBetween(0.0, 1.0);
        assertThat(judgement.likeliest()).isEmpty();
        assertThat(judgement.probabilities()).isEmpty();
        assertThat(isolation.explain(row, 3)).hasSize(3);
    }

    @Test
    void whenARowLacksFeatures_thenItIsSaidWhichAndWhatToDo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forest.judge(Features.of(List.of("Protocol"), 6)))
                .withMessageContaining("Flow Duration")
                .withMessageContaining("FeatureExtractor.of(classifier)");
    }

    @Test
    void whenAModelIsNotAboutFlows_thenNoFeaturesAreExtractedForIt() {
        Classifier activity = Classifier.open(MODELS.resolve("neighbours-activity"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureExtractor.of(activity))
                .withMessageContaining("neighbours-activity")
                .withMessageContaining("rows of the kind 'activity'");
    }

    @Test
    void whenAFolderIsNoModelOrADamagedOne_thenItIsSaid() throws IOException {
        assertThatThrownBy(() -> Classifier.open(folder))
                .isInstanceOf(VedetteException.class)
                .hasMessageContaining(folder + " is no model");

        try (Stream<Path> files = Files.list(MODELS.resolve("random-forest-flow"))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.writeString(folder.resolve("preparation"), "something else");
        assertThatThrownBy(() -> Classifier.open(folder)).isInstanceOf(VedetteException.class);
    }

    @Test
    void aRowOfOnesOwnIsJudged() {
        Features row = rows().getFirst().features();
        Features own = Features.of(row.names().reversed(), reversed(row.values()));

        assertThat(forest.judge(own)).isEqualTo(forest.judge(row));
        assertThat(own).isNotEqualTo(row);
        assertThatIllegalArgumentException().isThrownBy(() -> Features.of(List.of("a", "b"), 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Features.of(List.of("a", "a"), 1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> own.value("no such thing"));
    }

    private static double[] reversed(double[] values) {
        double[] turned = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            turned[i] = values[values.length - 1 - i];
        }
        return turned;
    }
}
