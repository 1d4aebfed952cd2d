package vedette.feature.activity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The entities that are followed, bounded.
final class Entities {

    // Sets of sixteen places: an entity may lie only in the set its hash chooses. In a full set the one worth least
    // goes, so a flood of addresses that are seen once displaces its own, not hosts that are inside or busy. The hash
    // is
    // seeded by the site, since what is displaced shows in the rows.

    private static final int WAYS = 16;

    private final @Nullable Entity[] places;
    private final int setMask;
    private final long seed;

    Entities(int max, long seed) {
        int sets = Math.max(1, Integer.highestOneBit(Math.max(1, max - 1)) * 2 / WAYS);
        places = new Entity[sets * WAYS];
        setMask = sets - 1;
        this.seed = seed;
    }

    @Nullable
    Entity find(long[] key) {
        int set = setOf(key);
        for (int place = set; place < set + WAYS; place++) {
            Entity entity = places[place];
            if (entity != null && Arrays.equals(entity.key, key)) {
                return entity;
            }
        }
        return null;
    }

    /// The entity that has to go for one with this key, or null if there is a free place.
    @Nullable
    Entity inTheWay(long[] key, long number) {
        int set = setOf(key);
        Entity least = null;
        for (int place = set; place < set + WAYS; place++) {
            Entity entity = places[place];
            if (entity == null) {
                return null;
            }
            if (least == null || isWorthLess(entity, least, number)) {
                least = entity;
            }
        }
        return least;
    }

    /// Puts it in place of the other, or in a free place.
    void put(Entity entity, @Nullable Entity inPlaceOf) {
        int place = setOf(entity.key);
        while (places[place] != inPlaceOf) {
            place++;
        }
        places[place] = entity;
    }

    void removeIf(Predicate<Entity> isOver) {
        for (int place = 0; place < places.length; place++) {
            Entity entity = places[place];
            if (entity != null && isOver.test(entity)) {
                places[place] = null;
            }
        }
    }

    /// All, in the order of their keys.
    List<Entity> all() {
        return chosen(_ -> true);
    }

    /// Those that were active in the last five minutes, in the order of their keys.
    List<Entity> active() {
        return chosen(entity -> !entity.isSilent());
    }

    private List<Entity> chosen(Predicate<Entity> isWanted) {
        List<Entity> chosen = new ArrayList<>();
        for (Entity entity : places) {
            if (entity != null && isWanted.test(entity)) {
                chosen.add(entity);
            }
        }
        chosen.sort(Entity::compareKeys);
        return chosen;
    }

    private static boolean isWorthLess(Entity one, Entity other, long number) {
        int compared = Long.compare(one.worth(number), other.worth(number));
        return compared < 0 || (compared == 0 && one.compareKeys(other) < 0);
    }

    private int setOf(long[] key) {
        long hash = seed;
        for (long word : key) {
            hash = mix(hash ^ word) + 1;
        }
        return ((int) mix(hash) & setMask) * WAYS;
    }

    /// The finalizer of SplitMix64.
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ mixed >>> 31;
    }
}
