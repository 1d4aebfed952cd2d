package vedette.detect.spoofing;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;

/// Who holds an address, and who lately claims it beside the holder.
final class Holder {

    static final Codec<Holder> CODEC = new Codec<>() {
        @Override
        public void write(Holder value, DataOutput out) throws IOException {
            out.writeLong(value.mac);
            out.writeLong(value.lastMicros);
            out.writeLong(value.repeats);
            Keys.ADDRESS.write(value.asker, out);
            out.writeLong(value.askedMicros);
            out.writeLong(value.other);
            out.writeLong(value.otherFirstMicros);
            out.writeLong(value.otherLastMicros);
            out.writeInt(value.otherClaims);
        }

        @Override
        public Holder read(DataInput in) throws IOException {
            Holder holder = new Holder();
            holder.mac = in.readLong();
            holder.lastMicros = in.readLong();
            holder.repeats = in.readLong();
            holder.asker = Keys.ADDRESS.read(in);
            holder.askedMicros = in.readLong();
            holder.other = in.readLong();
            holder.otherFirstMicros = in.readLong();
            holder.otherLastMicros = in.readLong();
            holder.otherClaims = in.readInt();
            return holder;
        }
    };

    private static final long MILLIS = 1_000;
    private static final long SECOND = 1_000_000;

    /// A repeater says the same again at once.
    private static final long AT_ONCE = 50 * MILLIS;

    /// An answer belongs to a question that was asked no longer ago.
    private static final long PATIENCE = 3 * SECOND;

    /// The holder contradicts who has claimed it no longer ago.
    private static final long IN_TURN = 10 * SECOND;

    /// After so long a silence another claims it anew.
    private static final long FORGOTTEN = 120 * SECOND;

    /// Who claims it alone for so long, so many times, holds it.
    private static final long ALONE = 30 * SECOND;

    private static final int TIMES = 3;

    private long mac;
    private long lastMicros;
    private long repeats;
    private Address asker = Address.NONE;
    private long askedMicros = Long.MIN_VALUE / 2;
    private long other;
    private long otherFirstMicros;
    private long otherLastMicros = Long.MIN_VALUE / 2;
    private int otherClaims;

    boolean isHeldBy(long claimant) {
        return mac == claimant;
    }

    boolean isKnown() {
        return mac != 0;
    }

    long mac() {
        return mac;
    }

    /// Who claims it beside the holder.
    long other() {
        return other;
    }

    void ask(Address newAsker, long micros) {
        asker = newAsker;
        askedMicros = micros;
    }

    /// Whether whom the claim is said to has asked for it.
    boolean isAskedFor(Claim claim) {
        return asker.equals(claim.to()) && claim.micros() - askedMicros <= PATIENCE;
    }

    /// Whether the claim says again what another has just said.
    boolean isEcho(Claim claim) {
        long speaker = otherLastMicros > lastMicros ? other : mac;
        return speaker != claim.mac()
                && claim.repeats() == repeats
                && claim.micros() - Math.max(lastMicros, otherLastMicros) <= AT_ONCE;
    }

    /// Somebody knows it there, though it was not heard itself.
    void hear(long byHearsay) {
        if (mac == 0) {
            mac = byHearsay;
        }
    }

    void take(Claim claim) {
        mac = claim.mac();
        other = 0;
        otherClaims = 0;
        otherLastMicros = Long.MIN_VALUE / 2;
        confirm(claim);
    }

    void confirm(Claim claim) {
        lastMicros = claim.micros();
        repeats = claim.repeats();
    }

    /// Whether the holder speaks right after another has claimed the address.
    boolean isInTurn(long micros) {
        return otherLastMicros > lastMicros && micros - otherLastMicros <= IN_TURN;
    }

    /// Whether the other has it for good: its holder is not heard any more.
    boolean challenge(Claim claim) {
        if (other != claim.mac() || claim.micros() - otherLastMicros > FORGOTTEN) {
            other = claim.mac();
            otherFirstMicros = claim.micros();
            otherClaims = 0;
        }
        otherClaims++;
        otherLastMicros = claim.micros();
        repeats = claim.repeats();
        boolean isAlone = lastMicros < otherFirstMicros && claim.micros() - otherFirstMicros >= ALONE;
        return isAlone && otherClaims >= TIMES;
    }
}
