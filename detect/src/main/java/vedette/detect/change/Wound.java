package vedette.detect.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.detect.Signal;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.TopCounts;

/// That one host inside was attacked: how, since when, and by whom.
final class Wound {

    static final Codec<Wound> CODEC = new Codec<>() {
        @Override
        public void write(Wound value, DataOutput out) throws IOException {
            out.writeLong(value.second);
            out.writeUTF(value.kind);
            out.writeLong(value.last);
            out.writeBoolean(value.isCertain);
            value.attackers.write(out);
        }

        @Override
        public Wound read(DataInput in) throws IOException {
            Wound wound = new Wound(in.readLong(), in.readUTF());
            wound.last = in.readLong();
            wound.isCertain = in.readBoolean();
            wound.attackers.read(in);
            return wound;
        }
    };

    private static final int MOST_ATTACKERS = 8;

    private final long second;
    private final String kind;
    private long last;
    private boolean isCertain;
    private final TopCounts<Address> attackers = new TopCounts<>(MOST_ATTACKERS, Keys.ADDRESS);

    /// @param second when the attack began
    Wound(long second, String kind) {
        this.second = second;
        this.kind = kind;
    }

    /// The attack goes on.
    void add(Signal signal, long now) {
        last = now;
        isCertain |= Attacks.isCertain(signal);
        Attacks.attackers(signal).forEach(attacker -> attackers.add(attacker, 1));
    }

    boolean isBy(Address actor) {
        return attackers.count(actor) > 0;
    }

    /// Whether somebody was let in.
    boolean isCertain() {
        return isCertain;
    }

    long second() {
        return second;
    }

    /// When the attack was last noticed.
    long last() {
        return last;
    }

    String kind() {
        return kind;
    }
}
