package vedette.detect.scan;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;
import vedette.detect.state.TopCounts;
import vedette.flow.fact.ProbeFact;

/// The odd packets of one source: to which services, of which shapes.
final class Oddities {

    static final Codec<Oddities> CODEC = new Codec<>() {
        @Override
        public void write(Oddities value, DataOutput out) throws IOException {
            value.known.write(out);
            value.victims.write(out);
            value.ports.write(out);
            value.shapes.write(out);
            out.writeDouble(value.odd);
            out.writeDouble(value.strays);
            out.writeLong(value.last);
            out.writeLong(value.since);
            out.writeBoolean(value.hasNews);
        }

        @Override
        public Oddities read(DataInput in) throws IOException {
            Oddities oddities = new Oddities(0);
            oddities.known.read(in);
            oddities.victims.read(in);
            oddities.ports.read(in);
            oddities.shapes.read(in);
            oddities.odd = in.readDouble();
            oddities.strays = in.readDouble();
            oddities.last = in.readLong();
            oddities.since = in.readLong();
            oddities.hasNews = in.readBoolean();
            return oddities;
        }
    };

    private static final int MOST_KNOWN = 128;
    private static final int MOST_TOLD_APART = 16;

    /// In so many seconds half of them are forgotten: of what no program sends, of late RSTs and the like.
    private static final double ODD_HALF_LIFE = 3_600;

    private static final double STRAY_HALF_LIFE = 60;
    private static final double NOTHING = 0.5;

    private final RecentHashes known = new RecentHashes(MOST_KNOWN);
    private final TopCounts<Address> victims = new TopCounts<>(MOST_TOLD_APART, Keys.ADDRESS);
    private final TopCounts<Long> ports = new TopCounts<>(MOST_TOLD_APART, Keys.NUMBER);
    private final TopCounts<String> shapes = new TopCounts<>(MOST_TOLD_APART, Keys.TEXT);
    private double odd;
    private double strays;
    private long last;
    private long since;
    private boolean hasNews;

    Oddities(long second) {
        last = second;
        since = second;
    }

    /// @param isWeak whether the network's ordinary life makes such packets as well
    void add(ProbeFact probe, boolean isWeak, long second) {
        Address victim = probe.ends().server();
        int port = probe.ends().serverPort();
        if (!known.isNew(RecentHashes.hash(
                victim.high(), victim.low(), port, probe.shape().name().hashCode()))) {
            return;
        }
        fade(second);
        if (isWeak) {
            strays++;
        } else {
            odd++;
        }
        victims.add(victim, 1);
        ports.add((long) port, 1);
        shapes.add(probe.shape().name(), 1);
        hasNews = true;
    }

    private void fade(long second) {
        odd *= StrictMath.pow(0.5, (second - last) / ODD_HALF_LIFE);
        strays *= StrictMath.pow(0.5, (second - last) / STRAY_HALF_LIFE);
        last = second;
        if (odd + strays < NOTHING) {
            since = second;
            victims.clear();
            ports.clear();
            shapes.clear();
        }
    }

    /// Services that a packet was sent to which no program sends; faded.
    double odd() {
        return odd;
    }

    /// Services that refused a packet of no conversation, or got what a broken stack sends; faded.
    double strays() {
        return strays;
    }

    TopCounts<Address> victims() {
        return victims;
    }

    TopCounts<Long> ports() {
        return ports;
    }

    TopCounts<String> shapes() {
        return shapes;
    }

    long since() {
        return since;
    }

    boolean hasNews() {
        return hasNews;
    }

    void tell() {
        hasNews = false;
    }
}
