package vedette.learn.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vedette.learn.table.Columns;

class RandomCutWatchTest {

    private static final Columns COLUMNS = Columns.of("bytes", "hosts");
    private static final SeriesConfig CONFIG = SeriesConfig.defaults();
    private static final SeriesConfig DAILY = CONFIG.withSeason(24);
    private static final int BEFORE = 1_200;
    private static final int DAY = 24;

    private final Random random = new Random(7);

    @Test
    void inAQuietSeriesNothingStandsOut() {
        List<Surprise> surprises = watch(CONFIG, 2_000, this::quiet);

        assertThat(surprises).noneMatch(Surprise::isUnusual);
        assertThat(surprises.getLast().threshold()).isBetween(1.0, 2.5);
        assertThat(surprises.getLast().shares()).containsExactly(0.0, 0.0);
    }

    @Test
    void aSpikeIsFound_andWhatItIsIn() {
        List<Surprise> surprises = watch(CONFIG, BEFORE + 60, at -> {
            double[] values = quiet(at);
            values[1] *= at == BEFORE ? 8 : 1;
            return values;
        });

        Surprise spike = surprises.get(BEFORE);
        assertThat(spike.isUnusual()).isTrue();
        assertThat(spike.mostOf()).isEqualTo(1);
        assertThat(spike.shares().get(1)).isGreaterThan(0.9);
        assertThat(spike.shares().get(0) + spike.shares().get(1)).isEqualTo(1, within(1e-9));
        assertThat(surprises.subList(0, BEFORE)).noneMatch(Surprise::isUnusual);
        assertThat(surprises.subList(BEFORE + CONFIG.together(), BEFORE + 60)).noneMatch(Surprise::isUnusual);
    }

    @Test
    void aLevelShiftIsFound_andBecomesUsual() {
        List<Surprise> surprises = watch(CONFIG, BEFORE + 1_500, at -> {
            double[] values = quiet(at);
            values[0] *= at >= BEFORE ? 2 : 1;
            return values;
        });

        assertThat(surprises.get(BEFORE).isUnusual()).isTrue();
        assertThat(surprises.get(BEFORE + 5).mostOf()).isZero();
        assertThat(surprises.subList(0, BEFORE)).noneMatch(Surprise::isUnusual);
        assertThat(surprises.subList(BEFORE + 1_000, BEFORE + 1_500)).noneMatch(Surprise::isUnusual);
    }

    @Test
    void aSeasonThatDoesNotComeIsFound_thoughNoValueIsNew() {
        List<Surprise> usual = watch(DAILY, BEFORE + 100, this::daily);
        List<Surprise> missing =
                watch(DAILY, BEFORE + 100, at -> at >= BEFORE && at < BEFORE + DAY ? night() : daily(at));

        assertThat(usual.subList(BEFORE, BEFORE + 100)).noneMatch(Surprise::isUnusual);
        assertThat(missing.subList(BEFORE, BEFORE + DAY)).anyMatch(Surprise::isUnusual);
        assertThat(missing.subList(BEFORE, BEFORE + DAY).stream()
                        .filter(Surprise::isUnusual)
                        .map(Surprise::mostOf))
                .contains(0);
    }

    @Test
    void whatIsReadBackGoesOnWithTheSameNumbers() throws IOException {
        RandomCutWatch watch = new RandomCutWatch(COLUMNS, DAILY);
        for (int at = 0; at < 700; at++) {
            watch.next(daily(at));
        }

        RandomCutWatch again = read(bytes(watch));

        assertThat(again.columns()).isEqualTo(COLUMNS);
        for (int at = 700; at < 1_100; at++) {
            double[] values = daily(at);
            values[1] *= at % 100 == 0 ? 9 : 1;
            assertThat(again.next(values)).isEqualTo(watch.next(values));
        }
        assertThat(bytes(again)).isEqualTo(bytes(watch));
    }

    @Test
    void theSameSeedGivesTheSameNumbers_anotherGivesOthers() {
        List<Surprise> one = watch(CONFIG, 600, at -> new double[] {at % 7, at % 11});

        assertThat(watch(CONFIG, 600, at -> new double[] {at % 7, at % 11})).isEqualTo(one);
        assertThat(watch(CONFIG.withSeed(2), 600, at -> new double[] {at % 7, at % 11}))
                .isNotEqualTo(one);
    }

