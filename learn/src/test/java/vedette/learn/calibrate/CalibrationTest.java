package vedette.learn.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.learn.calibrate.Calibration.Method;
import vedette.learn.model.Model;
import vedette.learn.model.Verdicts;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

class CalibrationTest {

    private static final List<String> CLASSES = List.of("benign", "attack");

    private final Boastful model = new Boastful();

    @ParameterizedTest
    @EnumSource
    void afterwardsProbabilitiesMeanWhatTheySay(Method method) {
        CalibratedModel calibrated = new CalibratedModel(model, Calibration.fit(model, table(20_000, 1), method), 0);
        Table others = table(20_000, 2);

        assertThat(error(model, others)).isGreaterThan(0.1);
        assertThat(error(calibrated, others)).isLessThan(0.02);
    }

    @ParameterizedTest
    @EnumSource
    void probabilitiesSumToOneAndTheScoreIsThatOfNotBeingBenign(Method method) {
        CalibratedModel calibrated = new CalibratedModel(model, Calibration.fit(model, table(500, 1), method), 0);
        Verdicts verdicts = new Verdicts(101, 2);
        float[] rows = new float[101];
        for (int i = 0; i <= 100; i++) {
            rows[i] = i / 100f;
        }

        calibrated.judge(rows, 101, verdicts);

        for (int row = 0; row <= 100; row++) {
            assertThat(verdicts.probability(row, 0) + verdicts.probability(row, 1))
                    .isEqualTo(1, within(1e-6f));
            assertThat(verdicts.score(row)).isEqualTo(1 - verdicts.probability(row, 0), within(1e-6f));
            assertThat(row == 0 || verdicts.score(row) >= verdicts.score(row - 1))
                    .isTrue();
        }
    }

    @Test
    void neighboursThatFallArePooled() {
        float[] given = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f};
        boolean[] hits = {false, true, false, false, true, true};

        IsotonicCurve curve = IsotonicCurve.fit(Outcomes.of(given, hits));

