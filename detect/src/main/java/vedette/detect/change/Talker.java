package vedette.detect.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.RecentHashes;

/// When a host inside was first heard of, and, if it came when hardly anybody did, with whom it has talked since.
final class Talker {

    static final Codec<Talker> CODEC = new Codec<>() {
        @Override
        public void write(Talker value, DataOutput out) throws IOException {
            out.writeLong(value.second);
            out.writeBoolean(value.isNewcomer);
            if (value.isNewcomer) {
                value.known.write(out);
                out.writeLong(value.hosts);
                out.writeInt(value.latest.size());
                for (int i = 0; i < value.latest.size(); i++) {
                    Keys.ADDRESS.write(value.latest.get(i), out);
                    out.writeInt(value.ports.get(i));
                }
            }
        }

        @Override
        public Talker read(DataInput in) throws IOException {
            Talker talker = new Talker(in.readLong(), in.readBoolean());
            if (talker.isNewcomer) {
                talker.known.read(in);
                talker.hosts = in.readLong();
                int size = in.readInt();
                for (int i = 0; i < size; i++) {
                    talker.latest.add(Keys.ADDRESS.read(in));
                    talker.ports.add(in.readInt());
                }
            }
            return talker;
        }
    };

    private static final int MOST_KNOWN = 64;
    private static final int MOST_NAMED = 16;

    private final long second;
    private final boolean isNewcomer;
    private final RecentHashes known = new RecentHashes(MOST_KNOWN);
    private final List<Address> latest = new ArrayList<>(0);
    private final List<Integer> ports = new ArrayList<>(0);
    private long hosts;

    Talker(long second, boolean isNewcomer) {
        this.second = second;
        this.isNewcomer = isNewcomer;
    }

    /// It talks with the host; whether for the first time.
    boolean meet(Address host, int port) {
        if (!known.isNew(RecentHashes.hash(host.high(), host.low()))) {
            return false;
        }
        hosts++;
        if (latest.size() == MOST_NAMED) {
            latest.removeFirst();
            ports.removeFirst();
        }
        latest.add(host);
        ports.add(port);
        return true;
    }

    /// When it was first heard of.
    long second() {
        return second;
    }

    boolean isNewcomer() {
        return isNewcomer;
    }

    long hosts() {
        return hosts;
    }

    List<Address> latest() {
        return latest;
    }

    List<Integer> ports() {
        return ports;
    }
}
