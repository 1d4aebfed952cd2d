package vedette.detect.intrusion;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.TopCounts;

/// What has happened to one host inside since it was reached from outside.
final class Story {

    static final Codec<Story> CODEC = new Codec<>() {
        @Override
        public void write(Story value, DataOutput out) throws IOException {
            Keys.ADDRESS.write(value.stranger, out);
            out.writeUTF(value.how);
            out.writeLong(value.second);
            out.writeDouble(value.usual);
            Search.CODEC.write(value.search, out);
            value.tried.write(out);
            value.entered.write(out);
            value.others.write(out);
            out.writeBoolean(value.isScanning);
            out.writeBoolean(value.hasNews);
        }

        @Override
        public Story read(DataInput in) throws IOException {
            Story story = new Story(Keys.ADDRESS.read(in), in.readUTF(), in.readLong(), in.readDouble());
            story.search = Search.CODEC.read(in);
            story.tried.read(in);
            story.entered.read(in);
            story.others.read(in);
            story.isScanning = in.readBoolean();
            story.hasNews = in.readBoolean();
            return story;
        }
    };

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

    /// So many services in vain at a time are looked for, or so many where all are of one host: a program tries
    /// a handful of ports. So many times what the host did before it must be as well.
    private static final double LOOKS_AROUND = 6;

    private static final double AT_ONE_HOST = 9;

    private static final double FAR_ABOVE = 2;

    private final Address stranger;
    private final String how;
    private final long second;
    private final double usual;
    private final TopCounts<Address> tried = new TopCounts<>(MOST_TOLD_APART, Keys.ADDRESS);
    private final TopCounts<Address> entered = new TopCounts<>(MOST_TOLD_APART, Keys.ADDRESS);
    private final TopCounts<String> others = new TopCounts<>(MOST_TOLD_APART, Keys.TEXT);
    private Search search = new Search();
    private boolean isScanning;
    private boolean hasNews;

    /// @param usual how many services at a time the host looked for in vain before
    Story(Address stranger, String how, long second, double usual) {
        this.stranger = stranger;
        this.how = how;
        this.second = second;
        this.usual = usual;
    }

    /// A first contact with a service inside that failed.
    void fail(Address victim, int port, long now) {
        if (search.fail(victim, port, now)) {
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
    ///
    /// @param isScan whether it is that the host looks around inside
    void hear(String kind, boolean isScan) {
        hasNews |= others.count(kind) == 0 || (isScan && !isScanning);
        others.add(kind, 1);
        isScanning |= isScan;
    }

    double strength() {
        double strength = REACHED
                + Math.min(ALL_FAILURES, EACH_FAILURE * search.most())
                + Math.min(ALL_ENTRIES, EACH_ENTRY * entered.size())
                + Math.min(ALL_OTHERS, EACH_OTHER * others.size());
        return looksAround() ? strength : Math.min(ORDINARY, strength);
    }

    /// Whether it looks for what there is inside, as it did not before.
    private boolean looksAround() {
        double least = tried.size() > 1 ? LOOKS_AROUND : AT_ONE_HOST;
        return isScanning || search.most() >= Math.max(least, FAR_ABOVE * usual);
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
        return search.failed();
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
