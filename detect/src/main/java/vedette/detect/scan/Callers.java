package vedette.detect.scan;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.decode.IpProtocol;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.TopCounts;
import vedette.flow.activity.Count;
import vedette.flow.activity.PairActivity;
import vedette.flow.activity.TickActivity;

/// Who from outside called lately at how many hosts inside. What a gateway drops for want of a receiver is not seen,
/// but
/// whoever makes it look for everybody also calls at those that are there.
final class Callers {

    private static final int CALLERS = 2_048;
    private static final int MOST_HOSTS = 16;

    /// Who has not called for so many seconds begins anew.
    private static final long LATELY = 30;

    /// An ordinary caller calls at one host.
    private static final int MANY = 2;

    private final BoundedMap<Address, Caller> callers = new BoundedMap<>(CALLERS, Keys.ADDRESS, Caller.CODEC);

    void learn(Tick tick) {
        TickActivity activity = tick.activity();
        for (int i = 0; i < activity.pairs(); i++) {
            PairActivity pair = activity.pair(i);
            Address actor = new Address(pair.actorHigh(), pair.actorLow());
            Address victim = new Address(pair.victimHigh(), pair.victimLow());
            boolean isCall = pair.count(pair.protocol() == IpProtocol.TCP ? Count.SYNS_OUT : Count.BEGUN) > 0;
            if (isCall && tick.site().isInside(victim) && !tick.site().isInside(actor)) {
                callers.meet(actor, tick.second(), Caller::new).call(victim, tick.second());
            }
        }
    }

    /// Who has called at the most hosts lately; none if nobody called at several.
    @Nullable
    Address busiest(long second) {
        Busiest busiest = new Busiest();
        callers.forEach((address, caller) -> {
            if (second - caller.last <= LATELY && caller.hosts.size() > busiest.hosts) {
                busiest.hosts = caller.hosts.size();
                busiest.address = address;
            }
        });
        return busiest.hosts >= MANY ? busiest.address : null;
    }

    /// The hosts at which it called.
    List<Address> hosts(Address caller) {
        Caller found = callers.find(caller);
        return found == null ? List.of() : found.hosts.keys();
    }

    void write(DataOutput out) throws IOException {
        callers.write(out);
    }

    void read(DataInput in) throws IOException {
        callers.read(in);
    }

    private static final class Busiest {

        private @Nullable Address address;
        private int hosts;
    }

    private static final class Caller {

        private static final Codec<Caller> CODEC = new Codec<>() {
            @Override
            public void write(Caller value, DataOutput out) throws IOException {
                value.hosts.write(out);
                out.writeLong(value.last);
            }

            @Override
            public Caller read(DataInput in) throws IOException {
                Caller caller = new Caller();
                caller.hosts.read(in);
                caller.last = in.readLong();
                return caller;
            }
        };

        private final TopCounts<Address> hosts = new TopCounts<>(MOST_HOSTS, Keys.ADDRESS);
        private long last;

        private void call(Address host, long second) {
            if (second - last > LATELY) {
                hosts.clear();
            }
            last = second;
            hosts.add(host, 1);
        }
    }
}