    @Test
    void whatIsTakenDoesNotGrowWithTheSeries() throws IOException {
        RandomCutWatch watch = new RandomCutWatch(COLUMNS, new SeriesConfig(5, 32, 4, 0, true, 1));
        List<Integer> sizes = new ArrayList<>();
        for (int at = 0; at < 30_000; at++) {
            watch.next(quiet(at));
            if (at % 10_000 == 9_999) {
                sizes.add(bytes(watch).length);
            }
        }

        assertThat(sizes).allSatisfy(size -> assertThat(size).isLessThan(15_000));
    }

    @Test
    void theUsualStateTakesSomeHundredKilobytes() throws IOException {
        RandomCutWatch watch = new RandomCutWatch(COLUMNS, CONFIG);
        IntStream.range(0, 2_000).forEach(at -> watch.next(quiet(at)));

        assertThat(bytes(watch).length).isBetween(50_000, 250_000);
    }

    @Test
    void valuesThatAreNoNumbersAreTakenForTheUsual() {
        List<Surprise> surprises = watch(DAILY, BEFORE + 200, at -> {
            double[] values = daily(at);
            values[1] = at > BEFORE && at % 10 == 0
                    ? List.of(Double.NaN, Double.POSITIVE_INFINITY).get(at % 2)
                    : values[1];
            return values;
        });

        assertThat(surprises.subList(BEFORE, BEFORE + 200)).noneMatch(Surprise::isUnusual);
        assertThat(surprises.getLast().score()).isPositive().isFinite();
    }

    @Test
    void aSeriesThatNeverChangesIsNotUnusual_untilItDoes() {
        List<Surprise> surprises = watch(CONFIG, BEFORE + 1, at -> new double[] {at == BEFORE ? 500 : 0, 3});

        assertThat(surprises.subList(0, BEFORE)).noneMatch(Surprise::isUnusual);
        assertThat(surprises.getLast().isUnusual()).isTrue();
        assertThat(surprises.getLast().mostOf()).isZero();
    }

    @Test
    void aDamagedStateIsRefused() throws IOException {
        RandomCutWatch watch = new RandomCutWatch(COLUMNS, CONFIG.withTrees(3));
        IntStream.range(0, 300).forEach(at -> watch.next(quiet(at)));
        byte[] good = bytes(watch);
        for (int length = 0; length < good.length; length += 1 + good.length / 60) {
            byte[] cut = java.util.Arrays.copyOf(good, length);
            assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
        }
        int refused = 0;
        for (int round = 0; round < 200; round++) {
            byte[] bad = good.clone();
            bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            try {
                read(bad);
            } catch (IOException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(150);
    }

    @Test
    void whatCannotBeIsRefused() {
        RandomCutWatch watch = new RandomCutWatch(COLUMNS, CONFIG);

        assertThatThrownBy(() -> watch.next(new double[] {1})).hasMessageContaining("1 values for 2 columns");
        assertThatThrownBy(() -> CONFIG.withTrees(0)).hasMessageContaining("1 to 1000 trees");
        assertThatThrownBy(() -> CONFIG.withTogether(65)).hasMessageContaining("looked at as one");
    }

    private interface Source {

        double[] at(int at);
    }

    private List<Surprise> watch(SeriesConfig config, int count, Source source) {
        random.setSeed(7);
        RandomCutWatch watch = new RandomCutWatch(COLUMNS, config);
        return IntStream.range(0, count)
                .mapToObj(at -> watch.next(source.at(at)))
                .toList();
    }

    private double[] quiet(int at) {
        return new double[] {1_000 * (1 + 0.05 * random.nextGaussian()), 20 + 2 * random.nextGaussian()};
    }

    private double[] daily(int at) {
        double sun = Math.max(0, Math.sin(2 * Math.PI * at / DAY));
        return new double[] {
            (50 + 3_000 * sun) * (1 + 0.05 * random.nextGaussian()), 20 + 10 * sun + 2 * random.nextGaussian()
        };
    }

    private double[] night() {
        return new double[] {50 * (1 + 0.05 * random.nextGaussian()), 20 + 2 * random.nextGaussian()};
    }

    private static byte[] bytes(RandomCutWatch watch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        watch.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static RandomCutWatch read(byte[] bytes) throws IOException {
        return RandomCutWatch.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
