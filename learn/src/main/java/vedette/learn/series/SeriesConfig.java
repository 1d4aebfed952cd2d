package vedette.learn.series;

/// How a series is watched.
///
/// @param trees that are asked
/// @param sample how many measurements each tree keeps
/// @param together how many measurements in a row are looked at as one, so that a change of their course is seen
/// @param season after how many measurements a series repeats itself, such as those of a day; each is then also
///     compared with that of the season before. 0 if it does not
/// @param isLogged whether values count by their logarithm: for counts and rates, which differ by factors
public record SeriesConfig(int trees, int sample, int together, int season, boolean isLogged, long seed) {

    private static final int MOST_TREES = 1_000;
    private static final int MOST_SAMPLE = 4_096;
    private static final int MOST_TOGETHER = 64;
    private static final int MOST_SEASON = 1 << 16;

    public SeriesConfig {
        require(trees, 1, MOST_TREES, "trees");
        require(sample, 16, MOST_SAMPLE, "measurements in a sample");
        require(together, 1, MOST_TOGETHER, "measurements looked at as one");
        require(season, 0, MOST_SEASON, "measurements in a season");
    }

    private static void require(int number, int least, int most, String what) {
        if (number < least || number > most) {
            throw new IllegalArgumentException(
                    "there may be " + least + " to " + most + " " + what + ", not " + number);
        }
    }

    /// How many numbers there are of each column.
    int numbers() {
        return season == 0 ? 1 : 2;
    }

    /// Fifty trees of 256 measurements, eight looked at as one, without a season, by their logarithm.
    public static SeriesConfig defaults() {
        return new SeriesConfig(50, 256, 8, 0, true, 1);
    }

    public SeriesConfig withTrees(int number) {
        return new SeriesConfig(number, sample, together, season, isLogged, seed);
    }

    public SeriesConfig withTogether(int number) {
        return new SeriesConfig(trees, sample, number, season, isLogged, seed);
    }

    public SeriesConfig withSeason(int number) {
        return new SeriesConfig(trees, sample, together, number, isLogged, seed);
    }

    public SeriesConfig withSeed(long number) {
        return new SeriesConfig(trees, sample, together, season, isLogged, number);
    }
}
