package vedette.detect.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.detect.state.Codec;

/// How one port was found so far: refusing those inside, refusing those outside, silent to somebody, open.
final class Port {

    static final Codec<Port> CODEC = new Codec<>() {
        @Override
        public void write(Port value, DataOutput out) throws IOException {
            out.writeBoolean(value.refusesInside);
            out.writeBoolean(value.refusesOutside);
            out.writeLong(value.silentTo);
            out.writeLong(value.openSince);
            out.writeBoolean(value.wasClosed);
            out.writeBoolean(value.isTold);
        }

        @Override
        public Port read(DataInput in) throws IOException {
            Port port = new Port();
            port.refusesInside = in.readBoolean();
            port.refusesOutside = in.readBoolean();
            port.silentTo = in.readLong();
            port.openSince = in.readLong();
            port.wasClosed = in.readBoolean();
            port.isTold = in.readBoolean();
            return port;
        }
    };

    private boolean refusesInside;
    private boolean refusesOutside;
    private long silentTo;
    private long openSince = -1;
    private boolean wasClosed;
    private boolean isTold;

    void refuse(boolean isInside) {
        refusesInside |= isInside;
        refusesOutside |= !isInside;
    }

    void ignore(long actor) {
        silentTo = actor;
    }

    /// It answers: the first time counts. What refuses those outside may be open inside all the while, and what
    /// is silent to one may be open to another: a firewall does so.
    void answer(long actor, boolean isInside, long second) {
        if (openSince < 0) {
            openSince = second;
            wasClosed = silentTo == actor || (isInside ? refusesInside : refusesOutside);
        }
    }

    boolean isOpen() {
        return openSince >= 0;
    }

    long openSince() {
        return openSince;
    }

    boolean wasClosed() {
        return wasClosed;
    }

    boolean isTold() {
        return isTold;
    }

    void tell() {
        isTold = true;
    }
}
