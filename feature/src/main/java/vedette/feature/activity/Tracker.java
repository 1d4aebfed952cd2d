package vedette.feature.activity;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vedette.feature.label.RowTruth;
import vedette.flow.activity.Count;
import vedette.flow.activity.HostActivity;
import vedette.flow.activity.PairActivity;

/// Follows the entities of one kind and makes their rows.
final class Tracker {

    private final Entities entities;
    private final Slots slots;
    private final Window window;
    private final ActivityRow row;
    private final int maxRows;
    private final double decay;
    private final long forgetAfter;
    private final long[] key;
    private long lastInexact = Long.MIN_VALUE / 2;
    private long full;
    private long rowsLeftOut;

    Tracker(EntityKind kind, ActivityWindowsConfig config, long siteSeed, @Nullable RowTruth truth) {
        boolean isOfHosts = kind != EntityKind.PAIR;
        entities = new Entities(isOfHosts ? config.maxHosts() : config.maxPairs(), siteSeed);
        slots = new Slots(config, isOfHosts);
        maxRows = isOfHosts ? Integer.MAX_VALUE : config.maxPairRows();
        decay = StrictMath.pow(0.5, (double) Slots.TICKS / Math.max(Slots.TICKS, config.pastHalfLifeSeconds()));
        forgetAfter = (long) config.forgetAfterSeconds() / Slots.TICKS + WindowLength.MAX_SLOTS;
        window = new Window(decay);
        row = new ActivityRow(kind, truth);
        key = new long[isOfHosts ? EntityKey.HOST_WORDS : EntityKey.PAIR_WORDS];
    }

    void add(HostActivity host, boolean isHome, long number, int tick) {
        EntityKey.of(host, key);
        Entity entity = follow(isHome, number);
        if (entity != null) {
            slots.add(entity.newestSlot, tick, host);
            entity.weight += host.count(Count.PACKETS_OUT) + host.count(Count.PACKETS_IN);
        }
    }

    void add(PairActivity pair, boolean isHome, long number, int tick) {
        EntityKey.of(pair, key);
        Entity entity = follow(isHome, number);
        if (entity != null) {
            slots.add(entity.newestSlot, tick, pair);
            entity.weight += pair.count(Count.PACKETS_OUT) + pair.count(Count.PACKETS_IN);
        }
    }

    /// The entity of the key, its newest slot being this one, or null if there is no room.
    private @Nullable Entity follow(boolean isHome, long number) {
        Entity entity = entities.find(key);
        if (entity == null) {
            entity = admit(isHome, number);
        }
        if (entity == null || (!entity.isIn(number) && !slots.hasRoom(isHome))) {
            noteFull(number);
            return null;
        }
        if (!entity.isIn(number)) {
            entity.weight >>>= Math.min(number - entity.lastNumber, Long.SIZE - 1);
            entity.newestSlot = slots.take(number, entity.newestSlot);
            entity.lastNumber = number;
        }
        return entity;
    }

    private @Nullable Entity admit(boolean isHome, long number) {
        if (!slots.hasRoom(isHome)) {
            return null;
        }
        Entity inTheWay = entities.inTheWay(key, number);
        if (inTheWay != null) {
            if (inTheWay.isHome && !isHome) {
                return null;
            }
            if (!inTheWay.isSilent()) {
                noteFull(number);
                releaseFrom(inTheWay.newestSlot);
            }
        }
        Entity entity = new Entity(key, isHome, number);
        entities.put(entity, inTheWay);
        return entity;
    }

    private void releaseFrom(int first) {
        int slot = first;
        while (slot != Slots.NONE) {
            int older = slots.older(slot);
            slots.release(slot);
            slot = older;
        }
    }

    boolean isSilent() {
        return slots.size() == 0;
    }

    private void noteFull(long number) {
        full++;
        noteInexact(number);
    }

    /// In these ten seconds something was left out.
    void noteInexact(long number) {
        lastInexact = number;
    }

    /// Ends the ten seconds of this number: makes the rows of all windows that end with it.
    void close(long number, long endNanos, ActivityRowHandler handler) {
        List<Entity> active = entities.active();
        for (Entity entity : active) {
            if (slots.number(entity.newestSlot) == number) {
                slots.close(entity.newestSlot);
            }
        }
        for (WindowLength length : WindowLength.values()) {
            row.window(length, endNanos, lastInexact <= number - length.slots());
            for (Entity entity : chosen(active, number, length)) {
                if (window.fill(slots, entity, number, length)) {
                    row.fill(entity, window);
                    handler.onRow(row);
                }
            }
        }
        age(active, number);
    }

