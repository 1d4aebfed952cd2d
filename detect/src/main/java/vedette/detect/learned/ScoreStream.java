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

/// The scores of one model, as this site knows them: how surprising hosts are at most in each of their minutes, and
/// from
/// where on that is an alarm. Owned by one thread.
///
/// Minutes that stand out are not learnt, nor those of hosts of whom behaviour was noticed: who attacks is not to
/// become usual. As long as little was seen, an alarm must be well above all that was.
public final class ScoreStream {

    /// From so many minutes of hosts on, the law of extreme values is believed.
    private static final int ENOUGH = 1_000;

    /// Before so many there is no alarm at all.
    private static final int SOME = 30;

    private static final double MARGIN = 1.5;
    private static final int MOST_HOSTS = 8_192;

    /// Of a day's counts so much is left after another.
    private static final double LEFT_AFTER_A_DAY = 0.9;

    private static final int MINUTES_OF_DAY = 1_440;

    private final String name;
    private final double floor;
    private final Maxima maxima = new Maxima();
    private final Map<Address, Double> minute = new HashMap<>();
    private double limit = Double.POSITIVE_INFINITY;
    private Tail tail = new Tail(0, 1, 1, 0);
    private long minutes;
    private long full;
    private MinuteHandler handler = (_, _, _) -> {};

    /// Takes how surprising a host was at most in a minute.
    @FunctionalInterface
    public interface MinuteHandler {

        /// Called when the minute is over, in no particular order of hosts.
        void onMinute(String stream, Address host, double surprisal);
    }

    /// Hosts that were judged in a minute.
    ///
    /// @param suspects of whom nothing was learnt
    public record Minute(int hosts, int suspects) {}

    /// @param name of the model, as reasons and outputs have it
    /// @param floor how surprising hardly any benign row was when it was trained
    public ScoreStream(String name, double floor) {
        this.name = name;
        this.floor = floor;
    }

    /// Of the model, as reasons and outputs have it.
    public String name() {
        return name;
    }

    /// Has somebody told of each host's minutes.
    void tell(MinuteHandler whom) {
        handler = whom;
    }

    /// Takes what a host was judged.
    ///
    /// @return whether that is an alarm
    public boolean offer(Address host, double surprisal) {
        Double before = minute.get(host);
        if (before == null && minute.size() >= MOST_HOSTS) {
            full++;
        } else if (before == null || before < surprisal) {
            minute.put(host, surprisal);
        }
        return surprisal > limit;
    }

    /// A minute is over.
    ///
    /// @param isSuspect of whom nothing is to be learnt
    public Minute endMinute(AlertBudget budget, int streams, Predicate<Address> isSuspect) {
        int judged = minute.size();
        int suspects = 0;
        boolean isLearning = maxima.decisions() < ENOUGH;
        for (Map.Entry<Address, Double> host : minute.entrySet()) {
            handler.onMinute(name, host.getKey(), host.getValue());
            if (isSuspect.test(host.getKey())) {
                suspects++;
            } else if (isLearning || host.getValue() <= limit) {
                maxima.add(host.getValue());
            }
        }
        minute.clear();
        if (++minutes % MINUTES_OF_DAY == 0) {
            maxima.fade(LEFT_AFTER_A_DAY);
        }
        tail = maxima.tail();
        limit = limit(budget.risk(streams));
        return new Minute(judged, suspects);
    }

    private double limit(double risk) {
        if (maxima.decisions() < SOME) {
            return Double.POSITIVE_INFINITY;
        }
        if (isLearning()) {
            return MARGIN * Math.max(maxima.most(), floor);
        }
        return tail.quantile(risk);
    }

    /// Whether too little was seen to know what is rare here.
    public boolean isLearning() {
        return maxima.decisions() < ENOUGH;
    }

    /// How likely a minute of a host is so surprising here, by what was seen so far.
    public double chance(double surprisal) {
        double unseen = 1.0 / (maxima.decisions() + 1);
        return maxima.decisions() < SOME ? 1 : Math.max(unseen / 10, tail.exceeding(surprisal));
    }

    /// The share of minutes of hosts here that are less surprising.
    double rank(double surprisal) {
        return maxima.rank(surprisal);
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
        for (Map.Entry<Address, Double> host : minute.entrySet()) {
            out.writeLong(host.getKey().high());
            out.writeLong(host.getKey().low());
            out.writeDouble(host.getValue());
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
            minute.put(new Address(in.readLong(), in.readLong()), in.readDouble());
        }
    }
}
