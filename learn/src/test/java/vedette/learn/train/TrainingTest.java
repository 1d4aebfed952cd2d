package vedette.learn.train;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.learn.bundle.Bundle;
import vedette.learn.bundle.Explainer;
import vedette.learn.bundle.ModelKind;
import vedette.learn.bundle.Parts;
import vedette.learn.examples.ExampleChoice;
import vedette.learn.examples.Examples;
import vedette.learn.json.JsonTree;
import vedette.learn.judge.Confusion;
import vedette.learn.judge.Judge;
import vedette.learn.judge.Judgements;
import vedette.learn.passport.Gate;
import vedette.learn.passport.Passport;
import vedette.learn.passport.PassportJson;
import vedette.learn.passport.PassportPage;
import vedette.learn.table.Age;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

class TrainingTest {

    private static final List<String> CLASSES = List.of("BENIGN", "dos", "scan");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(names = {"RANDOM_FOREST", "BOOSTING"})
    void treesThatLearnWhatThereIs_passTheirGates_andAreTheSameAgain(ModelKind kind) throws IOException {
        Training.Trained first = train(kind, traffic(1_200, 1, 0.3f), traffic(300, 2, 0.3f));
        Training.Trained again = train(kind, traffic(1_200, 1, 0.3f), traffic(300, 2, 0.3f));

        Confusion confusion = Objects.requireNonNull(first.passport().test().confusion());
        assertThat(confusion.macroF1()).isGreaterThan(0.95);
        assertThat(first.passport().gates())
                .extracting(Gate::name, gate -> gate.outcome().label())
                .contains(
                        org.assertj.core.groups.Tuple.tuple("features", "passed"),
                        org.assertj.core.groups.Tuple.tuple("baselines", "passed"),
                        org.assertj.core.groups.Tuple.tuple("shuffled labels", "passed"),
                        org.assertj.core.groups.Tuple.tuple("order of time", "passed"),
                        org.assertj.core.groups.Tuple.tuple("another origin", "passed"));
        assertThat(PassportJson.of(again.passport()).toString())
                .isEqualTo(PassportJson.of(first.passport()).toString());
    }

    @ParameterizedTest
    @EnumSource(names = {"RANDOM_FOREST", "BOOSTING"})
    void whereLabelsSayNothingOfTheRows_theModelFails(ModelKind kind) throws IOException {
        Training.Trained trained = train(kind, traffic(900, 1, 1_000f), traffic(300, 2, 1_000f));

        assertThat(trained.passport().isGood()).isFalse();
        assertThat(trained.passport().gates().stream().filter(Gate::isFailed).map(Gate::name))
                .contains("another origin");
    }

    @Test
    void rowsOfSeveralOriginsAndAges_areJudgedApartInThePassport() throws IOException {
        Passport passport = train(ModelKind.RANDOM_FOREST, twoOrigins(), null).passport();

        assertThat(passport.judged().origins())
                .extracting(Judgements.Part::name)
                .containsExactly("ours", "public");
        assertThat(passport.judged().ages()).extracting(Judgements.Part::name).containsExactly("up to 5 s", "ended");
        assertThat(passport.judged().origins().stream()
                        .mapToLong(part -> part.judgement().rows())
                        .sum())
                .isEqualTo(passport.test().rows());
        assertThat(passport.division().test()).startsWith("each origin for itself, ");
        Map<?, ?> test =
                (Map<?, ?>) Objects.requireNonNull(PassportJson.of(passport).get("test"));
        Map<?, ?> perOrigin = (Map<?, ?>) Objects.requireNonNull(test.get("perOrigin"));
        assertThat(perOrigin.keySet()).hasToString("[ours, public]");
        assertThat((Map<?, ?>) Objects.requireNonNull(perOrigin.get("ours")))
                .extracting(Object::toString)
                .asString()
                .contains("macroF1", "perClass", "rocAuc");
        assertThat(PassportPage.files(passport).get(Bundle.PASSPORT_PAGE))
                .contains("## Each origin apart", "| ours | ", "## By how old flows were", "| up to 5 s | ");
    }

    /// Public rows, and a third as many of ours that are harder to tell apart; of every flow two rows.
    private static Table twoOrigins() {
        Random random = new Random(6);
        Table.Builder builder = new Table.Builder(Columns.of("size"));
        Row row = new Row(1);
        for (int i = 0; i < 1_200; i++) {
            row.origin = i % 4 == 0 ? "ours" : "public";
            row.age = i % 2 == 0 ? Age.UP_TO_FIVE : Age.ENDED;
            row.group = i / 2;
            row.micros = 1L + i;
            row.label = CLASSES.get(i % 3);
            row.values[0] = i % 3 + (i % 4 == 0 ? 2 : 0.5f) * random.nextFloat();
            builder.add(row, "made up");
        }
        return builder.make();
    }

