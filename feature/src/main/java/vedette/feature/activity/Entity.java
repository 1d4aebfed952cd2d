package vedette.feature.activity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// A host or a pair that is followed: its key, its slots of the last five minutes, and what it did before.
final class Entity {

    final long[] key;
    final boolean isHome;
    final Past past;
    int newestSlot = Slots.NONE;
    long lastNumber;
    /// Packets, halved with every slot of silence when it is compared with others.
    long weight;

    Entity(long[] key, boolean isHome, long number) {
        this(key, isHome, new Past(number), number);
    }

    private Entity(long[] key, boolean isHome, Past past, long lastNumber) {
        this.key = key.clone();
        this.isHome = isHome;
        this.past = past;
        this.lastNumber = lastNumber;
    }

    /// Writes all but its slots.
    void write(DataOutput out) throws IOException {
        for (long word : key) {
            out.writeLong(word);
        }
        out.writeBoolean(isHome);
        past.write(out);
        out.writeLong(lastNumber);
        out.writeLong(weight);
    }

    /// One that was written, without slots yet.
    static Entity read(int words, DataInput in) throws IOException {
        long[] key = new long[words];
        for (int word = 0; word < words; word++) {
            key[word] = in.readLong();
        }
        Entity entity = new Entity(key, in.readBoolean(), Past.read(in), in.readLong());
        entity.weight = in.readLong();
        return entity;
    }

    boolean isSilent() {
        return newestSlot == Slots.NONE;
    }

    /// Whether it was active in the slot of this number, none being later.
    boolean isIn(long number) {
        return !isSilent() && lastNumber == number;
    }

    /// What it is worth to be kept: those inside first, then those that are busy, and of late.
    long worth(long number) {
        long faded = weight >>> Math.min(number - lastNumber, Long.SIZE - 1);
        return isHome ? faded | 1L << (Long.SIZE - 2) : faded;
    }

    int compareKeys(Entity other) {
        for (int word = 0; word < key.length; word++) {
            int compared = Long.compareUnsigned(key[word], other.key[word]);
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }
}