    /// All, or where there are too many, those with the most bytes and those that began the most flows.
    private List<Entity> chosen(List<Entity> active, long number, WindowLength length) {
        if (active.size() <= maxRows) {
            return active;
        }
        List<HeaviestPairs.Weighed> weighed = new ArrayList<>();
        for (int i = 0; i < active.size(); i++) {
            Entity entity = active.get(i);
            long bytes = 0;
            long begun = 0;
            int slot = entity.newestSlot;
            boolean isIn = slots.number(slot) > number - length.slots();
            while (slot != Slots.NONE && slots.number(slot) > number - length.slots()) {
                bytes += slots.count(slot, Count.BYTES_OUT) + slots.count(slot, Count.BYTES_IN);
                begun += slots.count(slot, Count.BEGUN);
                slot = slots.older(slot);
            }
            if (isIn) {
                weighed.add(new HeaviestPairs.Weighed(entity, i, bytes, begun));
            }
        }
        List<Entity> heaviest = HeaviestPairs.of(weighed, maxRows);
        rowsLeftOut += weighed.size() - heaviest.size();
        return heaviest;
    }

    /// Turns slots that no later window reaches into past, and forgets those who were silent for long.
    private void age(List<Entity> active, long number) {
        long oldest = number - WindowLength.MAX_SLOTS + 2;
        for (Entity entity : active) {
            entity.newestSlot = age(entity, entity.newestSlot, oldest);
        }
        entities.removeIf(entity -> entity.isSilent() && number - entity.lastNumber > forgetAfter);
    }

    /// Cuts off what is older than the oldest slot still needed; slots become past from the oldest on.
    private int age(Entity entity, int newest, long oldest) {
        int kept = Slots.NONE;
        int slot = newest;
        while (slot != Slots.NONE && slots.number(slot) >= oldest) {
            kept = slot;
            slot = slots.older(slot);
        }
        if (kept != Slots.NONE) {
            slots.cut(kept);
        }
        bury(entity, slot);
        return kept == Slots.NONE ? Slots.NONE : newest;
    }

    /// At most one slot leaves the longest window with each slot that ends.
    private void bury(Entity entity, int slot) {
        if (slot != Slots.NONE) {
            bury(entity, slots.older(slot));
            entity.past.add(slots, slot, decay);
            slots.release(slot);
        }
    }

    /// Writes all that is followed.
    void write(DataOutput out) throws IOException {
        out.writeLong(lastInexact);
        out.writeLong(full);
        out.writeLong(rowsLeftOut);
        List<Entity> all = entities.all();
        out.writeInt(all.size());
        for (Entity entity : all) {
            entity.write(out);
            Deque<Integer> oldestFirst = new ArrayDeque<>();
            for (int slot = entity.newestSlot; slot != Slots.NONE; slot = slots.older(slot)) {
                oldestFirst.push(slot);
            }
            out.writeByte(oldestFirst.size());
            for (int slot : oldestFirst) {
                slots.write(slot, out);
            }
        }
    }

    /// Goes on from what was written; nothing was followed yet.
    void read(DataInput in) throws IOException {
        lastInexact = in.readLong();
        full = in.readLong();
        rowsLeftOut = in.readLong();
        for (int left = in.readInt(); left > 0; left--) {
            Entity entity = Entity.read(key.length, in);
            boolean hasRoom = entities.inTheWay(entity.key, entity.lastNumber) == null;
            for (int more = in.readUnsignedByte(); more > 0; more--) {
                if (!slots.hasRoom(true)) {
                    throw new IOException("what hosts did lately was written with more room than there is now");
                }
                entity.newestSlot = slots.read(entity.newestSlot, in);
            }
            if (!hasRoom) {
                throw new IOException("what hosts did lately is damaged: remove it, and it is learnt anew");
            }
            entities.put(entity, null);
        }
    }

    /// How often there was no room for an entity in a tick, or one had to go that was active in the last five minutes.
    long full() {
        return full;
    }

    /// Rows that were not made, because others were heavier.
    long rowsLeftOut() {
        return rowsLeftOut;
    }
}
