package vedette.detect.web;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;
import vedette.detect.state.TopCounts;
import vedette.flow.fact.Ends;

/// One source's first requests for pages and parameters, and how they were answered.
final class Explorer {

    static final Codec<Explorer> CODEC = new Codec<>() {
        @Override
        public void write(Explorer value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Explorer read(DataInput in) throws IOException {
            return new Explorer(in);
        }
    };

    private static final int MOST_KNOWN = 256;
    private static final int MOST_NAMES = 128;
    private static final int MOST_SERVERS = 8;

    /// A sum beyond this does not grow, so that it falls again when the scan is over.
    private static final double MOST = 60;

    /// After so many seconds a third is left.
    private static final double FADING = 300;

    private static final double BEGINS_ANEW = 0.5;

    /// A page that is there makes up for so many that are not.
    private static final double FOUND = 1.5;

    /// What is answered like most others may be a page for whatever is missing.
    private static final double LIKE_OTHERS = 0.5;

    private static final int LIKE_MANY = 6;

    private final RecentHashes known = new RecentHashes(MOST_KNOWN);
    private final RecentHashes names = new RecentHashes(MOST_NAMES);
    private final TopCounts<Address> servers = new TopCounts<>(MOST_SERVERS, Keys.ADDRESS);
    private double sum;
    private long last;
    private long missing;
    private long met;
    private long since;
    private Address client = Address.NONE;
    private int port;
    private boolean isNamed;
    private long usualAnswer;
    private int usualCount;
    private boolean hasNews;

    Explorer() {}

    private Explorer(DataInput in) throws IOException {
        known.read(in);
        names.read(in);
        servers.read(in);
        sum = in.readDouble();
        last = in.readLong();
        missing = in.readLong();
        met = in.readLong();
        since = in.readLong();
        client = Keys.ADDRESS.read(in);
        port = in.readInt();
        isNamed = in.readBoolean();
        usualAnswer = in.readLong();
        usualCount = in.readInt();
    }

    /// Takes an answer.
    ///
    /// @param page a hash of what was asked for
    /// @param name a hash of page and parameters; 0 if there were none
    /// @param likeness a hash of what the answer is like
    void answer(Ends ends, long page, long name, int status, long likeness, long second) {
        boolean isNew = known.isNew(page);
        boolean isNewName = name != 0 && names.isNew(name) && !isNew;
        if ((!isNew && !isNewName) || status == 304) {
            return;
        }
        fade(second);
        met++;
        boolean isUsual = vote(likeness);
        double weight = isNew ? weight(status, isUsual) : isUsual && usualCount > LIKE_MANY ? LIKE_OTHERS : 0;
        sum = Math.clamp(sum + weight, 0, MOST);
        if (weight > 0) {
            missing++;
            servers.add(ends.server(), 1);
            client = ends.client();
            port = ends.serverPort();
            hasNews = true;
        }
    }

    private void fade(long second) {
        sum *= StrictMath.exp((last - second) / FADING);
        last = second;
        if (sum < BEGINS_ANEW) {
            missing = 0;
            met = 0;
            since = second;
            isNamed = false;
            servers.clear();
        }
    }

    private double weight(int status, boolean isUsual) {
        return switch (status) {
            case 400, 403, 404, 405, 406, 410, 414, 501 -> 1;
            case 401 -> 0.3;
            case 500, 502, 503 -> 0.1;
            case 301, 302, 303, 307, 308 -> 0;
            default -> isUsual && usualCount > LIKE_MANY ? LIKE_OTHERS : -FOUND;
        };
    }

    /// Whether it is like most before: a majority vote (Boyer, Moore 1981).
    private boolean vote(long likeness) {
        if (likeness == usualAnswer) {
            usualCount = Math.min(64, usualCount + 1);
            return true;
        }
        if (usualCount == 0) {
            usualAnswer = likeness;
            usualCount = 1;
        } else {
            usualCount--;
        }
        return false;
    }

    /// The source's program says that it is a scanner.
    void nameItself(double weight, long second) {
        fade(second);
        if (!isNamed) {
            isNamed = true;
            sum = Math.min(MOST, sum + weight);
        }
    }

    double sum(long second) {
        return second <= last ? sum : sum * StrictMath.exp((last - second) / FADING);
    }

    long missing() {
        return missing;
    }

    long met() {
        return met;
    }

    long since() {
        return since;
    }

    /// The address that asked last: not always the one that the source is known by.
    Address client() {
        return client;
    }

    int port() {
        return port;
    }

    boolean isNamed() {
        return isNamed;
    }

    /// Of what was missing, by server.
    TopCounts<Address> servers() {
        return servers;
    }

    /// Whether there is something new since it was last asked.
    boolean takeNews() {
        boolean had = hasNews;
        hasNews = false;
        return had;
    }

    private void write(DataOutput out) throws IOException {
        known.write(out);
        names.write(out);
        servers.write(out);
        out.writeDouble(sum);
        out.writeLong(last);
        out.writeLong(missing);
        out.writeLong(met);
        out.writeLong(since);
        Keys.ADDRESS.write(client, out);
        out.writeInt(port);
        out.writeBoolean(isNamed);
        out.writeLong(usualAnswer);
        out.writeInt(usualCount);
    }
}
