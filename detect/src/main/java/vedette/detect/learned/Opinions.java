package vedette.detect.learned;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.detect.Family;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.FadingCount;
import vedette.detect.state.Keys;

/// Which attacks the flows of a host resembled within about a minute, as classifiers say. Owned by one thread.
final class Opinions {

    private static final int MOST = 8_192;
    private static final double SECONDS = 60;

    private final BoundedMap<Key, FadingCount> flows = new BoundedMap<>(
            MOST,
            new Codec<>() {
                @Override
                public void write(Key value, DataOutput out) throws IOException {
                    Keys.ADDRESS.write(value.host, out);
                    out.writeUTF(value.family.name());
                }

                @Override
                public Key read(DataInput in) throws IOException {
                    return new Key(Keys.ADDRESS.read(in), Family.valueOf(in.readUTF()));
                }
            },
            FadingCount.codec(SECONDS));

    private record Key(Address host, Family family) {}

    /// The family of this name; null if there is none such, as for what is benign. Floods are one family here.
    static @Nullable Family family(String name) {
        for (Family family : Family.values()) {
            if (family.label().equals(name.toLowerCase(Locale.ROOT))) {
                return merged(family);
            }
        }
        return null;
    }

    private static Family merged(Family family) {
        return family == Family.DDOS ? Family.DOS : family;
    }

    /// A flow of the host resembles an attack of this family.
    void add(Address host, Family family, long second) {
        flows.meet(new Key(host, merged(family)), second, () -> new FadingCount(SECONDS))
                .add(second, 1);
    }

    /// About how many flows of the host did lately.
    double of(Address host, Family family, long second) {
        FadingCount count = flows.find(new Key(host, merged(family)));
        return count == null ? 0 : count.at(second);
    }

    void write(DataOutput out) throws IOException {
        flows.write(out);
    }

    void read(DataInput in) throws IOException {
        flows.read(in);
    }
}
