package vedette.detect.budget;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/// How many incidents a day people want to look at that are only unusual, and how likely a chance alarm may be for it.
///
/// From the wish follows a probability for each minute of each host. Several alarms make one incident, and no law fits
/// exactly; so what really opens corrects the probability, slowly: each day without an incident raises it, each
/// incident lowers it, in balance where there are as many as wished. Owned by one thread.
public final class AlertBudget {

    private static final double DAY_NANOS = 86_400e9;

    /// How fast a day's deviation from the wish, in parts of it, changes the logarithm of the probability.
    private static final double GAIN = 1;

    private static final double MOST_CORRECTION = 8;

    /// In a day there may be so many times as many as wished, and one more; the rest stays below the line.
    private static final double MOST_AT_ONCE = 2;

    private static final int A_FEW = 1;

    private double perDay;
    private final Deque<Long> lately = new ArrayDeque<>();
    private double correction;
    private double minutesPerDay;
    private double days;
    private long opened;
    private long belowTheLine;
    private long lastNanos = Long.MIN_VALUE;

    /// @param perDay incidents a day, more than 0
    public AlertBudget(double perDay) {
        this.perDay = checked(perDay);
    }

    private static double checked(double perDay) {
        if (!(perDay > 0) || perDay > 10_000) {
            throw new IllegalArgumentException("an alert budget is more than 0 and at most 10000 a day, not " + perDay);
        }
        return perDay;
    }

    /// From now on so many are wished.
    public void wish(double newPerDay) {
        perDay = checked(newPerDay);
    }

    /// A minute is over in which so many hosts were judged.
    public void minute(long endNanos, int hosts) {
        double passed = lastNanos == Long.MIN_VALUE ? 0 : Math.max(0, endNanos - lastNanos) / DAY_NANOS;
        lastNanos = Math.max(lastNanos, endNanos);
        days += passed;
        double weight = Math.max(1.0 / 1_440, Math.min(1, passed)) / Math.min(Math.max(days, 1.0 / 1_440), 1);
        minutesPerDay += Math.min(1, weight) * (hosts * 1_440.0 - minutesPerDay);
        correct(gain() * perDay * Math.min(passed, 1));
    }

    private double gain() {
        return GAIN / Math.max(perDay, 1);
    }

    private void correct(double by) {
        correction = Math.clamp(correction + by, -MOST_CORRECTION, MOST_CORRECTION);
    }

    /// How likely an alarm by chance may be, for each minute of a host and each of so many streams of scores.
    public double risk(int streams) {
        double chances = Math.max(1, minutesPerDay) * Math.max(1, streams);
        return Math.min(0.01, perDay * StrictMath.exp(correction) / chances);
    }

    /// Takes note that an incident opens which is only unusual.
    ///
    /// @return whether it is within the budget; if not, people should not be told of it
    public boolean open(long nanos) {
        while (!lately.isEmpty() && nanos - lately.getFirst() >= DAY_NANOS) {
            lately.removeFirst();
        }
        correct(-gain());
        if (lately.size() >= MOST_AT_ONCE * perDay + A_FEW) {
            belowTheLine++;
            return false;
        }
        lately.addLast(nanos);
        opened++;
        return true;
    }

    /// What was wished.
    public double perDay() {
        return perDay;
    }

    /// For how many days it has been at work.
    public double days() {
        return days;
    }

    /// How many were opened within the budget.
    public long opened() {
        return opened;
    }

    /// How many were beyond it.
    public long belowTheLine() {
        return belowTheLine;
    }

    /// Writes what it has learnt; the wish is not a part of it.
    public void write(DataOutput out) throws IOException {
        out.writeDouble(correction);
        out.writeDouble(minutesPerDay);
        out.writeDouble(days);
        out.writeLong(opened);
        out.writeLong(belowTheLine);
        out.writeLong(lastNanos);
        out.writeInt(lately.size());
        for (long nanos : lately) {
            out.writeLong(nanos);
        }
    }

    /// Goes on from what was written.
    public void read(DataInput in) throws IOException {
        correction = in.readDouble();
        minutesPerDay = in.readDouble();
        days = in.readDouble();
        opened = in.readLong();
        belowTheLine = in.readLong();
        lastNanos = in.readLong();
        lately.clear();
        for (int left = in.readInt(); left > 0; left--) {
            lately.addLast(in.readLong());
        }
    }
}
