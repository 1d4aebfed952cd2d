package vedette.detect.spoofing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.TopCounts;

/// A hardware address, the network address that is its own, and what it claims beside that.
final class Claimant {

    static final Codec<Claimant> CODEC = new Codec<>() {
        @Override
        public void write(Claimant value, DataOutput out) throws IOException {
            Keys.ADDRESS.write(value.own, out);
            value.taken.write(out);
            value.told.write(out);
            out.writeDouble(value.score);
            out.writeLong(value.lastMicros);
            out.writeLong(value.weakSecond);
            out.writeLong(value.since);
            out.writeInt(value.echoes);
            out.writeInt(value.strays);
            out.writeBoolean(value.hasNews);
        }

        @Override
        public Claimant read(DataInput in) throws IOException {
            Claimant claimant = new Claimant();
            claimant.own = Keys.ADDRESS.read(in);
            claimant.taken.read(in);
            claimant.told.read(in);
            claimant.score = in.readDouble();
            claimant.lastMicros = in.readLong();
            claimant.weakSecond = in.readLong();
            claimant.since = in.readLong();
            claimant.echoes = in.readInt();
            claimant.strays = in.readInt();
            claimant.hasNews = in.readBoolean();
            return claimant;
        }
    };

    private static final int MOST = 8;

    /// A repeater says again so much at least, and so many times as much as it claims of itself: a question that
    /// somebody was made to ask, and its answer, are also said again by who wants to be heard last.
    private static final int REPEATER = 2;

    private static final int FAITHFUL = 3;
    private static final long SECOND_MICROS = 1_000_000;

    /// In so many microseconds what speaks against it loses half its weight.
    private static final double HALF_LIFE = 60.0 * SECOND_MICROS;

    private static final double MOST_SCORE = 6;

    private Address own = Address.NONE;
    private final TopCounts<Address> taken = new TopCounts<>(MOST, Keys.ADDRESS);
    private final TopCounts<Address> told = new TopCounts<>(MOST, Keys.ADDRESS);
    private double score;
    private long lastMicros;
    private long weakSecond;
    private long since;
    private int echoes;
    private int strays;
    private boolean hasNews;

    /// An address that nobody else claims.
    void holds(Address address) {
        if (own.equals(Address.NONE) || (!own.isIpv4() && address.isIpv4())) {
            own = address;
        }
    }

    Address own() {
        return own;
    }

    /// It said again at once what another had said.
    void echo() {
        echoes++;
    }

    /// It claims what another holds, and nobody has just said so.
    void stray() {
        strays++;
    }

    boolean isRepeater() {
        return echoes >= REPEATER && echoes >= FAITHFUL * strays;
    }

    /// What speaks against it; what is weak counts once a second.
    void suspect(Claim claim, double weight, boolean isWeak, long second) {
        if (isWeak && weakSecond == second) {
            return;
        }
        score *= StrictMath.pow(0.5, Math.max(0, claim.micros() - lastMicros) / HALF_LIFE);
        if (score < 0.1) {
            taken.clear();
            told.clear();
            since = second;
        }
        weakSecond = isWeak ? second : weakSecond;
        lastMicros = claim.micros();
        score = Math.min(MOST_SCORE, score + weight);
        taken.add(claim.address(), 1);
        if (!claim.to().isGroup() && !claim.to().isUnspecified() && !claim.to().equals(claim.address())) {
            told.add(claim.to(), 1);
        }
        hasNews = true;
    }

    double score() {
        return score;
    }

    long since() {
        return since;
    }

    /// The addresses of others that it claims, and how often it did.
    TopCounts<Address> taken() {
        return taken;
    }

    /// To whom it said so.
    List<Address> told() {
        return told.keys();
    }

    /// Whether something was added since it was last told of.
    boolean hasNews() {
        return hasNews;
    }

    void tell() {
        hasNews = false;
    }
}
