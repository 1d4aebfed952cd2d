package vedette.detect.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.detect.state.Codec;
import vedette.detect.state.RecentHashes;

/// How often one source opens connections to one service.
final class Visitor {

    static final Codec<Visitor> CODEC = new Codec<>() {
        @Override
        public void write(Visitor value, DataOutput out) throws IOException {
            out.writeDouble(value.sum);
            out.writeDouble(value.usual);
            out.writeLong(value.lastSecond);
            out.writeLong(value.came);
            out.writeLong(value.since);
            out.writeLong(value.begun);
            out.writeLong(value.requests);
            out.writeLong(value.varied);
            out.writeLong(value.forms);
            value.targets.write(out);
        }

        @Override
        public Visitor read(DataInput in) throws IOException {
            Visitor visitor = new Visitor(0);
            visitor.sum = in.readDouble();
            visitor.usual = in.readDouble();
            visitor.lastSecond = in.readLong();
            visitor.came = in.readLong();
            visitor.since = in.readLong();
            visitor.begun = in.readLong();
            visitor.requests = in.readLong();
            visitor.varied = in.readLong();
            visitor.forms = in.readLong();
            visitor.targets.read(in);
            return visitor;
        }
    };

    /// Who was away for so long, in seconds, has newly come.
    private static final int AWAY = 60;

    private static final double LEARNING = 1.0 / 300;
    private static final double TIMES_USUAL = 4;
    private static final double MOST_ALARMS = 3;

    private static final int MOST_TARGETS = 32;

    /// So many requests tell what they are for.
    private static final long ENOUGH = 10;

    private final RecentHashes targets = new RecentHashes(MOST_TARGETS);
    private double sum;
    private double usual;
    private long lastSecond;
    private long came;
    private long since;
    private long begun;
    private long requests;
    private long varied;
    private long forms;

    Visitor(long second) {
        lastSecond = second;
        came = second;
        since = second;
    }

    /// Connections that were opened in a second.
    void open(long second, long count, double allowance, double alarm) {
        long silent = Math.max(0, second - lastSecond - 1);
        if (silent >= AWAY) {
            came = second;
        }
        sum = Math.max(0, sum - silent * Math.max(allowance, TIMES_USUAL * usual));
        usual *= StrictMath.pow(1 - LEARNING, silent);
        lastSecond = second;
        if (sum == 0) {
            since = second;
            begun = 0;
            requests = 0;
            varied = 0;
            forms = 0;
        }
        double allowed = Math.max(allowance, TIMES_USUAL * usual);
        sum = Math.min(MOST_ALARMS * alarm, Math.max(0, sum + count - allowed));
        usual += LEARNING * (Math.min(count, allowed) - usual);
        begun += count;
    }

    /// A request that could be read.
    void ask(int target, boolean isForm) {
        requests++;
        varied += targets.isNew(target) ? 1 : 0;
        forms += isForm ? 1 : 0;
    }

    /// Whether it tries one page after the other, or one form over and over.
    boolean isLooking() {
        return requests >= ENOUGH && 2 * Math.max(varied, forms) > requests;
    }

    /// Takes the present rate for the usual one.
    void takeForUsual(double count) {
        usual = Math.max(usual, count);
        sum = 0;
    }

    /// Whether it came within the last minute, after it was away for as long.
    boolean isNew(long second) {
        return second - came < AWAY;
    }

    double sum() {
        return sum;
    }

    double usual() {
        return usual;
    }

    /// When it began to open more than is let pass.
    long since() {
        return since;
    }

    /// Opened since then.
    long begun() {
        return begun;
    }
}
