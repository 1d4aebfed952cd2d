package vedette.detect.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.detect.state.Codec;
import vedette.detect.state.RecentHashes;
import vedette.flow.fact.HttpRequestFact;

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
            value.pages.write(out);
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
            visitor.pages.read(in);
            return visitor;
        }
    };

    /// Who was away for so long, in seconds, has newly come.
    private static final int AWAY = 60;

    private static final double LEARNING = 1.0 / 300;
    private static final double TIMES_USUAL = 4;
    private static final double MOST_ALARMS = 3;

    private static final int MOST_PAGES = 32;

    /// So many requests tell what they are for.
    private static final long ENOUGH = 10;

    /// One in so many is of that sort; with a form comes the page that it is on.
    private static final long LOOKING = 3;

    private final RecentHashes pages = new RecentHashes(MOST_PAGES);
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
        double silent = Math.max(0, second - lastSecond - 1);
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
        usual += LEARNING * (Math.min((double) count, allowed) - usual);
        begun += count;
    }

    /// A request that could be read.
    void ask(HttpRequestFact request) {
        requests++;
        String target = request.target();
        int query = target.indexOf('?');
        boolean isNewPage = pages.isNew((query < 0 ? target : target.substring(0, query)).hashCode());
        boolean isEscaped = target.indexOf('%', target.indexOf('%') + 1) > target.indexOf('%');
        varied += isNewPage || isEscaped ? 1 : 0;
        forms += request.hasBasicAuthorization() || request.method().equals("POST") ? 1 : 0;
    }

    /// Whether it tries one page after the other, sends what is made to break things, or one form over and over.
    boolean isLooking() {
        return requests >= ENOUGH && LOOKING * Math.max(varied, forms) >= requests;
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