        assertThat(curve.at(0.05f)).isEqualTo(0, within(1e-3f));
        assertThat(curve.at(0.1f)).isEqualTo(0, within(1e-3f));
        assertThat(curve.at(0.15f)).isEqualTo(1f / 6, within(1e-3f));
        assertThat(curve.at(0.2f)).isEqualTo(1f / 3, within(1e-3f));
        assertThat(curve.at(0.4f)).isEqualTo(1f / 3, within(1e-3f));
        assertThat(curve.at(0.45f)).isEqualTo(2f / 3, within(1e-3f));
        assertThat(curve.at(0.9f)).isEqualTo(1, within(1e-3f));
    }

    @Test
    void whereTheCurveIsFlat_theOrderOfRowsIsKept() {
        float[] given = {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f};
        boolean[] hits = {false, true, false, false, true, true};

        IsotonicCurve curve = IsotonicCurve.fit(Outcomes.of(given, hits));

        for (float at = 0.01f; at < 0.98f; at += 0.01f) {
            assertThat(curve.at(at + 0.01f)).isGreaterThan(curve.at(at));
        }
    }

    @Test
    void poolingIsTheBestThatNeverFalls() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            float[] given = new float[7];
            boolean[] hits = new boolean[7];
            for (int i = 0; i < 7; i++) {
                given[i] = (i + 1) / 8f;
                hits[i] = random.nextBoolean();
            }
            IsotonicCurve curve = IsotonicCurve.fit(Outcomes.of(given, hits));
            for (int i = 0; i < 7; i++) {
                assertThat(curve.at(given[i])).isEqualTo(leastAbove(hits, i), within(1e-3f));
            }
        }
    }

    /// The greatest over all beginnings of the least over all ends of the mean between: what pooling must
    /// give.
    private static float leastAbove(boolean[] hits, int at) {
        double greatest = 0;
        for (int from = 0; from <= at; from++) {
            double least = 1;
            for (int to = at; to < hits.length; to++) {
                int count = 0;
                for (int i = from; i <= to; i++) {
                    count += hits[i] ? 1 : 0;
                }
                least = Math.min(least, (double) count / (to - from + 1));
            }
            greatest = Math.max(greatest, least);
        }
        return (float) greatest;
    }

    @Test
    void aBetaCurveFindsTheCurveThatOutcomesWereDrawnFrom() {
        BetaCurve truth = new BetaCurve(0.5, 2, -0.7);
        Random random = new Random(1);
        float[] given = new float[50_000];
        boolean[] hits = new boolean[given.length];
        for (int i = 0; i < given.length; i++) {
            given[i] = random.nextFloat();
            hits[i] = random.nextFloat() < truth.at(given[i]);
        }

        BetaCurve found = BetaCurve.fit(Outcomes.of(given, hits));

        for (float probability = 0.01f; probability < 1; probability += 0.01f) {
            assertThat(found.at(probability)).isEqualTo(truth.at(probability), within(0.02f));
        }
    }

    @Test
    void aCurveNeverFallsHoweverPerverseTheOutcomes() {
        float[] given = new float[100];
        boolean[] hits = new boolean[100];
        for (int i = 0; i < 100; i++) {
            given[i] = i / 99f;
            hits[i] = i < 50;
        }

        BetaCurve curve = BetaCurve.fit(Outcomes.of(given, hits));

        assertThat(curve.a()).isNotNegative();
        assertThat(curve.b()).isNotNegative();
        assertThat(curve.at(0.3f)).isEqualTo(0.5f, within(0.05f));
    }

    @Test
    void aClassOfWhichThereIsNoRowIsLeftAsItIs() {
        Table table = table(100, 1);
        int[] benign = java.util.stream.IntStream.range(0, 100)
                .filter(row -> table.classes().get(table.label(row)).equals("benign"))
                .toArray();

        CalibratedModel calibrated =
                new CalibratedModel(model, Calibration.fit(model, table.choose(benign), Method.ISOTONIC), 0);

        Verdicts verdicts = new Verdicts(1, 2);
        calibrated.judge(new float[] {0.25f}, 1, verdicts);
        Verdicts plain = new Verdicts(1, 2);
        model.judge(new float[] {0.25f}, 1, plain);
        assertThat(verdicts.probabilities()).containsExactly(plain.probabilities(), within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource
    void curvesThatAreWrittenAndReadGiveTheSame(Method method) throws IOException {
        Calibration calibration = Calibration.fit(model, table(3_000, 1), method);
        byte[] bytes = bytes(calibration);

        assertThat(bytes(Calibration.read(in(bytes)))).isEqualTo(bytes);
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> Calibration.read(in(cut))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void damagedCurvesAreRefusedWithAReason() throws IOException {
        byte[] bytes = bytes(Calibration.fit(model, table(3_000, 1), Method.ISOTONIC));
        bytes[8 + 1 + 4 + 8] = (byte) 0xC0; // the second point lies before the first

        assertThatThrownBy(() -> Calibration.read(in(bytes)))
                .hasMessage("damaged calibration: point 1 of a curve does not follow the one before");
    }

    /// Rows whose value is how likely they are an attack.
    private static Table table(int rows, long seed) {
        Random random = new Random(seed);
        Table.Builder builder = new Table.Builder(Columns.of("x"));
        Row row = new Row(1);
        for (int i = 0; i < rows; i++) {
            row.values[0] = random.nextFloat();
            row.label = random.nextFloat() < row.values[0] ? "attack" : "benign";
            builder.add(row, "");
        }
        return builder.make();
    }

    /// By how much, on average over ten ranges, the probability of an attack differs from how often there
    /// was one.
    private static double error(Model model, Table table) {
        Verdicts verdicts = new Verdicts(table.rows(), 2);
        model.judge(table.column(0), table.rows(), verdicts);
        double[] said = new double[10];
        double[] seen = new double[10];
        for (int row = 0; row < table.rows(); row++) {
            int range = Math.min(9, (int) (10 * verdicts.probability(row, 1)));
            said[range] += verdicts.probability(row, 1);
            seen[range] += table.classes().get(table.label(row)).equals("attack") ? 1 : 0;
        }
        double sum = 0;
        for (int range = 0; range < 10; range++) {
            sum += Math.abs(said[range] - seen[range]);
        }
        return sum / table.rows();
    }

    private static byte[] bytes(Calibration calibration) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        calibration.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    /// Surer of everything than it should be.
    private static final class Boastful implements Model {

        @Override
        public Columns columns() {
            return Columns.of("x");
        }

        @Override
        public List<String> classes() {
            return CLASSES;
        }

        @Override
        public void judge(float[] rows, int count, Verdicts out) {
            for (int row = 0; row < count; row++) {
                double odds = Math.pow(rows[row] / (1 - rows[row] + 1e-9), 3);
                float attack = (float) (odds / (1 + odds));
                out.probabilities()[2 * row] = 1 - attack;
                out.probabilities()[2 * row + 1] = attack;
                out.score(row, attack);
            }
        }
    }
}
