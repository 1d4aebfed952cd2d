package vedette.detect.change;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.Keys.Service;
import vedette.detect.state.RecentHashes;
import vedette.detect.state.TopCounts;

/// Where one host has logged in for the first time, from where somebody has logged in to it, and what is said of it.
final class Mover {

    static final Codec<Mover> CODEC = new Codec<>() {
        @Override
        public void write(Mover value, DataOutput out) throws IOException {
            value.write(out);
        }

        @Override
        public Mover read(DataInput in) throws IOException {
            return new Mover(in);
        }
    };

    private static final int MOST_KNOWN = 64;
    private static final int MOST_ENTRIES = 32;
    private static final int MOST_SIGNS = 8;

    /// What belongs together, and how long what others say counts, in seconds.
    private static final long WINDOW = 600;

    private static final long SIGNS_LAST = 1_800;

    /// From one log-in to the next of a chain, in seconds.
    private static final long PASSING = 600;

    private final RecentHashes known = new RecentHashes(MOST_KNOWN);
    private final List<Entry> entries = new ArrayList<>(0);
    private final TopCounts<String> signs = new TopCounts<>(MOST_SIGNS, Keys.TEXT);
    private long lastSign;
    private Address from = Address.NONE;
    private long reached = -1;
    private int links;
    private int longest;

    /// A first log-in at a host.
    private record Entry(Service service, double weight, long second) {}

    Mover() {}

    private Mover(DataInput in) throws IOException {
        known.read(in);
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            entries.add(new Entry(Keys.SERVICE.read(in), in.readDouble(), in.readLong()));
        }
        signs.read(in);
        lastSign = in.readLong();
        from = Keys.ADDRESS.read(in);
        reached = in.readLong();
        links = in.readInt();
        longest = in.readInt();
    }

    /// It has logged in there for the first time.
    void enter(Service service, double weight, long second) {
        entries.removeIf(entry -> second - entry.second > WINDOW);
        if (entries.isEmpty()) {
            longest = 0;
        }
        if (entries.size() == MOST_ENTRIES) {
            entries.removeFirst();
        }
        known.isNew(hash(service.host()));
        entries.add(new Entry(service, weight, second));
    }

    /// Somebody has logged in to it from there, as the last link of a chain of so many.
    void reach(Address source, long second, int newLinks) {
        from = source;
        reached = second;
        links = newLinks;
    }

    /// How many links a chain has that goes on from here to the host.
    int chain(Address next, long second) {
        boolean isPassing = reached >= 0 && reached <= second && second - reached <= PASSING && !from.equals(next);
        int length = isPassing ? links + 1 : 1;
        longest = Math.max(longest, length);
        return length;
    }

    void hear(String sign, long second) {
        if (second - lastSign > SIGNS_LAST) {
            signs.clear();
        }
        lastSign = second;
        signs.add(sign, 1);
    }

    /// What is said of it lately.
    List<String> signs(long second) {
        return second - lastSign > SIGNS_LAST ? List.of() : signs.keys();
    }

    /// At how many hosts it has logged in lately for the first time, those at which only data is had counting half.
    double weight() {
        Map<Address, Double> weights = new TreeMap<>();
        entries.forEach(entry -> weights.merge(entry.service.host(), entry.weight, Math::max));
        return weights.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// At how many others it did so before.
    int habit() {
        return known.size() - hosts().size();
    }

    List<Address> hosts() {
        return entries.stream().map(entry -> entry.service.host()).distinct().toList();
    }

    List<Integer> ports() {
        return List.copyOf(new TreeSet<>(
                entries.stream().map(entry -> entry.service.port()).toList()));
    }

    /// When the first of the latest entries was.
    long since() {
        return entries.isEmpty() ? 0 : entries.getFirst().second;
    }

    /// In how many seconds all of the latest entries were.
    long span() {
        return entries.isEmpty() ? 0 : entries.getLast().second - entries.getFirst().second;
    }

    /// The longest chain of log-ins that has gone on from here lately.
    int longest() {
        return longest;
    }

    /// From where it was reached last; [Address#NONE] if it was not.
    Address from() {
        return from;
    }

    private static long hash(Address host) {
        return RecentHashes.hash(host.high(), host.low());
    }

    private void write(DataOutput out) throws IOException {
        known.write(out);
        out.writeInt(entries.size());
        for (Entry entry : entries) {
            Keys.SERVICE.write(entry.service, out);
            out.writeDouble(entry.weight);
            out.writeLong(entry.second);
        }
        signs.write(out);
        out.writeLong(lastSign);
        Keys.ADDRESS.write(from, out);
        out.writeLong(reached);
        out.writeInt(links);
        out.writeInt(longest);
    }
}
