package vedette.detect.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import vedette.common.Address;

/// The keys that detectors keep things by, and how they are written.
public final class Keys {

    public static final Codec<Address> ADDRESS = new Codec<>() {
        @Override
        public void write(Address value, DataOutput out) throws IOException {
            out.writeLong(value.high());
            out.writeLong(value.low());
        }

        @Override
        public Address read(DataInput in) throws IOException {
            return new Address(in.readLong(), in.readLong());
        }
    };

    public static final Codec<Pair> PAIR = new Codec<>() {
        @Override
        public void write(Pair value, DataOutput out) throws IOException {
            ADDRESS.write(value.actor, out);
            ADDRESS.write(value.victim, out);
        }

        @Override
        public Pair read(DataInput in) throws IOException {
            return new Pair(ADDRESS.read(in), ADDRESS.read(in));
        }
    };

    public static final Codec<Service> SERVICE = new Codec<>() {
        @Override
        public void write(Service value, DataOutput out) throws IOException {
            ADDRESS.write(value.host, out);
            out.writeInt(value.port);
            out.writeInt(value.protocol);
        }

        @Override
        public Service read(DataInput in) throws IOException {
            return new Service(ADDRESS.read(in), in.readInt(), in.readInt());
        }
    };

    public static final Codec<Use> USE = new Codec<>() {
        @Override
        public void write(Use value, DataOutput out) throws IOException {
            ADDRESS.write(value.actor, out);
            SERVICE.write(value.service, out);
        }

        @Override
        public Use read(DataInput in) throws IOException {
            return new Use(ADDRESS.read(in), SERVICE.read(in));
        }
    };

    public static final Codec<String> TEXT = new Codec<>() {
        @Override
        public void write(String value, DataOutput out) throws IOException {
            out.writeUTF(value);
        }

        @Override
        public String read(DataInput in) throws IOException {
            return in.readUTF();
        }
    };

    public static final Codec<Long> NUMBER = new Codec<>() {
        @Override
        public void write(Long value, DataOutput out) throws IOException {
            out.writeLong(value);
        }

        @Override
        public Long read(DataInput in) throws IOException {
            return in.readLong();
        }
    };

    private Keys() {}

    /// Who does something to whom.
    public record Pair(Address actor, Address victim) implements Comparable<Pair> {

        private static final Comparator<Pair> ORDER =
                Comparator.comparing(Pair::actor).thenComparing(Pair::victim);

        @Override
        public int compareTo(Pair other) {
            return ORDER.compare(this, other);
        }
    }

    /// What a host offers.
    public record Service(Address host, int port, int protocol) implements Comparable<Service> {

        private static final Comparator<Service> ORDER = Comparator.comparing(Service::host)
                .thenComparingInt(Service::port)
                .thenComparingInt(Service::protocol);

        @Override
        public int compareTo(Service other) {
            return ORDER.compare(this, other);
        }
    }

    /// Who uses what somebody offers.
    public record Use(Address actor, Service service) implements Comparable<Use> {

        private static final Comparator<Use> ORDER =
                Comparator.comparing(Use::actor).thenComparing(Use::service);

        @Override
        public int compareTo(Use other) {
            return ORDER.compare(this, other);
        }
    }
}
