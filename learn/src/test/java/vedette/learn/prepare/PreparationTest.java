package vedette.learn.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vedette.learn.prepare.Recipe.Scaling;
import vedette.learn.table.Columns;
import vedette.learn.table.Row;
import vedette.learn.table.Table;

class PreparationTest {

    private static Table table(float... values) {
        Table.Builder builder = new Table.Builder(Columns.of("x"));
        Row row = new Row(1);
        for (float value : values) {
            row.values[0] = value;
            builder.add(row, "x");
        }
        return builder.make();
    }

    private static Preparation fit(Recipe recipe, float... values) {
        return Preparation.fit(
                recipe, table(values), IntStream.range(0, values.length).toArray());
    }

    @Test
    void whatIsNoFiniteNumberBecomesTheMedianAndIsCounted() {
        Preparation preparation = fit(Recipe.cleaned(), 1, Float.NaN, 3, Float.POSITIVE_INFINITY, 100);
        float[] rows = {Float.NaN, 7, Float.NEGATIVE_INFINITY, -1e30f};

        assertThat(preparation.apply(rows, 4)).isEqualTo(2);
        assertThat(rows).containsExactly(3, 7, 3, -1e30f);
    }

    @Test
    void onlyTheRowsThatAreTrainedOnAreFitted() {
        Preparation preparation =
                Preparation.fit(Recipe.cleaned(), table(1, 2, 3, 1_000, 1_000, 1_000, 1_000), new int[] {0, 1, 2});

        assertThat(preparation.median(0)).isEqualTo(2);
        assertThatIllegalArgumentException().isThrownBy(() -> Preparation.fit(Recipe.cleaned(), table(1), new int[0]));
    }

