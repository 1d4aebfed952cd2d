package vedette.detect.drift;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Says when the mean of a series of numbers from 0 to 1 has changed: keeps as much of the series as seems to be of one
/// kind, in buckets that double in size the older they are, and lets go of its older part when that differs too much
/// from the younger for chance (Bifet and Gavaldà, 2007). Owned by one thread.
public final class Adwin {

    private static final int MOST_OF_A_SIZE = 5;
    private static final int MOST_SIZES = 24;
    private static final int LEAST_PART = 30;
    private static final int CHECKED_EACH = 8;

    private final double chance;

    /// By the logarithm of their size; the oldest first.
    private final List<Deque<Bucket>> sizes = new ArrayList<>();

    private double count;
    private double sum;
    private double squares;
    private long taken;

    private record Bucket(double sum, double squares) {

        Bucket with(Bucket other) {
            return new Bucket(sum + other.sum, squares + other.squares);
        }
    }

    /// The mean was so, and is so now.
    public record Change(double before, double after) {}

    /// @param chance how likely a change may be said to be where there is none, each time it is looked for
    public Adwin(double chance) {
        this.chance = chance;
    }

    /// Takes the next number.
    ///
    /// @return a change, if one is seen now
    public @Nullable Change add(double value) {
        double inside = Math.clamp(value, 0, 1);
        bucketsOf(0).addLast(new Bucket(inside, inside * inside));
        count++;
        sum += inside;
        squares += inside * inside;
        pair();
        taken++;
        return taken % CHECKED_EACH == 0 ? cut() : null;
    }

    private Deque<Bucket> bucketsOf(int size) {
        while (sizes.size() <= size) {
            sizes.add(new ArrayDeque<>());
        }
        return sizes.get(size);
    }

    private void pair() {
        for (int size = 0; size < sizes.size() && sizes.get(size).size() > MOST_OF_A_SIZE; size++) {
            Bucket oldest = sizes.get(size).removeFirst();
            Bucket next = sizes.get(size).removeFirst();
            if (size + 1 < MOST_SIZES) {
                bucketsOf(size + 1).addLast(oldest.with(next));
            } else {
                forget(size, oldest.with(next), 2);
            }
        }
    }

    private void forget(int size, Bucket bucket, int buckets) {
        count -= buckets * StrictMath.pow(2, size);
        sum -= bucket.sum;
        squares -= bucket.squares;
    }

    private @Nullable Change cut() {
        Change first = null;
        for (Change change = change(); change != null; change = change()) {
            first = first == null ? change : first;
            dropOldest();
        }
        return first;
    }

    private void dropOldest() {
        for (int size = sizes.size() - 1; size >= 0; size--) {
            if (!sizes.get(size).isEmpty()) {
                forget(size, sizes.get(size).removeFirst(), 1);
                return;
            }
        }
    }

    /// Where the older part differs from the younger by more than chance can, if anywhere.
    private @Nullable Change change() {
        double older = 0;
        double olderSum = 0;
        for (int size = sizes.size() - 1; size >= 0; size--) {
            double each = StrictMath.pow(2, size);
            for (Iterator<Bucket> all = sizes.get(size).iterator(); all.hasNext(); ) {
                Bucket bucket = all.next();
                older += each;
                olderSum += bucket.sum;
                double younger = count - older;
                if (older >= LEAST_PART && younger >= LEAST_PART) {
                    Change change = new Change(olderSum / older, (sum - olderSum) / younger);
                    if (Math.abs(change.before - change.after) > mostByChance(older, younger)) {
                        return change;
                    }
                }
            }
        }
        return null;
    }

    private double mostByChance(double older, double younger) {
        double harmonic = 1 / (1 / older + 1 / younger);
        double variance = Math.max(0, squares / count - sum / count * (sum / count));
        double log = StrictMath.log(2 * StrictMath.log(Math.max(3, count)) / chance);
        return StrictMath.sqrt(2 / harmonic * variance * log) + 2 / (3 * harmonic) * log;
    }

    /// Of what seems to be of one kind; 0 if there is nothing.
    public double mean() {
        return count == 0 ? 0 : sum / count;
    }

    /// How many numbers that is.
    public long width() {
        return Math.round(count);
    }

    /// Writes all of it.
    public void write(DataOutput out) throws IOException {
        out.writeLong(taken);
        out.writeDouble(count);
        out.writeDouble(sum); // added up again it would differ by a hair
        out.writeDouble(squares);
        out.writeInt(sizes.size());
        for (Deque<Bucket> buckets : sizes) {
            out.writeInt(buckets.size());
            for (Bucket bucket : buckets) {
                out.writeDouble(bucket.sum);
                out.writeDouble(bucket.squares);
            }
        }
    }

    /// Replaces all by what was written.
    public void read(DataInput in) throws IOException {
        sizes.clear();
        taken = in.readLong();
        count = in.readDouble();
        sum = in.readDouble();
        squares = in.readDouble();
        int written = in.readInt();
        if (written < 0 || written > MOST_SIZES) {
            throw new IOException("what was learnt of drift is damaged: remove it, and it is learnt anew");
        }
        for (int size = 0; size < written; size++) {
            for (int left = in.readInt(); left > 0; left--) {
                bucketsOf(size).addLast(new Bucket(in.readDouble(), in.readDouble()));
            }
        }
    }
}
