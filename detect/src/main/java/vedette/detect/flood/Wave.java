package vedette.detect.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.TopCounts;

/// How much arrives somewhere each second beyond what is usual there: a cumulative sum, and who it comes from.
///
/// What is usual is learnt slowly and never from what is far above it, so that a flood does not become usual.
final class Wave {

    static final Codec<Wave> CODEC = new Codec<>() {
        @Override
        public void write(Wave value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Wave read(DataInput in) throws IOException {
            return new Wave(in);
        }
    };

    private static final int MOST_TOLD_APART = 24;

    /// So many sources make it a flood by a few if they send nearly all.
    private static final int FEW = 3;

    private static final double NEARLY_ALL = 0.8;

    /// So many in a second, most with hardly more than a packet each, are invented.
    private static final int INVENTED = 20;

    private static final double INVENTED_SHARE = 0.6;

    /// The usual rate moves by this share of the difference in a second.
    private static final double LEARNING = 1.0 / 300;

    /// A rate so many times the usual is still let pass.
    private static final double TIMES_USUAL = 4;

    private static final double MOST_ALARMS = 3;

    private final TopCounts<Address> sources = new TopCounts<>(MOST_TOLD_APART, Keys.ADDRESS);
    private double sum;
    private double usual;
    private double greatest;
    private long lastSecond;
    private long since;
    private long mostSources;
    private boolean isInvented;

    Wave(long second) {
        lastSecond = second;
        since = second;
    }

    private Wave(DataInput in) throws IOException {
        sources.read(in);
        sum = in.readDouble();
        usual = in.readDouble();
        greatest = in.readDouble();
        lastSecond = in.readLong();
        since = in.readLong();
        mostSources = in.readLong();
        isInvented = in.readBoolean();
    }

    /// Takes what a second brought, by source.
    ///
    /// @param allowance what is let pass at least
    /// @param alarm where the sum is a flood
    void add(long second, Map<Address, Long> bySource, double allowance, double alarm) {
        pass(second, allowance);
        double amount =
                bySource.values().stream().mapToDouble(Long::doubleValue).sum();
        double allowed = Math.max(allowance, TIMES_USUAL * usual);
        if (sum == 0) {
            begin(second);
        }
        sum = Math.min(MOST_ALARMS * alarm, Math.max(0, sum + amount - allowed));
        usual += LEARNING * (Math.min(amount, allowed) - usual);
        bySource.forEach(sources::add);
        greatest = Math.max(greatest, amount);
        mostSources = Math.max(mostSources, bySource.size());
        isInvented |= bySource.size() >= INVENTED && bySource.size() >= INVENTED_SHARE * amount;
    }

    /// Seconds in which nothing came.
    private void pass(long second, double allowance) {
        double silent = Math.max(0, second - lastSecond - 1);
        if (silent > 0) {
            sum = Math.max(0, sum - silent * Math.max(allowance, TIMES_USUAL * usual));
            usual *= StrictMath.pow(1 - LEARNING, silent);
        }
        lastSecond = second;
    }

    private void begin(long second) {
        since = second;
        greatest = 0;
        mostSources = 0;
        isInvented = false;
        sources.clear();
    }

    /// Takes the present rate for the usual one.
    void takeForUsual(double amount) {
        usual = Math.max(usual, amount);
        sum = 0;
    }

    /// Takes a second for one of so many whose mean is the usual rate.
    void learn(long second, double amount, long seconds) {
        pass(second, 0);
        usual += (amount - usual) / Math.max(1, seconds);
    }

    double sum() {
        return sum;
    }

    double usual() {
        return usual;
    }

    /// Of a second.
    double greatest() {
        return greatest;
    }

    long since() {
        return since;
    }

    long total() {
        return sources.total();
    }

    /// Whether the sources seem to be chosen at will.
    boolean isInvented() {
        return isInvented;
    }

    /// Whether a few sources send nearly all of it.
    boolean isByFew() {
        long byFew = 0;
        for (Address source : sources.keys().stream().limit(FEW).toList()) {
            byFew += sources.count(source);
        }
        return !isInvented && byFew >= NEARLY_ALL * sources.total();
    }

    /// Those that send most; none if they are invented.
    List<Address> sources() {
        if (isInvented) {
            return List.of();
        }
        long least = isByFew() ? sources.greatest() / 4 : sources.total() / (4L * Math.max(1, sources.size()));
        return sources.keys().stream()
                .filter(source -> sources.count(source) >= Math.max(1, least))
                .toList();
    }

    /// How many sources there were in a second, at most.
    long sourceCount() {
        return isByFew() ? sources().size() : Math.max(mostSources, sources.size());
    }

    private void write(DataOutput out) throws IOException {
        sources.write(out);
        out.writeDouble(sum);
        out.writeDouble(usual);
        out.writeDouble(greatest);
        out.writeLong(lastSecond);
        out.writeLong(since);
        out.writeLong(mostSources);
        out.writeBoolean(isInvented);
    }
}
