package vedette.detect.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.detect.state.Codec;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;

/// The connections of one source to one service that are open, and what goes over them.
final class Held {

    static final Codec<Held> CODEC = new Codec<>() {
        @Override
        public void write(Held value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Held read(DataInput in) throws IOException {
            return new Held(in);
        }
    };

    /// How far the rate of payload moves in a second.
    private static final double MOVES = 0.2;

    /// A request is sent within so many seconds after the connection is opened.
    private static final long AT_ONCE = 2;

    private long begun;
    private long answered;
    private long ended;
    private long finsOut;
    private long finsIn;
    private long resets;
    private long payloadIn;
    private double rate;
    private long since;
    private long lastSecond;
    private long fewSince = -1;
    private long manySince = -1;
    private long lastBegun = -1;
    private long drips;

    Held(long second) {
        since = second;
        lastSecond = second;
    }

    private Held(DataInput in) throws IOException {
        begun = in.readLong();
        answered = in.readLong();
        ended = in.readLong();
        finsOut = in.readLong();
        finsIn = in.readLong();
        resets = in.readLong();
        payloadIn = in.readLong();
        rate = in.readDouble();
        since = in.readLong();
        lastSecond = in.readLong();
        fewSince = in.readLong();
        manySince = in.readLong();
        lastBegun = in.readLong();
        drips = in.readLong();
    }

    void add(PairActivity pair, long second) {
        begun += pair.count(Count.BEGUN);
        answered += pair.count(Count.ANSWERED);
        ended += pair.count(Count.ENDED);
        finsOut += pair.count(Count.FINS_OUT);
        finsIn += pair.count(Count.FINS_IN);
        resets += pair.count(Count.RESETS_OUT);
        payloadIn += pair.count(Count.PAYLOAD_IN);
        long silent = Math.max(0, second - lastSecond - 1);
        rate *= StrictMath.pow(1 - MOVES, (double) silent);
        rate += MOVES * (pair.count(Count.PAYLOAD_IN) + pair.count(Count.PAYLOAD_OUT) - rate);
        lastSecond = second;
        lastBegun = pair.count(Count.BEGUN) > 0 ? second : lastBegun;
        boolean isDrip = pair.count(Count.PAYLOAD_OUT) > 0 && pair.count(Count.PAYLOAD_IN) == 0;
        drips += isDrip && second > lastBegun + AT_ONCE ? 1 : 0;
    }

    /// Notes since when it is few or many that are open, to be called in every second.
    void judge(long second, long few, long many) {
        fewSince = open() < few ? -1 : fewSince < 0 ? second : fewSince;
        manySince = open() < many ? -1 : manySince < 0 ? second : manySince;
    }

    /// How many are open; one that closes twice counts for two, so it may be too few.
    long open() {
        long closed = Math.max(Math.max(finsOut, finsIn), Math.max(resets, ended - (begun - answered)));
        return Math.max(0, answered - Math.max(0, closed));
    }

    /// In how many seconds more of a request came, and no answer, long after the last connection was opened.
    long drips() {
        return drips;
    }

    /// Whether all that began are over.
    boolean isOver() {
        return ended >= begun;
    }

    /// Payload that came back, for each connection.
    double answerBytes() {
        return answered == 0 ? 0 : (double) payloadIn / answered;
    }

    /// Payload a second over each open connection, lately.
    double bytesPerSecond(long second) {
        double faded = rate * StrictMath.pow(1 - MOVES, (double) Math.max(0, second - lastSecond));
        return faded / Math.max(1, open());
    }

    /// For how many seconds at least few have been open.
    long fewFor(long second) {
        return fewSince < 0 ? -1 : second - fewSince;
    }

    /// For how many seconds many have been open.
    long manyFor(long second) {
        return manySince < 0 ? -1 : second - manySince;
    }

    /// For how many seconds nothing was heard.
    long silentFor(long second) {
        return second - lastSecond;
    }

    long since() {
        return since;
    }

    long begun() {
        return begun;
    }

    private void write(DataOutput out) throws IOException {
        out.writeLong(begun);
        out.writeLong(answered);
        out.writeLong(ended);
        out.writeLong(finsOut);
        out.writeLong(finsIn);
        out.writeLong(resets);
        out.writeLong(payloadIn);
        out.writeDouble(rate);
        out.writeLong(since);
        out.writeLong(lastSecond);
        out.writeLong(fewSince);
        out.writeLong(manySince);
        out.writeLong(lastBegun);
        out.writeLong(drips);
    }
}
