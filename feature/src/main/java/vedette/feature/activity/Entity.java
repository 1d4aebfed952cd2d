package vedette.feature.activity;

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
        this.key = key.clone();
        this.isHome = isHome;
        past = new Past(number);
        lastNumber = number;
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
