package vedette.deep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vedette.learn.bundle.ModelKind;
import vedette.learn.judge.Confusion;
import vedette.learn.network.NetworkConfig.Place;
import vedette.learn.passport.Gate;
import vedette.learn.passport.Passport;
import vedette.learn.passport.PassportJson;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;
import vedette.learn.train.Division;
import vedette.learn.train.NetworkLearner;
import vedette.learn.train.Training;
import vedette.learn.train.TrainingPlan;

/// Networks must show what other models must show.
class NetworkGatesTest {

    private static final Place PLACE = new Place(Path.of("target/torch"), null, false, 1);
    private static final Columns COLUMNS = Columns.of("a", "b", "c", "d", "e", "f", "g", "h");

    @Test
    void aNetworkThatLearnsWhatThereIs_passesItsGates_andTheSameAgain() throws IOException {
        Passport passport = train(ModelKind.CNN, table(0));

        assertThat(passport.gates())
                .extracting(gate -> gate.name() + ": " + gate.outcome().label())
                .containsExactly(
                        "features: passed",
                        "baselines: passed",
                        "shuffled labels: passed",
                        "order of time: passed",
                        "unseen attacks: passed",
                        "another origin: not run");
        Confusion confusion = Objects.requireNonNull(passport.test().confusion());
        assertThat(confusion.macroF1()).isGreaterThan(0.9);
        assertThat(PassportJson.of(train(ModelKind.CNN, table(0))).toString())
                .isEqualTo(PassportJson.of(passport).toString());
    }

    @Test
    void aNetworkWhoseRowsMeanSomethingElseLater_failsByTime() throws IOException {
        assertThat(train(ModelKind.CNN, table(1)).gates().stream()
                        .filter(Gate::isFailed)
                        .map(Gate::name))
                .contains("order of time");
    }

    @Test
    void anAutoencoderIsAskedWhatItCanBeAsked() throws IOException {
        assertThat(train(ModelKind.AUTOENCODER, table(0)).gates())
                .extracting(gate -> gate.name() + ": " + gate.outcome().label())
                .containsExactly(
                        "features: passed",
                        "baselines: passed",
                        "shuffled labels: not run",
                        "order of time: passed",
                        "unseen attacks: not run",
                        "another origin: not run");
    }

    private static Passport train(ModelKind kind, Table table) throws IOException {
        TrainingPlan plan = new TrainingPlan(kind.label(), kind, "flow", Division.GROUP, 0.2, 12, 1, 1, true);
        NetworkLearner learner = new NetworkLearner(PLACE, InstantSource.fixed(Instant.EPOCH), _ -> {});
        return new Training(plan, learner, "vedette test", _ -> {})
                .run(table, List.of(), null)
                .passport();
    }

    /// Benign rows have all columns alike; of attacks every other column is off, of a flood some of them farther.
    ///
    /// @param turn by how many classes what rows look like is off their label in the last third
    private static Table table(int turn) {
        Random random = new Random(3);
        Table.Builder builder = new Table.Builder(COLUMNS);
        Row row = new Row(COLUMNS.size());
        for (int i = 0; i < 1_500; i++) {
            int label = i % 3;
            int looks = i < 1_050 ? label : (label + turn) % 3;
            float level = (float) random.nextGaussian();
            for (int column = 0; column < COLUMNS.size(); column++) {
                float off = looks == 0 || column % 2 == 1 ? 0 : looks == 2 && column < 4 ? 5 : 2.5f;
                row.values[column] = level + off + 0.3f * (float) random.nextGaussian();
            }
            row.label = List.of("BENIGN", "scan", "flood").get(label);
            row.group = i;
            row.micros = 1L + i;
            builder.add(row, "chance");
        }
        return builder.make();
    }
}
