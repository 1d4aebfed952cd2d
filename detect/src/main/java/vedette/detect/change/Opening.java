package vedette.detect.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;

/// A port over TCP that was met answering for the first time.
///
/// @param actor who was answered
/// @param wasClosed whether the port was found closed before, so that it was opened and not only found
record Opening(Address actor, Service service, long second, boolean wasClosed) {

    static final Codec<Opening> CODEC = new Codec<>() {
        @Override
        public void write(Opening value, DataOutput out) throws IOException {
            Keys.ADDRESS.write(value.actor, out);
            Keys.SERVICE.write(value.service, out);
            out.writeLong(value.second);
            out.writeBoolean(value.wasClosed);
        }

        @Override
        public Opening read(DataInput in) throws IOException {
            return new Opening(Keys.ADDRESS.read(in), Keys.SERVICE.read(in), in.readLong(), in.readBoolean());
        }
    };

    int port() {
        return service.port();
    }
}
