package vedette.flow.table;

/// Finds a flow's record by the hash of its key.
///
/// Open addressing with linear probing, at most half full; it doubles where that would be exceeded, so that it is never
/// larger than the core's cache without need. An entry is 32 bits of hash and the record's number; the low
/// bits of those 32 are the place where the entry would like to be, so entries can be moved back into a gap without
/// looking at records, and no tombstones remain. The hash is seeded for each process, so nobody outside can choose who
/// collides.
final class FlowIndex {

    static final int ABSENT = -1;

    private static final int FIRST_SIZE = 1 << 12;

    private long[] entries = new long[FIRST_SIZE];
    private int mask = FIRST_SIZE - 1;
    private int size;

    static int tag(long hash) {
        return (int) (hash >>> 32);
    }

    /// The first place to look at.
    int begin(int tag) {
        return tag & mask;
    }

    int next(int place) {
        return (place + 1) & mask;
    }

    boolean isEmpty(int place) {
        return entries[place] == 0;
    }

    boolean hasTag(int place, int tag) {
        return (int) (entries[place] >>> 32) == tag;
    }

    int slot(int place) {
        return (int) entries[place] - 1;
    }

    long touch(int tag) {
        return entries[begin(tag)];
    }

    /// A record that may be the one, to be fetched ahead of the look-up, or [#ABSENT].
    int candidate(int tag) {
        int place = begin(tag);
        while (entries[place] != 0) {
            if (hasTag(place, tag)) {
                return slot(place);
            }
            place = next(place);
        }
        return ABSENT;
    }

    void add(int tag, int slot) {
        if (size * 2 >= entries.length) {
            grow();
        }
        size++;
        put((long) tag << 32 | (slot + 1));
    }

    private void put(long entry) {
        int place = begin((int) (entry >>> 32));
        while (entries[place] != 0) {
            place = next(place);
        }
        entries[place] = entry;
    }

    private void grow() {
        long[] old = entries;
        entries = new long[old.length * 2];
        mask = entries.length - 1;
        for (long entry : old) {
            if (entry != 0) {
                put(entry);
            }
        }
    }

    void remove(int tag, int slot) {
        int place = begin(tag);
        while ((int) entries[place] != slot + 1) {
            if (entries[place] == 0) {
                throw new IllegalStateException("flow " + slot + " is not in the index");
            }
            place = next(place);
        }
        size--;
        closeGap(place);
    }

    /// Moves back what would rather be here, and closes the gap that leaves, and so on.
    private void closeGap(int emptied) {
        int gap = emptied;
        int place = next(gap);
        while (entries[place] != 0) {
            int home = begin((int) (entries[place] >>> 32));
            if (((place - home) & mask) >= ((place - gap) & mask)) {
                entries[gap] = entries[place];
                gap = place;
            }
            place = next(place);
        }
        entries[gap] = 0;
    }
}