    @ParameterizedTest
    @EnumSource(names = {"CNN", "AUTOENCODER"})
    void networksAreAskedTheSameQuestions_withFewRowsAndEpochs(ModelKind kind) throws IOException {
        List<TrainingPlan> plans = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        ModelKind inItsPlace = kind.isAnomaly() ? ModelKind.NEIGHBOURS : ModelKind.RANDOM_FOREST;
        Learner standIn = (train, validation, plan) -> {
            plans.add(plan);
            rows.add(train.rows());
            TrainingPlan own = TrainingPlan.of(inItsPlace, "flow");
            return Learner.of(inItsPlace, standIn()).learn(train, validation, own);
        };

        Training.Trained trained = new Training(TrainingPlan.of(kind, "flow"), standIn, "vedette test", _ -> {})
                .run(traffic(12_000, 1, 0.3f), List.of(), null);

        assertThat(trained.passport().gates().stream()
                        .filter(gate -> gate.outcome() != Gate.Outcome.NOT_RUN)
                        .map(Gate::name))
                .containsExactlyElementsOf(
                        kind.isAnomaly()
                                ? List.of("features", "baselines", "order of time")
                                : List.of(
                                        "features", "baselines", "shuffled labels", "order of time", "unseen attacks"));
        assertThat(trained.passport().isGood())
                .isEqualTo(!kind.isAnomaly()); // neighbours are no match for one column here
        assertThat(plans.getFirst().rounds()).isZero();
        assertThat(plans.subList(1, plans.size()))
                .hasSize(kind.isAnomaly() ? 1 : 5)
                .allMatch(plan -> plan.rounds() == 8);
        assertThat(rows.subList(1, rows.size())).allMatch(count -> count <= (kind.isAnomaly() ? 30_000 : 6_000));
    }

    @Test
    void aNetworkWhoseRowsMeanSomethingElseLater_isToldFromOneThatKnowsMoreThanItsLabels() throws IOException {
        List<Learnt> kept = new ArrayList<>();
        Learner knowing = (train, validation, plan) -> {
            if (kept.isEmpty()) {
                kept.add(forest().learn(train, validation, plan));
            }
            return kept.getFirst(); // whatever labels it is given now
        };

        assertThat(failed(forest(), changing(600))).contains("order of time").doesNotContain("shuffled labels");
        assertThat(failed(knowing, traffic(600, 1, 0.3f))).contains("shuffled labels");
    }

    private static List<String> failed(Learner learner, Table table) throws IOException {
        Training training = new Training(TrainingPlan.of(ModelKind.CNN, "flow"), learner, "vedette test", _ -> {});
        return training.run(table, List.of(), null).passport().gates().stream()
                .filter(Gate::isFailed)
                .map(Gate::name)
                .toList();
    }

    @Test
    void whatIsNotAskedForIsSaidToBeNotRun() throws IOException {
        TrainingPlan quick = TrainingPlan.of(ModelKind.RANDOM_FOREST, "flow").withGates(false);

        Passport passport = new Training(quick, forest(), "vedette test", _ -> {})
                .run(traffic(600, 1, 0.3f), List.of(), null)
                .passport();

        assertThat(passport.gates().stream()
                        .filter(gate -> gate.outcome() == Gate.Outcome.NOT_RUN)
                        .map(gate -> gate.name() + ": " + gate.found()))
                .containsExactly(
                        "shuffled labels: it was not asked for",
                        "order of time: it was not asked for",
                        "unseen attacks: it was not asked for",
                        "another origin: no such rows were given");
    }

    /// Rows whose class is told by a column that means another class in later rows.
    @Test
    void aClassThatOneHostAloneHasShownIsNotAskedForInOrderOfTime() throws IOException {
        Table.Builder builder = new Table.Builder(Columns.of("size", "count", "noise"));
        Random random = new Random(3);
        Row row = new Row(3);
        for (int i = 0; i < 900; i++) {
            int label = i % 3;
            row.values[0] = label + 0.3f * random.nextFloat();
            row.values[1] = random.nextFloat();
            row.values[2] = random.nextFloat();
            row.label = CLASSES.get(label);
            row.group = label == 2 ? 7 : 100 + i;
            row.micros = 1L + i;
            builder.add(row, "made up");
        }

        Gate gate = train(ModelKind.RANDOM_FOREST, builder.make(), null).passport().gates().stream()
                .filter(one -> one.name().equals("order of time"))
                .findFirst()
                .orElseThrow();

        assertThat(gate.outcome()).as(gate.found()).isEqualTo(Gate.Outcome.PASSED);
        assertThat(gate.found()).contains("classes with too few earlier rows: 1");
    }

