package vedette.detect.scan;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.RecentHashes;
import vedette.detect.state.TopCounts;

/// One source's first contacts with services, and how they went.
final class Contacts {

    static final Codec<Contacts> CODEC = new Codec<>() {
        @Override
        public void write(Contacts value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Contacts read(DataInput in) throws IOException {
            return new Contacts(in);
        }
    };

    private static final int MOST_KNOWN = 256;
    private static final int MOST_WAITING = 64;
    private static final int MOST_TOLD_APART = 32;

    /// How long an answer may take, in seconds.
    private static final int PATIENCE = 2;

    /// A sum beyond this does not grow, so that it falls again when the scan is over.
    private static final double MOST = 40;

    /// In so many seconds half of what failed lately is forgotten.
    private static final double HALF_LIFE = 60;

    /// Who fails so often lately looks around quickly; who does not, tries so many ports of a host or hosts at a port.
    private static final double QUICK = 6;

    private static final long MANY = 8;

    /// Of the failures, those that fit one host or one port; and those that fit several ports, each with this share.
    private static final double ONE = 0.34;

    private static final double SEVERAL = 0.5;
    private static final double FREQUENT = 0.1;

    /// What is older than so many failures says half as much of whom the source looks for.
    private static final long LATE = 256;

    /// Datagrams to high ports that carry so much, in bytes, are answers that come too late, as of peers that share
    /// files.
    private static final long ANSWER_BYTES = 64;

    private static final int HIGH_PORTS = 32_768;

    private static final double LATE_ANSWER = 0.01;

    /// Nothing new for so long, in seconds, begins the sum anew.
    private static final int FORGOTTEN = 6 * 3_600;

    private final RecentHashes known = new RecentHashes(MOST_KNOWN);
    private final List<Waiting> waiting = new ArrayList<>();
    private final TopCounts<Address> victims = new TopCounts<>(MOST_TOLD_APART, Keys.ADDRESS);
    private final TopCounts<Long> ports = new TopCounts<>(MOST_TOLD_APART, Keys.NUMBER);
    private double sum;
    private double lately;
    private long latelySecond;
    private long failed;
    private long met;
    private long since;
    private long last;
    private boolean isAlive;
    private boolean hasNews;

    private record Waiting(Service service, long second, double weight) {}

    Contacts() {}

    private Contacts(DataInput in) throws IOException {
        known.read(in);
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            waiting.add(new Waiting(Keys.SERVICE.read(in), in.readLong(), in.readDouble()));
        }
        victims.read(in);
        ports.read(in);
        sum = in.readDouble();
        lately = in.readDouble();
        latelySecond = in.readLong();
        failed = in.readLong();
        met = in.readLong();
        since = in.readLong();
        last = in.readLong();
        isAlive = in.readBoolean();
        hasNews = in.readBoolean();
    }

    /// What a second brought of one service: whether a contact failed, whether one was answered, or neither yet.
    ///
    /// @param bytes the payload of a packet that went there
    void meet(Service service, long second, boolean hasBegun, boolean hasFailed, boolean isAnswered, long bytes) {
        long hash = RecentHashes.hash(service.host().high(), service.host().low(), service.port(), service.protocol());
        boolean isAwaited = waiting.removeIf(other -> other.service.equals(service));
        if (!isAwaited && !(hasBegun && known.isNew(hash))) {
            return; // the end of what was judged long ago says nothing new
        }
        if (second - last > FORGOTTEN) {
            begin(second);
        }
        last = second;
        if (hasFailed) {
            fail(service, second, isLateAnswer(service, bytes) ? LATE_ANSWER : 1);
        } else if (isAnswered) {
            met++;
            sum = Math.max(0, sum - 1);
            if (sum == 0) {
                begin(second);
            }
        } else if (waiting.size() < MOST_WAITING) {
            waiting.add(new Waiting(service, second, weight(service, bytes)));
        } else {
            fail(service, second, weight(service, bytes)); // so many at once are answered late, if at all
        }
    }

    private void begin(long second) {
        sum = 0;
        failed = 0;
        met = 0;
        since = second;
        victims.clear();
        ports.clear();
    }

    /// Takes what has waited too long for failed; where answers cannot be seen, forgets it.
    void giveUp(long second, boolean seesAnswers) {
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            Waiting one = each.next();
            if (second - one.second >= PATIENCE) {
                each.remove();
                if (seesAnswers) {
                    fail(one.service, second, one.weight);
                }
            }
        }
    }

    /// Silence says less of UDP, which need not be answered.
    private static double weight(Service service, long bytes) {
        if (isLateAnswer(service, bytes)) {
            return LATE_ANSWER;
        }
        return service.protocol() == IpProtocol.UDP ? 0.6 : 1;
    }

    private static boolean isLateAnswer(Service service, long bytes) {
        return service.protocol() == IpProtocol.UDP && service.port() >= HIGH_PORTS && bytes >= ANSWER_BYTES;
    }

    private void fail(Service service, long second, double weight) {
        lately = weight + lately * StrictMath.pow(0.5, (second - latelySecond) / HALF_LIFE);
        latelySecond = second;
        met++;
        failed++;
        sum = Math.min(MOST, sum + weight);
        victims.add(service.host(), 1);
        ports.add((long) service.port(), 1);
        if (victims.total() >= LATE) {
            victims.halve();
            ports.halve();
        }
        hasNews = true;
    }

    /// The source reacted to an answer, so it is not somebody else's address in a forged packet.
    void react() {
        isAlive = true;
    }

    boolean isAlive() {
        return isAlive;
    }

    long last() {
        return last;
    }

    /// Whether the failures of late are of one host or one port, or most of them of several ports that each have many:
    /// peers that share files are few hosts at times, too, but at ever other ports.
    boolean isStructured() {
        long single = Math.max(victims.greatest(), ports.greatest());
        return single >= ONE * ports.total() || ports.totalOf(FREQUENT, MANY) >= SEVERAL * ports.total();
    }

    /// Whether what failed is many in a short time, or many of one kind: a service that is gone here and a host that is
    /// gone there are neither, however many they become in hours.
    boolean isPurposeful() {
        return lately >= QUICK || Math.max(victims.greatest(), ports.greatest()) >= MANY;
    }

    double sum() {
        return sum;
    }

    long failed() {
        return failed;
    }

    long met() {
        return met;
    }

    long since() {
        return since;
    }

    /// Whether something failed since it was last told.
    boolean hasNews() {
        return hasNews;
    }

    void tell() {
        hasNews = false;
    }

    /// Of the failures, by host.
    TopCounts<Address> victims() {
        return victims;
    }

    /// Of the failures, by port.
    TopCounts<Long> ports() {
        return ports;
    }

    private void write(DataOutput out) throws IOException {
        known.write(out);
        out.writeInt(waiting.size());
        for (Waiting one : waiting) {
            Keys.SERVICE.write(one.service, out);
            out.writeLong(one.second);
            out.writeDouble(one.weight);
        }
        victims.write(out);
        ports.write(out);
        out.writeDouble(sum);
        out.writeDouble(lately);
        out.writeLong(latelySecond);
        out.writeLong(failed);
        out.writeLong(met);
        out.writeLong(since);
        out.writeLong(last);
        out.writeBoolean(isAlive);
        out.writeBoolean(hasNews);
    }
}
