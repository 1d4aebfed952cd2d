package vedette.detect.guessing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.FadingCount;
import vedette.detect.state.Keys;
import vedette.detect.state.TopCounts;

/// Conversations with one service: how many began of late and what they carried, and how many of those that are over
/// were short and alike.
final class Tries {

    static final Codec<Tries> CODEC = new Codec<>() {
        @Override
        public void write(Tries value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Tries read(DataInput in) throws IOException {
            return new Tries(in);
        }
    };

    private static final int MOST_SOURCES = 32;

    private static final double BEGUN_FADING = 45;
    private static final double LIKE_FADING = 120;

    /// What a log-in takes in bytes each way: less is no log-in, more is work that is done.
    private static final double LEAST = 300;

    private static final double MOST = 6_000;

    /// Conversations with one end are alike if their payload differs by no more than this.
    private static final double LIKE = 0.12;

    private static final double LIKE_BYTES = 64;
    private static final double LEARNING = 0.2;

    /// One that is like those before, but longer than the shortest at this service, may have got in.
    private static final double MAY_HAVE_GOT_IN = 0.5;

    /// Payload beyond this, as a multiple of what is usual and in bytes, is work that is done.
    private static final double WORK = 2;

    private static final double WORK_BYTES = 4_000;
    private static final double BEGINS_ANEW = 0.5;

    /// Each further guess on one connection adds so much to what the server says, and about so much to what the client
    /// says, and is answered no sooner than this.
    private static final double GUESS_IN = 52;

    private static final double GUESS_OUT_LEAST = 24;
    private static final double GUESS_OUT_MOST = 130;
    private static final double GUESS_MICROS = 1_200_000;
    private static final long MOST_FURTHER = 5;

    private final FadingCount begun = new FadingCount(BEGUN_FADING);
    private final FadingCount out = new FadingCount(BEGUN_FADING);
    private final FadingCount in = new FadingCount(BEGUN_FADING);
    private final FadingCount like = new FadingCount(LIKE_FADING);
    private final TopCounts<Address> sources = new TopCounts<>(MOST_SOURCES, Keys.ADDRESS);
    private double usualOut;
    private double usualIn;
    private long leastOut;
    private long leastIn;
    private long counted;
    private long since;
    private long begunSince;
    private boolean hasSucceeded;
    private boolean hasNews;

    Tries() {}

    private Tries(DataInput input) throws IOException {
        begun.read(input);
        out.read(input);
        in.read(input);
        like.read(input);
        sources.read(input);
        usualOut = input.readDouble();
        usualIn = input.readDouble();
        leastOut = input.readLong();
        leastIn = input.readLong();
        counted = input.readLong();
        since = input.readLong();
        begunSince = input.readLong();
        hasSucceeded = input.readBoolean();
    }

    /// What a second brought.
    void begin(long second, double newBegun, double payloadOut, double payloadIn) {
        if (begun.at(second) < BEGINS_ANEW) {
            begunSince = second;
        }
        begun.add(second, newBegun);
        out.add(second, payloadOut);
        in.add(second, payloadIn);
        hasNews |= newBegun > 0;
    }

    /// A conversation that is over.
    ///
    /// @param isShortest whether hardly any at this service are shorter
    /// @param isNoticed whether there is a guesser already
    void end(Ended one, long second, boolean isShortest, boolean isNoticed) {
        if (like.at(second) < BEGINS_ANEW) {
            sources.clear();
            counted = 0;
            since = one.startSecond();
            hasSucceeded = false;
        }
        boolean isLogin = isBetween((double) one.out()) && isBetween((double) one.in());
        if (isLogin && (counted == 0 || isUsual(one))) {
            if (counted == 0) {
                leastOut = one.out();
                leastIn = one.in();
            }
            long guesses = 1 + (isShortest ? furtherGuesses(one) : 0);
            like.add(second, isShortest ? guesses : MAY_HAVE_GOT_IN);
            counted += guesses;
            leastOut = Math.min(leastOut, one.out());
            leastIn = Math.min(leastIn, one.in());
            sources.add(one.source(), 1);
            usualOut += (counted == 1 ? 1 : LEARNING) * (one.out() - usualOut);
            usualIn += (counted == 1 ? 1 : LEARNING) * (one.in() - usualIn);
            hasNews = true;
        } else if (isNoticed && one.startSecond() >= since && one.out() + one.in() > WORK * usual() + WORK_BYTES) {
            hasSucceeded = true;
            hasNews = true;
        } else {
            like.add(second, -1);
        }
    }

    /// How many more guesses than the shortest conversation of these one holds, by what they add to it.
    private long furtherGuesses(Ended one) {
        long further = Math.round((one.in() - leastIn) / GUESS_IN);
        double more = one.out() - leastOut;
        boolean fits = further <= MOST_FURTHER
                && more >= further * GUESS_OUT_LEAST
                && more <= further * GUESS_OUT_MOST
                && one.lastedMicros() >= further * GUESS_MICROS;
        return fits ? further : 0;
    }

    private double usual() {
        return usualOut + usualIn;
    }

    private static boolean isBetween(double payload) {
        return payload >= LEAST && payload <= MOST;
    }

    private boolean isUsual(Ended one) {
        return Math.abs(one.in() - usualIn) <= LIKE * usualIn + LIKE_BYTES
                && Math.abs(one.out() - usualOut) <= LIKE * usualOut + 2 * LIKE_BYTES;
    }

    /// Conversations that began of late, if what they carry on average is what a log-in takes; else 0.
    double begun(long second) {
        double number = begun.at(second);
        boolean isLogin = number > 0 && isBetween(out.at(second) / number) && isBetween(in.at(second) / number);
        return isLogin ? number : 0;
    }

    /// Conversations of late that are over and were like each other.
    double like(long second) {
        return like.at(second);
    }

    long counted() {
        return counted;
    }

    /// How much they carried, in bytes.
    long bytes() {
        return Math.round(usual());
    }

    long since() {
        return counted == 0 ? begunSince : Math.min(since, begunSince == 0 ? since : begunSince);
    }

    /// Of those alike, by source.
    TopCounts<Address> sources() {
        return sources;
    }

    boolean hasSucceeded() {
        return hasSucceeded;
    }

    /// Whether there is something new since it was last asked.
    boolean takeNews() {
        boolean had = hasNews;
        hasNews = false;
        return had;
    }

    private void write(DataOutput output) throws IOException {
        begun.write(output);
        out.write(output);
        in.write(output);
        like.write(output);
        sources.write(output);
        output.writeDouble(usualOut);
        output.writeDouble(usualIn);
        output.writeLong(leastOut);
        output.writeLong(leastIn);
        output.writeLong(counted);
        output.writeLong(since);
        output.writeLong(begunSince);
        output.writeBoolean(hasSucceeded);
    }
}
