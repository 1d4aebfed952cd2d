package vedette.flow.sample;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import vedette.flow.fact.Fact;

/// The facts of the lowest order, bounded: a heap with the greatest on top. Owned by one thread.
final class LowestFacts {

    private static final int FIRST = 16;

    private final int capacity;
    private long[] orders = new long[FIRST];
    private @Nullable Fact[] facts = new Fact[FIRST];
    private int size;

    LowestFacts(int capacity) {
        this.capacity = capacity;
    }

    boolean hasRoomFor(long order) {
        return size < capacity || order < orders[0];
    }

    /// Adds a fact for which there is room.
    ///
    /// @return how many had to go for it
    int add(long order, Fact fact) {
        if (size == capacity) {
            siftDown(0, order, fact);
            return 1;
        }
        if (size == orders.length) {
            orders = Arrays.copyOf(orders, Math.min(2 * size, capacity));
            facts = Arrays.copyOf(facts, orders.length);
        }
        siftUp(size, order, fact);
        size++;
        return 0;
    }

    int size() {
        return size;
    }

    long order(int i) {
        return orders[i];
    }

    @SuppressWarnings("NullAway") // every place below the size has one
    Fact fact(int i) {
        return facts[i];
    }

    void clear() {
        Arrays.fill(facts, 0, size, null);
        size = 0;
    }

    private void siftUp(int from, long order, Fact fact) {
        int i = from;
        while (i > 0 && orders[(i - 1) / 2] < order) {
            put(i, orders[(i - 1) / 2], facts[(i - 1) / 2]);
            i = (i - 1) / 2;
        }
        put(i, order, fact);
    }

    private void siftDown(int from, long order, Fact fact) {
        int i = from;
        int child = 2 * i + 1;
        while (child < size) {
            if (child + 1 < size && orders[child + 1] > orders[child]) {
                child++;
            }
            if (orders[child] <= order) {
                break;
            }
            put(i, orders[child], facts[child]);
            i = child;
            child = 2 * i + 1;
        }
        put(i, order, fact);
    }

    private void put(int i, long order, @Nullable Fact fact) {
        orders[i] = order;
        facts[i] = fact;
    }
}