    private static Table changing(int count) {
        Table.Builder builder = new Table.Builder(Columns.of("size", "noise"));
        Random random = new Random(2);
        Row row = new Row(2);
        for (int i = 0; i < count; i++) {
            int label = i % 3;
            row.values[0] = i < 0.7 * count ? label : (label + 1) % 3;
            row.values[1] = random.nextFloat();
            row.label = CLASSES.get(label);
            row.group = i;
            row.micros = 1L + i;
            builder.add(row, "made up");
        }
        return builder.make();
    }

    private static Learner forest() {
        return (train, validation, _) -> Learner.of(ModelKind.RANDOM_FOREST, standIn())
                .learn(train, validation, TrainingPlan.of(ModelKind.RANDOM_FOREST, "flow"));
    }

    private static Learner standIn() {
        return (_, _, _) -> {
            throw new IOException("no networks here");
        };
    }

    @Test
    void whereAnAddressIsAmongTheFeatures_theModelFails() throws IOException {
        Columns columns = Columns.of("size", "Src IP");
        Table.Builder builder = new Table.Builder(columns);
        Row row = new Row(2);
        for (int i = 0; i < 400; i++) {
            row.label = CLASSES.get(i % 3);
            row.values[0] = i % 3;
            row.group = i;
            row.micros = 1L + i;
            builder.add(row, "made up");
        }

        Training.Trained trained = train(ModelKind.RANDOM_FOREST, builder.make(), null);

        assertThat(trained.passport().gates().getFirst().isFailed()).isTrue();
        assertThat(trained.passport().gates().getFirst().found()).contains("Src IP");
    }

    @Test
    void anIsolationForestLearnsWhatIsUsual_andNeedsNoAttacks() throws IOException {
        Training.Trained trained = train(ModelKind.ISOLATION_FOREST, traffic(1_200, 1, 0.3f), null);
        Training.Trained unlabelled = train(ModelKind.ISOLATION_FOREST, benign(600), null);

        assertThat(trained.passport().test().ranking().rocAuc()).isGreaterThan(0.8);
        assertThat(trained.manifest().classes()).isEmpty();
        assertThat(unlabelled.passport().test().ranking().isKnown()).isFalse();
        assertThat(unlabelled.manifest().threshold()).isBetween(0f, 1f);
    }

