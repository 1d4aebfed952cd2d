package vedette.detect.flood;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Pair;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;

/// Which two hosts have lately had a conversation with payload both ways: they arrange what they do.
final class Acquaintance {

    private static final int PAIRS = 16_384;

    /// In seconds.
    private static final int REMEMBERED = 600;

    private final BoundedMap<Pair, Long> met = new BoundedMap<>(PAIRS, Keys.PAIR, Keys.NUMBER);

    void learn(Tick tick) {
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            if (pair.count(Count.PAYLOAD_IN) > 0 && pair.count(Count.PAYLOAD_OUT) > 0) {
                Pair both = pair(
                        new Address(pair.actorHigh(), pair.actorLow()),
                        new Address(pair.victimHigh(), pair.victimLow()));
                Long before = met.find(both);
                if (before == null || before < tick.second() - REMEMBERED / 2) {
                    met.remove(both);
                    met.meet(both, tick.second(), tick::second);
                }
            }
        }
    }

    boolean isOf(Address one, Address other, long second) {
        Long last = met.find(pair(one, other));
        return last != null && last >= second - REMEMBERED;
    }

    private static Pair pair(Address one, Address other) {
        return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    void write(DataOutput out) throws IOException {
        met.write(out);
    }

    void read(DataInput in) throws IOException {
        met.read(in);
    }
}
