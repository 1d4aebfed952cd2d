package vedette.detect.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A bounded map of what is remembered by key. Owned by one thread.
///
/// It is a segmented least-recently-used map: what was met in one tick only lies in probation, what was met again in a
/// later one is kept apart. When it is full the oldest in probation goes first, so a flood of keys that are met once
/// displaces its own and not what is long known. Which goes depends only on the order of calls.
public final class BoundedMap<K, V> {

    private static final int KEPT_SHARE_OF_4 = 3;

    private final int capacity;
    private final Codec<K> keys;
    private final Codec<V> values;
    private final Map<K, Entry<V>> probation = new LinkedHashMap<>();
    private final Map<K, Entry<V>> kept = new LinkedHashMap<>();
    private long full;

    private record Entry<V>(V value, long firstTick) {}

    public BoundedMap(int capacity, Codec<K> keys, Codec<V> values) {
        this.capacity = capacity;
        this.keys = keys;
        this.values = values;
    }

    /// What is remembered of the key, if anything; being asked for does not keep it longer.
    public @Nullable V find(K key) {
        Entry<V> entry = kept.get(key);
        if (entry == null) {
            entry = probation.get(key);
        }
        return entry == null ? null : entry.value;
    }

    /// What is remembered of the key, made if it is new; the key was met in this tick.
    public V meet(K key, long tick, Supplier<V> make) {
        Entry<V> entry = kept.remove(key);
        if (entry == null) {
            entry = probation.remove(key);
        }
        if (entry == null) {
            entry = new Entry<>(make.get(), tick);
        }
        if (entry.firstTick == tick) {
            probation.put(key, entry);
        } else {
            kept.put(key, entry);
        }
        V value = entry.value;
        keepToCapacity();
        return value;
    }

    private void keepToCapacity() {
        if (kept.size() > Math.max(1, capacity / 4 * KEPT_SHARE_OF_4)) {
            Iterator<Map.Entry<K, Entry<V>>> oldest = kept.entrySet().iterator();
            Map.Entry<K, Entry<V>> demoted = oldest.next();
            oldest.remove();
            probation.put(demoted.getKey(), demoted.getValue());
        }
        if (probation.size() + kept.size() > capacity) {
            full++;
            removeFirst(probation.isEmpty() ? kept : probation);
        }
    }

    private static void removeFirst(Map<?, ?> map) {
        Iterator<?> first = map.keySet().iterator();
        first.next();
        first.remove();
    }

    public void remove(K key) {
        if (kept.remove(key) == null) {
            probation.remove(key);
        }
    }

    /// Forgets what is over.
    public void removeIf(BiPredicate<K, V> isOver) {
        probation.entrySet().removeIf(entry -> isOver.test(entry.getKey(), entry.getValue().value));
        kept.entrySet().removeIf(entry -> isOver.test(entry.getKey(), entry.getValue().value));
    }

    /// Shows all, in an order that depends only on the order of calls.
    public void forEach(BiConsumer<K, V> action) {
        probation.forEach((key, entry) -> action.accept(key, entry.value));
        kept.forEach((key, entry) -> action.accept(key, entry.value));
    }

    public int size() {
        return probation.size() + kept.size();
    }

    /// How often something had to go for want of room.
    public long full() {
        return full;
    }

    /// Writes all of it.
    public void write(DataOutput out) throws IOException {
        out.writeLong(full);
        write(probation, out);
        write(kept, out);
    }

    private void write(Map<K, Entry<V>> map, DataOutput out) throws IOException {
        out.writeInt(map.size());
        for (Map.Entry<K, Entry<V>> entry : map.entrySet()) {
            keys.write(entry.getKey(), out);
            out.writeLong(entry.getValue().firstTick);
            values.write(entry.getValue().value, out);
        }
    }

    /// Replaces all by what was written.
    public void read(DataInput in) throws IOException {
        full = in.readLong();
        read(probation, in);
        read(kept, in);
    }

    private void read(Map<K, Entry<V>> map, DataInput in) throws IOException {
        map.clear();
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            K key = keys.read(in);
            long firstTick = in.readLong();
            map.put(key, new Entry<>(values.read(in), firstTick));
        }
    }
}
