package vedette.detect.outside;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;

/// Who looks up names of which domain.
public record Lookup(Address client, String domain) {

    public static final Codec<Lookup> CODEC = new Codec<>() {
        @Override
        public void write(Lookup value, DataOutput out) throws IOException {
            Keys.ADDRESS.write(value.client, out);
            out.writeUTF(value.domain);
        }

        @Override
        public Lookup read(DataInput in) throws IOException {
            return new Lookup(Keys.ADDRESS.read(in), in.readUTF());
        }
    };
}
