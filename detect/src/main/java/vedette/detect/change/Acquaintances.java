package vedette.detect.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.detect.Tick;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.flow.activity.Count;
import vedette.flow.activity.HostActivity;
import vedette.flow.activity.Role;

/// How long the hosts inside have been watched, and in how many seconds they spoke and were spoken to. Bounded;
/// owned by one thread.
final class Acquaintances {

    private static final int HOSTS = 8_192;

    /// In so many seconds at least: a host that hardly ever speaks is not known, however long it has been there.
    private static final long OFTEN = 20;

    private final BoundedMap<Address, Watched> hosts = new BoundedMap<>(HOSTS, Keys.ADDRESS, Watched.CODEC);

    /// Takes what a second showed of all hosts.
    void learn(Tick tick) {
        for (Role role : Role.values()) {
            for (int i = 0; i < tick.activity().hosts(role); i++) {
                HostActivity host = tick.activity().host(role, i);
                boolean isHeard = host.count(Count.PAYLOAD_IN) > 0 && host.count(Count.PAYLOAD_OUT) > 0;
                Address address = new Address(host.high(), host.low());
                if (isHeard && !address.isGroup() && tick.site().isInside(address)) {
                    long second = tick.second();
                    hosts.meet(tick.site().entity(address), second, () -> new Watched(second))
                            .hear(second);
                }
            }
        }
    }

    /// Whether the host has been watched for so many seconds, often enough to know what it does.
    boolean isKnown(Address host, long now, long seconds) {
        Watched watched = hosts.find(host);
        return watched != null && now - watched.first >= seconds && watched.seconds >= OFTEN;
    }

    /// For how many seconds the host has been watched; 0 if it is not known.
    long age(Address host, long now) {
        Watched watched = hosts.find(host);
        return watched == null || watched.seconds < OFTEN ? 0 : now - watched.first;
    }

    void write(DataOutput out) throws IOException {
        hosts.write(out);
    }

    void read(DataInput in) throws IOException {
        hosts.read(in);
    }

    private static final class Watched {

        static final Codec<Watched> CODEC = new Codec<>() {
            @Override
            public void write(Watched value, DataOutput out) throws IOException {
                out.writeLong(value.first);
                out.writeLong(value.last);
                out.writeLong(value.seconds);
            }

            @Override
            public Watched read(DataInput in) throws IOException {
                Watched watched = new Watched(in.readLong());
                watched.last = in.readLong();
                watched.seconds = in.readLong();
                return watched;
            }
        };

        private final long first;
        private long last;
        private long seconds;

        Watched(long first) {
            this.first = first;
        }

        void hear(long second) {
            if (second != last) {
                seconds++;
            }
            last = second;
        }
    }
}
