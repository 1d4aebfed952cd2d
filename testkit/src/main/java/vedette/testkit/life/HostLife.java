package vedette.testkit.life;

import java.util.SplittableRandom;

/// What one host has of something in each hour over weeks: office hours, quiet weekends, holidays, work that differs by
/// the day and by the hour, bursts, and large transfers now and then. The same seed gives the same life.
public final class HostLife {

    private static final int HOURS = 24;
    private static final int WEEK = 7;
    private static final int WORKDAYS = 5;
    private static final int FIRST_HOUR = 8;
    private static final int LAST_HOUR = 17;
    private static final double AT_NIGHT = 0.05;
    private static final double ON_WEEKENDS = 0.25;
    private static final double BURST = 0.01;
    private static final double BURST_SIZE = 12;
    private static final double GOES_ON = 0.3;
    private static final int DAYS_BETWEEN_HOLIDAYS = 20;

    private final SplittableRandom random;
    private final double hourNoise;
    private final double dayNoise;
    private final double perHour;
    private final double transfersADay;
    private final int weekBegins;
    private double mood;
    private int day = -1;

    /// @param perHour of a usual hour of work
    /// @param hourNoise how much hours differ, as the standard deviation of logarithms
    /// @param dayNoise how much days do
    /// @param transfersADay how often an hour has as much as two usual days
    public HostLife(long seed, double perHour, double hourNoise, double dayNoise, double transfersADay) {
        random = new SplittableRandom(seed);
        this.perHour = perHour;
        this.hourNoise = hourNoise;
        this.dayNoise = dayNoise;
        this.transfersADay = transfersADay;
        weekBegins = random.nextInt(WEEK);
    }

    /// What the hours of the next day have.
    public double[] nextDay() {
        day++;
        mood = GOES_ON * mood + dayNoise * gauss();
        boolean isWork = Math.floorMod(day + weekBegins, WEEK) < WORKDAYS
                && Math.floorMod(day + weekBegins, DAYS_BETWEEN_HOLIDAYS) != DAYS_BETWEEN_HOLIDAYS - 1;
        int begins = FIRST_HOUR + random.nextInt(-1, 2);
        int ends = LAST_HOUR + random.nextInt(-1, 2);
        double[] hours = new double[HOURS];
        for (int hour = 0; hour < HOURS; hour++) {
            double share = hour >= begins && hour <= ends ? 1 : AT_NIGHT;
            boolean isBurst = random.nextDouble() < BURST * share;
            hours[hour] = perHour
                    * share
                    * (isWork ? 1 : ON_WEEKENDS)
                    * (isBurst ? BURST_SIZE : 1)
                    * Math.exp(mood + hourNoise * gauss());
        }
        if (random.nextDouble() < transfersADay) {
            hours[random.nextInt(HOURS)] += 2 * perHour * (LAST_HOUR - FIRST_HOUR);
        }
        return hours;
    }

    private double gauss() {
        return random.nextGaussian();
    }
}
