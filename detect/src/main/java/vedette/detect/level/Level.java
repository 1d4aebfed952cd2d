package vedette.detect.level;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A host's level by one measure: how much a day usually has, and whether that rises. Owned by one thread.
///
/// No hour counts for more than one and a half times the usual largest one, so that a single large transfer is not a
/// day's level.
public final class Level {

    private static final double MOST_OF_LARGEST = 1.5;

    /// How fast the usual largest hour is found, as logarithms a day: in the first week, while learning, and after
    /// that.
    private static final double STEP_AT_FIRST = 0.3;

    private static final double STEP_WHILE_LEARNING = 0.1;
    private static final double STEP = 0.0025;

    private static final int WEEK = FirstDays.WEEK;

    /// Told of again after so many days, or when it is higher by a quarter.
    private static final int DAYS_BETWEEN = 7;

    private static final double HIGHER = StrictMath.log(1.25);

    /// Who has been told so often and has said nothing has got used to it.
    private static final int MOST_TOLD = 4;

    private final double little;
    private @Nullable FirstDays first = new FirstDays();
    private @Nullable Rhythm rhythm;
    private final Rise rise = new Rise();
    private double today;
    private double largestToday;
    private double largest;
    private boolean isLargestKnown;
    private int told;
    private long toldDay;
    private double toldAt;

    /// That a level has risen.
    ///
    /// @param usual what a day had
    /// @param now what it has
    /// @param since the number of the day on which it began to rise
    public record Risen(double usual, double now, long since) {

        /// How many times what was usual it is.
        public double factor() {
            return now / usual;
        }
    }

    /// @param little as much in a day as is nothing to speak of
    public Level(double little) {
        this.little = little;
    }

    /// Adds an hour that is over.
    public void endHour(double amount) {
        double most = isLargestKnown ? MOST_OF_LARGEST * StrictMath.exp(largest) : Double.POSITIVE_INFINITY;
        today += Math.min(amount, most);
        largestToday = Math.max(largestToday, amount);
    }

    /// Ends a day of which all was seen.
    ///
    /// @param day its number
    /// @return what is to be told; null if nothing is
    public @Nullable Risen endDay(long day) {
        int weekday = Math.floorMod(day, WEEK);
        double value = StrictMath.log(today + little);
        followLargest();
        dropDay();
        Rhythm usual = rhythm;
        if (usual == null) {
            learn(value, weekday);
            return null;
        }
        double off = usual.off(value, weekday);
        rise.add(off, usual.spread(), day);
        if (!rise.isBeyondChance()) {
            usual.follow(off, weekday);
        }
        return told(usual, day, weekday);
    }

    /// Forgets what was seen of a day.
    public void dropDay() {
        today = 0;
        largestToday = 0;
    }

    private void followLargest() {
        double seen = StrictMath.log(largestToday + little / WEEK);
        FirstDays days = first;
        double step = days == null ? STEP : days.count() < WEEK ? STEP_AT_FIRST : STEP_WHILE_LEARNING;
        largest = isLargestKnown ? largest + Math.clamp(seen - largest, -step, step) : seen;
        isLargestKnown = true;
    }

    private void learn(double value, int weekday) {
        FirstDays days = first;
        if (days == null) {
            return;
        }
        days.add(value, weekday);
        if (days.areEnough()) {
            rhythm = days.rhythm();
            first = null;
        }
    }

    private @Nullable Risen told(Rhythm usual, long day, int weekday) {
        if (rise.isOver()) {
            told = 0;
        }
        boolean isNews = told == 0 || day - toldDay >= DAYS_BETWEEN || rise.recent() - toldAt >= HIGHER;
        if (!rise.isPersistent() || !isNews) {
            return null;
        }
        double before = StrictMath.exp(usual.usual(weekday));
        Risen risen = new Risen(before, before * StrictMath.exp(rise.recent()), rise.since());
        told++;
        toldDay = day;
        toldAt = rise.recent();
        if (told == MOST_TOLD) {
            accept();
        }
        return risen;
    }

    /// Takes the level that was told of for the usual one.
    public void accept() {
        if (rhythm != null && told > 0) {
            rhythm.shift(rise.recent());
            largest += rise.recent();
            rise.clear();
            told = 0;
        }
    }

    /// Whether enough days were seen to tell what is usual.
    public boolean isKnown() {
        return rhythm != null;
    }

    void write(DataOutput out) throws IOException {
        FirstDays days = first;
        out.writeBoolean(days != null);
        if (days != null) {
            days.write(out);
        }
        Rhythm usual = rhythm;
        out.writeBoolean(usual != null);
        if (usual != null) {
            usual.write(out);
        }
        rise.write(out);
        out.writeDouble(today);
        out.writeDouble(largestToday);
        out.writeDouble(largest);
        out.writeBoolean(isLargestKnown);
        out.writeInt(told);
        out.writeLong(toldDay);
        out.writeDouble(toldAt);
    }

    void read(DataInput in) throws IOException {
        first = in.readBoolean() ? FirstDays.read(in) : null;
        rhythm = in.readBoolean() ? Rhythm.read(in) : null;
        rise.read(in);
        today = in.readDouble();
        largestToday = in.readDouble();
        largest = in.readDouble();
        isLargestKnown = in.readBoolean();
        told = in.readInt();
        toldDay = in.readLong();
        toldAt = in.readDouble();
    }
}
