package vedette.detect.intrusion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;
import vedette.detect.state.TopCounts;

/// What has happened to one host inside since it was reached from outside.
final class Story {

    static final Codec<Story> CODEC = new Codec<>() {
        @Override
        public void write(Story value, DataOutput out) throws IOException {
            Keys.ADDRESS.write(value.stranger, out);
            out.writeUTF(value.how);
            out.writeLong(value.second);
            value.known.write(out);
            value.tried.write(out);
            value.entered.write(out);
            value.others.write(out);
            out.writeLong(value.failed);
            out.writeDouble(value.lately);
            out.writeDouble(value.most);
            out.writeLong(value.lastFailure);
            out.writeBoolean(value.hasNews);
        }

        @Override
        public Story read(DataInput in) throws IOException {
            Story story = new Story(Keys.ADDRESS.read(in), in.readUTF(), in.readLong());
            story.known.read(in);
            story.tried.read(in);
            story.entered.read(in);
            story.others.read(in);
            story.failed = in.readLong();
            story.lately = in.readDouble();
            story.most = in.readDouble();
            story.lastFailure = in.readLong();
            story.hasNews = in.readBoolean();
            return story;
        }
    };

    private static final int MOST_KNOWN = 64;
    private static final int MOST_TOLD_APART = 8;

    /// What each step adds to how much it stands out.
    private static final double REACHED = 0.35;

    private static final double EACH_FAILURE = 0.05;
    private static final double ALL_FAILURES = 0.3;
    private static final double EACH_ENTRY = 0.15;
    private static final double ALL_ENTRIES = 0.3;
    private static final double EACH_OTHER = 0.15;
    private static final double ALL_OTHERS = 0.3;

    /// An administrator goes on from the host that he has reached, and fails at nothing.
    private static final double ORDINARY = 0.4;

    /// So many in vain at a time, of which half are forgotten in so many seconds: what is looked for in vain every
    /// minute is not looking around.
    private static final double LOOKS_AROUND = 4.5;

    private static final double HALF_LIFE = 20;

    private final Address stranger;
    private final String how;
    private final long second;
    private final RecentHashes known = new RecentHashes(MOST_KNOWN);
    private final TopCounts<Address> tried = new TopCounts<>(MOST_TOLD_APART, Keys.ADDRESS);
    private final TopCounts<Address> entered = new TopCounts<>(MOST_TOLD_APART, Keys.ADDRESS);
    private final TopCounts<String> others = new TopCounts<>(MOST_TOLD_APART, Keys.TEXT);
    private long failed;
    private double lately;
    private double most;
    private long lastFailure;
    private boolean hasNews;

    Story(Address stranger, String how, long second) {
        this.stranger = stranger;
        this.how = how;
        this.second = second;
    }

    /// A first contact with a service inside that failed.
    void fail(Address victim, int port, long now) {
        if (known.isNew(RecentHashes.hash(victim.high(), victim.low(), port))) {
            failed++;
            lately = 1 + lately * StrictMath.pow(0.5, (now - lastFailure) / HALF_LIFE);
            lastFailure = now;
            most = Math.max(most, lately);
            tried.add(victim, 1);
            hasNews = true;
        }
    }

    /// An administrative service inside that the host had not used before.
    void enter(Address victim) {
        hasNews |= entered.count(victim) == 0;
        entered.add(victim, 1);
    }

    /// What another detector says of the host.
    void hear(String kind) {
        hasNews |= others.count(kind) == 0;
        others.add(kind, 1);
    }

    double strength() {
        double strength = REACHED
                + Math.min(ALL_FAILURES, EACH_FAILURE * most)
                + Math.min(ALL_ENTRIES, EACH_ENTRY * entered.size())
                + Math.min(ALL_OTHERS, EACH_OTHER * others.size());
        boolean isOrdinary = most < LOOKS_AROUND && others.size() == 0;
        return isOrdinary ? Math.min(ORDINARY, strength) : strength;
    }

    /// Whether it has done anything since it was reached.
    boolean hasSteps() {
        return most >= LOOKS_AROUND || entered.size() > 0;
    }

    List<Address> victims() {
        List<Address> victims = new ArrayList<>(entered.keys());
        victims.addAll(tried.keys());
        return victims;
    }

    Address stranger() {
        return stranger;
    }

    String how() {
        return how;
    }

    /// When it was reached.
    long second() {
        return second;
    }

    long failed() {
        return failed;
    }

    int entries() {
        return entered.size();
    }

    List<String> others() {
        return others.keys();
    }

    boolean hasNews() {
        return hasNews;
    }

    void tell() {
        hasNews = false;
    }
}