    @Test
    void givenTooFewRows_thenItIsSaidWhichAreLacking() throws IOException {
        assertThatThrownBy(() -> train(ModelKind.RANDOM_FOREST, traffic(2, 1, 0.3f), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give more rows");
    }

    @Test
    void aBundleSaysTheSameAsWhatWasTrained() throws IOException {
        for (ModelKind kind : List.of(ModelKind.RANDOM_FOREST, ModelKind.BOOSTING, ModelKind.ISOLATION_FOREST)) {
            Training.Trained trained = train(kind, traffic(900, 1, 0.3f), null);
            Path place = folder.resolve(kind.label());
            write(trained, place);

            Bundle opened = Bundle.open(place);

            Table rows = traffic(300, 7, 0.3f);
            assertThat(Judge.scores(opened.model(), rows))
                    .isEqualTo(Judge.scores(trained.parts().whole(), rows));
            assertThat(opened.manifest().threshold())
                    .isEqualTo(trained.manifest().threshold());
            assertThat(opened.passport())
                    .containsEntry("good", trained.passport().isGood());
            assertThat(place.resolve("passport.md")).content().contains("## Gates");
            Examples examples = requireNonNull(opened.parts().examples());
            float[] row = new float[rows.columns().size()];
            rows.copy(0, 1, row);
            assertThat(examples.nearest(row, 0))
                    .isEqualTo(requireNonNull(trained.parts().examples()).nearest(row, 0));
        }
    }

    @Test
    void aBundleIsGivenExamplesLater_andOneWithoutThemIsRead() throws IOException {
        Table table = traffic(900, 1, 0.3f);
        Training.Trained trained = train(ModelKind.ISOLATION_FOREST, table, null);
        Parts parts = trained.parts();
        Path without = folder.resolve("without");
        Path with = folder.resolve("with");
        Bundle.write(
                without,
                trained.manifest(),
                new Parts(parts.preparation(), parts.core(), parts.calibration(), parts.benign()),
                PassportJson.of(trained.passport()),
                PassportPage.files(trained.passport()));

        Bundle.open(without).writeWith(ExampleChoice.of(table, Judge.BENIGN), with);

        assertThat(Bundle.open(without).parts().examples()).isNull();
        assertThat(Bundle.open(with).parts().examples()).isNotNull();
        assertThat(with.resolve("model.isolation")).hasSameBinaryContentAs(without.resolve("model.isolation"));
    }

    @ParameterizedTest
    @EnumSource(names = {"RANDOM_FOREST", "BOOSTING"})
    void theReasonsForAScoreNameTheColumnThatMakesIt(ModelKind kind) throws IOException {
        Training.Trained trained = train(kind, traffic(900, 1, 0.3f), null);
        write(trained, folder.resolve("forest"));
        Explainer explainer =
                Objects.requireNonNull(Bundle.open(folder.resolve("forest")).explainer());

        List<Explainer.Reason> reasons = explainer.explain(new float[] {1.1f, 0.02f, 0.5f}, 0, 2);

        assertThat(reasons.getFirst().column()).isEqualTo("size");
        assertThat(reasons.getFirst().share()).isPositive();
        assertThat(reasons.getFirst().seen()).isEqualTo(1.1f);
    }

    @Test
    void aDamagedBundleIsRefusedWithWhatIsWrong() throws IOException {
        write(train(ModelKind.ISOLATION_FOREST, benign(400), null), folder.resolve("good"));
        for (String part : List.of("model.isolation", "preparation", "passport.json")) {
            Path copy = copyOf(folder.resolve("good"), part);
            byte[] bytes = Files.readAllBytes(copy.resolve(part));
            bytes[bytes.length / 2] ^= 1;
            Files.write(copy.resolve(part), bytes);

            assertThatThrownBy(() -> Bundle.open(copy))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("damaged")
                    .hasMessageContaining(part);
        }
    }

    @Test
    void aBundleOfALaterVersionIsRefused() throws IOException {
        write(train(ModelKind.ISOLATION_FOREST, benign(400), null), folder.resolve("good"));
        Path manifest = folder.resolve("good").resolve("bundle.json");
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.replace("\"format\":1", "\"format\":2"));

        assertThatThrownBy(() -> Bundle.open(folder.resolve("good"))).hasMessageContaining("update Vedette");
    }

    @Test
    void whateverStandsInAManifest_itIsReadOrRefused() throws IOException {
        write(train(ModelKind.ISOLATION_FOREST, benign(400), null), folder.resolve("good"));
        Path manifest = folder.resolve("good").resolve("bundle.json");
        byte[] good = Files.readAllBytes(manifest);
        Random random = new Random(3);
        int refused = 0;
        for (int round = 0; round < 300; round++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] = (byte) (32 + random.nextInt(95));
            Files.write(manifest, bad);
            try {
                Bundle.open(folder.resolve("good"));
            } catch (IOException e) {
                assertThat(e).hasMessageContaining(folder.toString());
                refused++;
            }
        }
        assertThat(refused).isPositive();
    }

    private Path copyOf(Path from, String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy-" + name));
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(String.valueOf(file.getFileName())));
            }
        }
        return copy;
    }

    private static Training.Trained train(ModelKind kind, Table table, @org.jspecify.annotations.Nullable Table other)
            throws IOException {
        TrainingPlan plan = TrainingPlan.of(kind, "flow");
        Learner learner = Learner.of(kind, standIn());
        return new Training(plan, learner, "vedette test", _ -> {}).run(table, List.of(), other);
    }

    private static void write(Training.Trained trained, Path place) throws IOException {
        Map<String, Object> passport = PassportJson.of(trained.passport());
        Bundle.write(place, trained.manifest(), trained.parts(), passport, PassportPage.files(trained.passport()));
        assertThat(JsonTree.read(place.resolve("passport.json"))).containsKey("gates");
    }

    /// Three classes, for which it takes two columns, with noise; the third says nothing.
    private static Table traffic(int rows, long seed, float noise) {
        Random random = new Random(seed);
        Table.Builder builder = new Table.Builder(Columns.of("size", "count", "noise"));
        Row row = new Row(3);
        for (int i = 0; i < rows; i++) {
            int label = i % 3;
            row.values[0] = Math.min(label, 1) + noise * (random.nextFloat() - 0.5f);
            row.values[1] = (label == 2 ? 1 : 0) + noise * (random.nextFloat() - 0.5f);
            row.values[2] = random.nextFloat();
            row.label = CLASSES.get(label);
            row.group = seed << 32 | i;
            row.micros = 1L + i;
            builder.add(row, "made up");
        }
        return builder.make();
    }

    private static Table benign(int rows) {
        Table table = traffic(3 * rows, 9, 0.3f);
        return Learner.benignOf(table);
    }
}