    @ParameterizedTest
    @EnumSource(Scaling.class)
    void theLargestValueThatComesOutAsAtMostANumberIsFoundExactly(Scaling scaling) {
        Random random = new Random(4);
        float[] values = new float[500];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextBoolean() ? Math.round(random.nextGaussian()) : random.nextGaussian());
        }
        Preparation preparation = fit(new Recipe(0, true, scaling, 64), values);

        for (int i = 0; i < 200; i++) {
            float wanted = preparation.apply(0, (float) random.nextGaussian());
            float largest = preparation.atMost(0, wanted);

            assertThat(preparation.apply(0, largest)).isLessThanOrEqualTo(wanted);
            assertThat(largest == Float.MAX_VALUE || preparation.apply(0, Math.nextUp(largest)) > wanted)
                    .isTrue();
        }
    }

    @Test
    void valuesAreClippedAtTheQuantilesOfTraining() {
        float[] values = new float[1_001];
        for (int i = 0; i < values.length; i++) {
            values[i] = i;
        }
        Preparation preparation = fit(new Recipe(0.01, false, Scaling.NONE, 2), values);

        assertThat(preparation.apply(0, 5_000)).isEqualTo(990);
        assertThat(preparation.apply(0, -5)).isEqualTo(10);
        assertThat(preparation.apply(0, 500)).isEqualTo(500);
    }

    @Test
    void theLogarithmKeepsTheSign() {
        Preparation preparation = fit(new Recipe(0, true, Scaling.NONE, 2), 1, 2, 3);

        assertThat(preparation.apply(0, (float) Math.E - 1)).isEqualTo(1, within(1e-6f));
        assertThat(preparation.apply(0, 1 - (float) Math.E)).isEqualTo(-1, within(1e-6f));
        assertThat(preparation.apply(0, 0)).isZero();
    }

    @Test
    void standardisedValuesHaveMeanZeroAndDeviationOne() {
        float[] values = new float[2_000];
        Random random = new Random(3);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (50 + 9 * random.nextGaussian());
        }
        Preparation preparation = fit(new Recipe(0, false, Scaling.STANDARD, 2), values);
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            sum += preparation.apply(0, value);
            squares += preparation.apply(0, value) * preparation.apply(0, value);
        }

        assertThat(sum / values.length).isEqualTo(0, within(1e-5));
        assertThat(squares / values.length).isEqualTo(1, within(1e-4));
    }

    @Test
    void ranksAreSharesOfTheTrainingRowsThatHaveLess() {
        float[] values = new float[1_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i < 500 ? 0 : i * i;
        }
        Preparation preparation = fit(Recipe.ranks(), values);

        assertThat(preparation.apply(0, -1)).isZero();
        assertThat(preparation.apply(0, 0)).isEqualTo(0.25f, within(0.01f));
        assertThat(preparation.apply(0, 750 * 750)).isEqualTo(0.75f, within(0.01f));
        assertThat(preparation.apply(0, 1e30f)).isEqualTo(1);
        float last = 0;
        for (float value = 0; value < 1e6; value += 997) {
            assertThat(preparation.apply(0, value)).isGreaterThanOrEqualTo(last);
            last = preparation.apply(0, value);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverIsFittedAndGivenTheResultIsFinite(Scaling scaling) {
        float[] odd = {
            0, -0f, Float.MIN_VALUE, Float.MAX_VALUE, -Float.MAX_VALUE, Float.NaN, Float.POSITIVE_INFINITY, 1, -1e-30f
        };
        for (float[] values : new float[][] {odd, {5, 5, 5}, {Float.NaN}, {1e-38f, 2e-38f}, {-3e38f, 3e38f}}) {
            for (boolean isLogged : new boolean[] {false, true}) {
                Preparation preparation = fit(new Recipe(0.1, isLogged, scaling, 16), values);
                Preparation unclipped = fit(new Recipe(0, isLogged, scaling, 16), values);
                for (float value : odd) {
                    assertThat(preparation.apply(0, value)).isFinite();
                    assertThat(unclipped.apply(0, value)).isFinite();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasWrittenIsReadAndDoesTheSame(Scaling scaling) throws IOException {
        Preparation preparation = fit(new Recipe(0.01, true, scaling, 32), 5, 3, 8, 1, 2e20f, -7);
        Preparation read = Preparation.read(new DataInputStream(new ByteArrayInputStream(written(preparation))));
        Random random = new Random(1);

        assertThat(read.columns()).isEqualTo(preparation.columns());
        assertThat(read.recipe()).isEqualTo(preparation.recipe());
        for (int i = 0; i < 1_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            assertThat(read.apply(0, value)).isEqualTo(preparation.apply(0, value));
        }
    }

    private static byte[] written(Preparation preparation) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        preparation.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void whateverIsDamagedNothingButAnIoExceptionIsThrown() throws IOException {
        byte[] whole = written(fit(new Recipe(0.01, true, Scaling.RANK, 32), 5, 3, 8, 1, 2e20f, -7));
        Random random = new Random(2);
        int refused = 0;
        for (int round = 0; round < 20_000; round++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(2) == 0 ? whole.length : random.nextInt(whole.length));
            for (int i = 0; i < 3 && damaged.length > 0; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                float value = Preparation.read(new DataInputStream(new ByteArrayInputStream(damaged)))
                        .apply(0, 4);
                assertThat(value).isFinite();
            } catch (IOException _) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(10_000);
        assertThatThrownBy(() -> Preparation.read(new DataInputStream(new ByteArrayInputStream(new byte[20]))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no preparation");
    }

    @Test
    void aRowAloneIsPreparedAsAmongOthers() {
        Table.Builder builder = new Table.Builder(Columns.of("x", "y"));
        Row row = new Row(2);
        for (int i = 0; i < 50; i++) {
            row.values[0] = i;
            row.values[1] = -i * i;
            builder.add(row, "x");
        }
        Table table = builder.make();
        Preparation preparation =
                Preparation.fit(Recipe.standard(), table, IntStream.range(0, 50).toArray());
        float[] all = new float[100];
        table.copy(0, 50, all);
        preparation.apply(all, 50);

        for (int i = 0; i < 50; i++) {
            float[] one = new float[2];
            table.copy(i, 1, one);
            preparation.apply(one, 1);
            assertThat(one).containsExactly(all[2 * i], all[2 * i + 1]);
        }
    }

    @Test
    void aRecipeThatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Recipe(0.5, false, Scaling.NONE, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Recipe(Double.NaN, false, Scaling.NONE, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Recipe(0, false, Scaling.NONE, 1));
    }

    @Test
    void rareClassesWeighMoreAndARowWeighsOneOnAverage() {
        Table.Builder builder = new Table.Builder(Columns.of("x"));
        Row row = new Row(1);
        for (int i = 0; i < 101; i++) {
            row.label = i == 0 ? "" : i <= 80 ? "a" : "b";
            builder.add(row, "x");
        }
        Table table = builder.make();
        int[] rows = IntStream.range(0, 101).toArray();

        assertThat(ClassWeights.byRarity(table, rows, 1, 1_000)).containsExactly(0.625f, 2.5f);
        assertThat(ClassWeights.byRarity(table, rows, 0, 1_000)).containsExactly(1, 1);
        assertThat(ClassWeights.byRarity(table, rows, 1, 2)).containsExactly(1 / 1.2f, 2 / 1.2f);
        assertThat(ClassWeights.byRarity(table, new int[] {1, 2}, 1, 2)).containsExactly(1, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> ClassWeights.byRarity(table, rows, 2, 1));
    }
}
