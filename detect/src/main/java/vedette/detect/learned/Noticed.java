package vedette.detect.learned;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import vedette.common.Address;
import vedette.detect.Family;
import vedette.detect.Kind;
import vedette.detect.Signal;
import vedette.detect.state.BoundedMap;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;

/// Of whom behaviour was noticed lately, as one who does it or to whom it is done. Owned by one thread.
final class Noticed {

    private static final int MOST = 4_096;
    private static final long SECONDS = 300;
    private static final double LEAST_STRENGTH = 0.3;

    private static final Codec<Behaviour> CODEC = new Codec<>() {
        @Override
        public void write(Behaviour value, DataOutput out) throws IOException {
            out.writeUTF(value.kind.label());
            Keys.ADDRESS.write(value.entity, out);
            out.writeLong(value.second);
        }

        @Override
        public Behaviour read(DataInput in) throws IOException {
            return new Behaviour(Kind.named(in.readUTF()), Keys.ADDRESS.read(in), in.readLong());
        }
    };

    private final BoundedMap<Address, Latest> behaviours = new BoundedMap<>(MOST, Keys.ADDRESS, new Codec<>() {
        @Override
        public void write(Latest value, DataOutput out) throws IOException {
            Behaviour behaviour = value.behaviour;
            out.writeBoolean(behaviour != null);
            if (behaviour != null) {
                CODEC.write(behaviour, out);
            }
        }

        @Override
        public Latest read(DataInput in) throws IOException {
            Latest latest = new Latest();
            latest.behaviour = in.readBoolean() ? CODEC.read(in) : null;
            return latest;
        }
    });

    /// What was noticed.
    ///
    /// @param entity whom it was said to be about
    record Behaviour(Kind kind, Address entity, long second) {}

    private static final class Latest {
        private @Nullable Behaviour behaviour;
    }

    void learn(Signal signal, long second) {
        if (signal.strength() < LEAST_STRENGTH || signal.kind().family() == Family.ANOMALY) {
            return;
        }
        Behaviour behaviour = new Behaviour(signal.kind(), signal.entity(), second);
        put(signal.entity(), behaviour);
        putAll(signal.sources(), behaviour);
        putAll(signal.targets(), behaviour);
    }

    private void putAll(Collection<Address> addresses, Behaviour behaviour) {
        for (Address address : addresses) {
            put(address, behaviour);
        }
    }

    private void put(Address address, Behaviour behaviour) {
        behaviours.meet(address, behaviour.second, Latest::new).behaviour = behaviour;
    }

    /// The latest behaviour that has to do with somebody, if it was lately.
    @Nullable
    Behaviour about(Address address, long second) {
        Latest latest = behaviours.find(address);
        Behaviour behaviour = latest == null ? null : latest.behaviour;
        return behaviour == null || second - behaviour.second > SECONDS ? null : behaviour;
    }

    void write(DataOutput out) throws IOException {
        behaviours.write(out);
    }

    void read(DataInput in) throws IOException {
        behaviours.read(in);
    }
}
