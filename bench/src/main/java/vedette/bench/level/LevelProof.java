package vedette.bench.level;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import vedette.detect.level.Level;
import vedette.testkit.life.HostLife;

/// Prints at how many times the usual an attacker is found that does a little more each day, and how often hosts are
/// said to rise that do not: LevelProof, without arguments. Simulated.
public final class LevelProof {

    private static final int HOSTS = 300;
    private static final int STEADY_DAYS = 118;
    private static final int FIRST_DAYS = 28;
    private static final int DAYS_OF_MONTH = 30;
    private static final int BEGINS = 35;
    private static final int SPREAD_OF_BEGINNINGS = 14;
    private static final double PER_HOUR = 5e7;
    private static final double LITTLE = 1e6;
    private static final double TWICE = 2;
    private static final double MOST = 8;
    private static final double PERCENT = 100;
    private static final double TRANSFERS_A_DAY = 1.0 / 30;
    private static final double[] GROWTHS = {0.01, 0.02, 0.05, 0.1, 0.2};

    /// How hosts differ by the hour and by the day.
    private enum Manner {
        CALM("alike: hours differ by a fifth, days hardly", 0.2, 0.03),
        PLAIN("people's: hours by two fifths, days by a tenth", 0.4, 0.1),
        WILD("as it comes: hours by four fifths, days by a fifth", 0.8, 0.2);

        private final String words;
        private final double hourNoise;
        private final double dayNoise;

        Manner(String words, double hourNoise, double dayNoise) {
            this.words = words;
            this.hourNoise = hourNoise;
            this.dayNoise = dayNoise;
        }

        HostLife life(long seed) {
            return new HostLife(seed, PER_HOUR, hourNoise, dayNoise, TRANSFERS_A_DAY);
        }
    }

    /// When one was found.
    private record Found(double factor, int days) {}

    private LevelProof() {}

    public static void main(String[] args) {
        System.out.printf(
                Locale.ROOT, "%d simulated hosts of each manner, by one measure; four weeks to learn%n%n", HOSTS);
        System.out.println(
                "| hosts | growth a day | found at, median | nine of ten by | before it doubled | days, median |");
        System.out.println("|---|---|---|---|---|---|");
        for (Manner manner : Manner.values()) {
            for (double growth : GROWTHS) {
                printAttackers(manner, growth);
            }
        }
        System.out.println();
        System.out.println("| hosts that do not grow | told of in a host's month | told of the first time |");
        System.out.println("|---|---|---|");
        for (Manner manner : Manner.values()) {
            printSteady(manner);
        }
    }

    private static void printAttackers(Manner manner, double growth) {
        List<Double> factors = new ArrayList<>();
        List<Double> days = new ArrayList<>();
        for (int host = 0; host < HOSTS; host++) {
            Found found = found(manner.life(host), growth, BEGINS + host % SPREAD_OF_BEGINNINGS);
            factors.add(found.factor);
            days.add((double) found.days);
        }
        long before = factors.stream().filter(factor -> factor < TWICE).count();
        System.out.printf(
                Locale.ROOT,
                "| %s | %.0f %% | %.2f | %.2f | %.0f %% | %.0f |%n",
                manner.words,
                PERCENT * growth,
                quantile(factors, 0.5),
                quantile(factors, 0.9),
                PERCENT * before / HOSTS,
                quantile(days, 0.5));
    }

    /// What was said of the host before it began to grow does not count.
    private static Found found(HostLife life, double growth, int begins) {
        Level level = new Level(LITTLE);
        double factor = 1;
        int day = 0;
        while (factor < MOST) {
            factor *= day >= begins ? 1 + growth : 1;
            boolean isTold = live(level, life, factor, day);
            if (isTold && day >= begins) {
                break;
            }
            if (isTold) {
                level.accept();
            }
            day++;
        }
        return new Found(factor, day - begins + 1);
    }

    private static boolean live(Level level, HostLife life, double factor, int day) {
        for (double hour : life.nextDay()) {
            level.endHour(hour * factor);
        }
        return level.endDay(day) != null;
    }

    private static void printSteady(Manner manner) {
        int told = 0;
        int first = 0;
        for (int host = 0; host < HOSTS; host++) {
            Level level = new Level(LITTLE);
            HostLife life = manner.life(10_000L + host);
            int before = told;
            for (int day = 0; day < STEADY_DAYS; day++) {
                told += live(level, life, 1, day) ? 1 : 0;
            }
            first += told > before ? 1 : 0;
        }
        double months = (double) HOSTS * (STEADY_DAYS - FIRST_DAYS) / DAYS_OF_MONTH;
        System.out.printf(Locale.ROOT, "| %s | %.3f | %.3f |%n", manner.words, told / months, first / months);
    }

    private static double quantile(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) (share * (sorted.size() - 1)));
    }
}
