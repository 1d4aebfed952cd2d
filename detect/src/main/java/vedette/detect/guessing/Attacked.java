package vedette.detect.guessing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.FadingCount;
import vedette.detect.state.Keys;

/// One service's refusals, by who was refused and has not got in since.
final class Attacked {

    static final Codec<Attacked> CODEC = new Codec<>() {
        @Override
        public void write(Attacked value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Attacked read(DataInput in) throws IOException {
            return new Attacked(in);
        }
    };

    private static final int MOST_SOURCES = 64;
    private static final double FADING = 600;

    /// A further refusal of the same source says less than one of another source.
    private static final double AGAIN = 0.4;

    /// Who is refused more often is told of alone.
    private static final int LOUD = 5;

    /// A log-in that succeeds makes up for so many refusals of others.
    private static final double BELONGS = 1;

    /// Who gets in after fewer refusals has mistyped, and they are forgiven.
    private static final int GUESSES = 4;

    private static final double BEGINS_ANEW = 0.5;

    private final FadingCount sum = new FadingCount(FADING);
    private final TreeMap<Address, Integer> sources = new TreeMap<>();
    private long since;
    private boolean hasSucceeded;
    private boolean hasNews;

    Attacked() {}

    private Attacked(DataInput in) throws IOException {
        sum.read(in);
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            sources.put(Keys.ADDRESS.read(in), in.readInt());
        }
        since = in.readLong();
        hasSucceeded = in.readBoolean();
    }

    void refuse(Address source, long second) {
        if (sum.at(second) < BEGINS_ANEW) {
            sources.clear();
            since = second;
            hasSucceeded = false;
        }
        int before = sources.getOrDefault(source, 0);
        if (before < LOUD) {
            sum.add(second, before == 0 ? 1 : AGAIN);
        }
        if (before > 0 || sources.size() < MOST_SOURCES) {
            sources.put(source, before + 1);
        }
        hasNews = true;
    }

    /// @param noticed the sum from which on the success of one who was refused often is that of a guesser
    void accept(Address source, long second, double noticed) {
        int before = sources.getOrDefault(source, 0);
        if (before >= GUESSES && sum.at(second) >= noticed) {
            hasNews |= !hasSucceeded;
            hasSucceeded = true;
        } else if (before > 0) {
            sources.remove(source);
            sum.add(second, -1 - AGAIN * (Math.min(before, LOUD) - 1));
        } else if (sum.at(second) < noticed) {
            sum.add(second, -BELONGS);
        }
    }

    double sum(long second) {
        return sum.at(second);
    }

    /// Who was refused, as many as are told apart.
    Set<Address> sources() {
        return sources.keySet();
    }

    /// Their refusals.
    long refused() {
        return sources.values().stream().mapToLong(Integer::longValue).sum();
    }

    /// The refusals of the one with the most.
    long mostOfOne() {
        return sources.values().stream().mapToLong(Integer::longValue).max().orElse(0);
    }

    long since() {
        return since;
    }

    boolean hasSucceeded() {
        return hasSucceeded;
    }

    /// Whether there is something new since it was last asked.
    boolean takeNews() {
        boolean had = hasNews;
        hasNews = false;
        return had;
    }

    private void write(DataOutput out) throws IOException {
        sum.write(out);
        out.writeInt(sources.size());
        for (Map.Entry<Address, Integer> source : sources.entrySet()) {
            Keys.ADDRESS.write(source.getKey(), out);
            out.writeInt(source.getValue());
        }
        out.writeLong(since);
        out.writeBoolean(hasSucceeded);
    }
}
