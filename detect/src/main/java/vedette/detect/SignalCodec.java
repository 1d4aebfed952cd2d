package vedette.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;

/// How a signal is written among what is remembered.
public final class SignalCodec implements Codec<Signal> {

    public static final SignalCodec INSTANCE = new SignalCodec();

    private static final Codec<Integer> PORT = new Codec<>() {
        @Override
        public void write(Integer value, DataOutput out) throws IOException {
            out.writeInt(value);
        }

        @Override
        public Integer read(DataInput in) throws IOException {
            return in.readInt();
        }
    };

    private static final Codec<Reason> REASON = new Codec<>() {
        @Override
        public void write(Reason value, DataOutput out) throws IOException {
            out.writeUTF(value.feature());
            out.writeUTF(value.seen());
            out.writeUTF(value.usual());
        }

        @Override
        public Reason read(DataInput in) throws IOException {
            return new Reason(in.readUTF(), in.readUTF(), in.readUTF());
        }
    };

    private SignalCodec() {}

    @Override
    public void write(Signal signal, DataOutput out) throws IOException {
        out.writeUTF(signal.detector());
        out.writeUTF(signal.kind().name());
        Keys.ADDRESS.write(signal.entity(), out);
        out.writeLong(signal.sinceNanos());
        out.writeLong(signal.nanos());
        out.writeDouble(signal.strength());
        out.writeDouble(signal.confidence());
        write(signal.sources(), Keys.ADDRESS, out);
        write(signal.targets(), Keys.ADDRESS, out);
        out.writeLong(signal.sourceCount());
        out.writeLong(signal.targetCount());
        write(signal.ports(), PORT, out);
        out.writeBoolean(signal.hasSucceeded());
        write(signal.reasons(), REASON, out);
        out.writeLong(signal.flows());
        out.writeBoolean(signal.isSupport());
    }

    @Override
    public Signal read(DataInput in) throws IOException {
        String detector = in.readUTF();
        Kind kind = Kind.valueOf(in.readUTF());
        Address entity = Keys.ADDRESS.read(in);
        long sinceNanos = in.readLong();
        long nanos = in.readLong();
        double strength = in.readDouble();
        double confidence = in.readDouble();
        List<Address> sources = read(Keys.ADDRESS, in);
        List<Address> targets = read(Keys.ADDRESS, in);
        long sourceCount = in.readLong();
        long targetCount = in.readLong();
        List<Integer> ports = read(PORT, in);
        boolean hasSucceeded = in.readBoolean();
        List<Reason> reasons = read(REASON, in);
        return new Signal(
                detector,
                kind,
                entity,
                sinceNanos,
                nanos,
                strength,
                confidence,
                sources,
                targets,
                sourceCount,
                targetCount,
                ports,
                hasSucceeded,
                reasons,
                in.readLong(),
                in.readBoolean());
    }

    private static <T> void write(List<T> values, Codec<T> codec, DataOutput out) throws IOException {
        out.writeInt(values.size());
        for (T value : values) {
            codec.write(value, out);
        }
    }

    private static <T> List<T> read(Codec<T> codec, DataInput in) throws IOException {
        int size = in.readInt();
        List<T> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            values.add(codec.read(in));
        }
        return List.copyOf(values);
    }
}
