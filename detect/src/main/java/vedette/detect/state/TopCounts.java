package vedette.detect.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts by key, of the most frequent ones. Owned by one thread.
///
/// This is *space-saving* (Metwally, Agrawal, El Abbadi 2005): when it is full, a new key takes the place and the count
/// of the rarest, so a count may be too high by the lowest count, and never too low.
public final class TopCounts<K extends Comparable<K>> {

    private final int capacity;
    private final Codec<K> keys;
    private final TreeMap<K, Long> counts = new TreeMap<>();
    private long total;

    public TopCounts(int capacity, Codec<K> keys) {
        this.capacity = capacity;
        this.keys = keys;
    }

    public void add(K key, long count) {
        total += count;
        Long before = counts.get(key);
        if (before == null && counts.size() == capacity) {
            Map.Entry<K, Long> rarest = counts.entrySet().stream()
                    .min(Map.Entry.<K, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElseThrow();
            before = rarest.getValue(); // before it is removed: a tree moves values between its entries
            counts.remove(rarest.getKey());
        }
        counts.put(key, (before == null ? 0 : before) + count);
    }

    /// What was added of all keys together.
    public long total() {
        return total;
    }

    /// How many keys are told apart; more may have been met.
    public int size() {
        return counts.size();
    }

    /// The count of the most frequent.
    public long greatest() {
        return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /// The keys, the most frequent first.
    public List<K> keys() {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<K, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    public long count(K key) {
        return counts.getOrDefault(key, 0L);
    }

    /// What was added of the frequent keys: those that have this share of all or more, and were met so often at least.
    public long totalOf(double share, long fewest) {
        double least = Math.max(share * total, (double) fewest);
        return counts.values().stream()
                .mapToLong(Long::longValue)
                .filter(count -> count >= least)
                .sum();
    }

    /// Forgets half of all that was added.
    public void halve() {
        counts.replaceAll((_, count) -> count / 2);
        counts.values().removeIf(count -> count == 0);
        total /= 2;
    }

    public void clear() {
        counts.clear();
        total = 0;
    }

    /// Writes all of it.
    public void write(DataOutput out) throws IOException {
        out.writeLong(total);
        out.writeInt(counts.size());
        for (Map.Entry<K, Long> entry : counts.entrySet()) {
            keys.write(entry.getKey(), out);
            out.writeLong(entry.getValue());
        }
    }

    /// Replaces all by what was written.
    public void read(DataInput in) throws IOException {
        counts.clear();
        total = in.readLong();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            K key = keys.read(in);
            counts.put(key, in.readLong());
        }
    }
}
