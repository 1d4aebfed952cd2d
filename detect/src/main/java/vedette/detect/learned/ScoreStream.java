package vedette.detect.learned;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import vedette.common.Address;
import vedette.detect.budget.AlertBudget;
import vedette.detect.budget.Maxima;
import vedette.detect.budget.Tail;

/// The scores of one model, as this site knows them: how far hosts stand out at most in each of their minutes, and
/// from where on that is an alarm. Owned by one thread.
///
/// A single row with a high score is an everyday matter; a host that attacks has many among few others. So what counts
/// in a minute is the logarithm of E²/n, where E is the sum of what its rows score above nearly the model's own
/// threshold, and n is how many they are.
///
/// Minutes that stand out are not learnt, nor those of hosts of whom behaviour was noticed: who attacks is not to
/// become usual. As long as little was seen, an alarm must be well above all that was.
public final class ScoreStream {

    /// From so many minutes of hosts on, the law of extreme values is believed.
    private static final long ENOUGH = ModelMinute.ENOUGH;

    /// Before so many there is no alarm at all.
    private static final int SOME = 30;

    private static final double MARGIN = 1.5;

    /// What is no more than this happens where nothing is wrong, as was seen in many small networks.
    private static final double FLOOR = 2;

    /// Of a model's threshold, what a row must score to count at all.
    private static final double NEARLY = 0.9;

    /// As if each host had so many rows more that do not stand out: the first row of a minute says little.
    private static final double OTHERS = 4;

    private static final double SCALE = 10;
    private static final int MOST_HOSTS = 8_192;

    /// Of a day's counts so much is left after another.
    private static final double LEFT_AFTER_A_DAY = 0.9;

    private static final int MINUTES_OF_DAY = 1_440;

    private final String name;
    private final double counts;
    private final Maxima maxima = new Maxima();
    private final Map<Address, Sums> minute = new HashMap<>();
    private double limit = Double.POSITIVE_INFINITY;
    private Tail tail = new Tail(0, 1, 1, 0);
    private long minutes;
    private long full;
    private Told told = (_, _, _) -> {};

    /// Takes how far a host stood out at most in a minute that is over.
    interface Told {
        void onMinute(Address host, double standing, boolean isSuspect);
    }

    /// Hosts that were judged in a minute.
    ///
    /// @param suspects of whom nothing was learnt
    /// @param most by how much one of them stood out at most
    /// @param limit from where on that was an alarm
    public record Minute(int hosts, int suspects, double most, double limit) {}

    /// @param name of the model, as reasons and outputs have it
    /// @param threshold of the model; 0 if it says of a whole minute how far it stands out
    public ScoreStream(String name, double threshold) {
        this.name = name;
        counts = Math.clamp(NEARLY * threshold, 0, NEARLY);
    }

    /// What a host has done so far in the minute.
    private static final class Sums {
        private double excess;
        private long rows;
        private double most;
    }

    /// Of the model, as reasons and outputs have it.
    public String name() {
        return name;
    }

    /// Has somebody told of each host's minutes.
    void tell(Told whom) {
        told = whom;
    }

    /// Takes the score of a row of a host.
    ///
    /// @return whether it stands out, and the host now stands out so far in the minute that it is an alarm
    public boolean offerRow(Address host, double score) {
        Sums sums = sums(host);
        double excess = Math.max(0, score - counts) / (1 - counts);
        sums.excess += excess;
        sums.rows++;
        double standing = StrictMath.log1p(SCALE * sums.excess * sums.excess / (sums.rows + OTHERS));
        sums.most = Math.max(sums.most, standing);
        return excess > 0 && standing > limit;
    }

    /// Takes how far a host stood out in a minute, where that is one number.
    ///
    /// @return whether that is an alarm
    public boolean offer(Address host, double standing) {
        Sums sums = sums(host);
        sums.most = Math.max(sums.most, standing);
        return standing > limit;
    }

    private Sums sums(Address host) {
        Sums sums = minute.get(host);
        if (sums == null) {
            sums = new Sums();
            if (minute.size() < MOST_HOSTS) {
                minute.put(host, sums);
            } else {
                full++;
            }
        }
        return sums;
    }

    /// How far a host stood out at most so far in the minute.
    double standing(Address host) {
        Sums sums = minute.get(host);
        return sums == null ? 0 : sums.most;
    }

    /// A minute is over.
    ///
    /// @param isSuspect of whom nothing is to be learnt
    public Minute endMinute(AlertBudget budget, int streams, Predicate<Address> isSuspect) {
        int judged = minute.size();
        int suspects = 0;
        double mostOfAll = 0;
        double limitOfMinute = limit;
        boolean isLearning = maxima.decisions() < ENOUGH;
        for (Map.Entry<Address, Sums> host : minute.entrySet()) {
            boolean isOne = isSuspect.test(host.getKey());
            double most = host.getValue().most;
            told.onMinute(host.getKey(), most, isOne);
            mostOfAll = Math.max(mostOfAll, most);
            if (isOne) {
                suspects++;
            } else if (isLearning || most <= limit) {
                maxima.add(most);
            }
        }
        minute.clear();
        if (++minutes % MINUTES_OF_DAY == 0) {
            maxima.fade(LEFT_AFTER_A_DAY);
        }
        tail = maxima.tail();
        limit = limit(budget.risk(streams));
        return new Minute(judged, suspects, mostOfAll, limitOfMinute);
    }

    private double limit(double risk) {
        if (maxima.decisions() < SOME) {
            return Double.POSITIVE_INFINITY;
        }
        if (isLearning()) {
            return MARGIN * Math.max(maxima.most(), FLOOR);
        }
        return tail.quantile(risk);
    }

    /// Whether too little was seen to know what is rare here.
    public boolean isLearning() {
        return maxima.decisions() < ENOUGH;
    }

    /// How likely a minute of a host stands out so far here, by what was seen so far.
    public double chance(double standing) {
        double unseen = 1.0 / (maxima.decisions() + 1);
        return maxima.decisions() < SOME ? 1 : Math.max(unseen / 10, tail.exceeding(standing));
    }

    /// The share of minutes of hosts here that stand out less.
    double rank(double standing) {
        return maxima.rank(standing);
    }

    /// From where on it is an alarm.
    public double limit() {
        return limit;
    }

    /// How many minutes of hosts were learnt.
    public long decisions() {
        return maxima.decisions();
    }

    /// How often a host was not followed for want of room.
    long full() {
        return full;
    }

    void write(DataOutput out) throws IOException {
        maxima.write(out);
        out.writeLong(minutes);
        out.writeLong(full);
        out.writeDouble(limit);
        out.writeInt(minute.size());
        for (Map.Entry<Address, Sums> host : minute.entrySet()) {
            out.writeLong(host.getKey().high());
            out.writeLong(host.getKey().low());
            out.writeDouble(host.getValue().excess);
            out.writeLong(host.getValue().rows);
            out.writeDouble(host.getValue().most);
        }
    }

    void read(DataInput in) throws IOException {
        maxima.read(in);
        minutes = in.readLong();
        full = in.readLong();
        limit = in.readDouble();
        tail = maxima.tail();
        minute.clear();
        for (int left = in.readInt(); left > 0; left--) {
            Address host = new Address(in.readLong(), in.readLong());
            Sums sums = new Sums();
            sums.excess = in.readDouble();
            sums.rows = in.readLong();
            sums.most = in.readDouble();
            minute.put(host, sums);
        }
    }
}
