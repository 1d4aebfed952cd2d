package vedette.detect.level;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Adds up by how much days were above what is usual (the cumulative sum of Page, 1954), so that little over many days
/// tells as much as more over fewer.
final class Rise {

    /// What days may be above the usual for nothing, in standard deviations.
    private static final double FOR_NOTHING = 0.65;

    /// From here on chance does not explain it.
    private static final double TELLS = 5.5;

    /// It is not added up further: who is back at the usual level is so again within a week.
    private static final double MOST = 8;

    private static final double MOST_A_DAY = 3.5;
    private static final double LEAST_A_DAY = -1;

    /// What is so far off, and was not so the day before, is a single event.
    private static final double JUMP = 3;

    private static final double UP = 1.2;

    /// The least rise that is spoken of: by 35 percent.
    private static final double LEAST_RISE = StrictMath.log(1.35);

    private static final double GAIN_OF_RECENT = 0.4;

    private double sum;
    private double before;
    private double recent;
    private long since;

    /// Takes a day.
    ///
    /// @param off how far it is off what is usual, as a logarithm
    /// @param spread how much days differ
    /// @param day its number
    void add(double off, double spread, long day) {
        double size = off / spread;
        boolean isEvent = size > JUMP && before < UP;
        double plain = size > JUMP ? Math.min(off, recent + JUMP * spread) : Math.max(off, -spread);
        recent += GAIN_OF_RECENT * (plain - recent);
        before = size;
        double counts = isEvent ? 0 : Math.clamp(size, LEAST_A_DAY, MOST_A_DAY);
        if (sum <= 0) {
            since = day;
        }
        sum = Math.clamp(sum + counts - FOR_NOTHING, 0, MOST);
    }

    /// Whether the level has been above the usual for so long and so far that chance does not explain it.
    boolean isPersistent() {
        return isBeyondChance() && recent >= LEAST_RISE;
    }

    /// Whether days like these are not to become usual.
    boolean isBeyondChance() {
        return sum >= TELLS;
    }

    /// Whether there is nothing of it left.
    boolean isOver() {
        return sum <= 0;
    }

    /// How far the latest days are off, on average, as a logarithm.
    double recent() {
        return recent;
    }

    /// The number of the day on which it began.
    long since() {
        return since;
    }

    void clear() {
        sum = 0;
        before = 0;
        recent = 0;
    }

    void write(DataOutput out) throws IOException {
        out.writeDouble(sum);
        out.writeDouble(before);
        out.writeDouble(recent);
        out.writeLong(since);
    }

    void read(DataInput in) throws IOException {
        sum = in.readDouble();
        before = in.readDouble();
        recent = in.readDouble();
        since = in.readLong();
    }
}
