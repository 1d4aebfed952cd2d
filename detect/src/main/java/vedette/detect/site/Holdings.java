package vedette.detect.site;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;

/// The addresses that one hardware address was seen with, in the order in which they appeared. Bounded.
final class Holdings {

    static final Codec<Holdings> CODEC = new Codec<>() {
        @Override
        public void write(Holdings value, DataOutput out) throws IOException {
            out.writeInt(value.holdings.size());
            for (Holding holding : value.holdings) {
                Keys.ADDRESS.write(holding.address(), out);
                out.writeLong(holding.since());
                out.writeLong(holding.until());
            }
        }

        @Override
        public Holdings read(DataInput in) throws IOException {
            Holdings holdings = new Holdings();
            for (int left = in.readInt(); left > 0; left--) {
                holdings.holdings.add(new Holding(Keys.ADDRESS.read(in), in.readLong(), in.readLong()));
            }
            return holdings;
        }
    };

    /// What answers for more IPv4 addresses than this at a time is a router or repeater, not one host.
    private static final int MOST_OF_ONE = 3;

    private static final int MOST = 16;

    /// An address not seen for so many seconds is no longer held: leases end, and IPv6 addresses change for privacy.
    private static final long AT_A_TIME = 3_600;

    private final List<Holding> holdings = new ArrayList<>();

    void add(Address address, long second) {
        for (int i = 0; i < holdings.size(); i++) {
            Holding known = holdings.get(i);
            if (known.address().equals(address)) {
                holdings.set(i, new Holding(address, known.since(), second));
                return;
            }
        }
        if (holdings.size() == MOST) {
            Holding quietest = holdings.getFirst();
            for (Holding holding : holdings) {
                quietest = holding.until() < quietest.until() ? holding : quietest;
            }
            if (second - quietest.until() < AT_A_TIME) {
                return;
            }
            holdings.remove(quietest);
        }
        holdings.add(new Holding(address, second, second));
    }

    List<Holding> all() {
        return List.copyOf(holdings);
    }

    boolean isShared() {
        long latest = 0;
        for (Holding holding : holdings) {
            latest = Math.max(latest, holding.until());
        }
        int held = 0;
        int ofVersion4 = 0;
        for (Holding holding : holdings) {
            boolean isHeld = latest - holding.until() < AT_A_TIME;
            held += isHeld ? 1 : 0;
            ofVersion4 += isHeld && holding.address().isIpv4() ? 1 : 0;
        }
        return ofVersion4 > MOST_OF_ONE || held == MOST;
    }
}
