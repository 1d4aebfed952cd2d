package vedette.detect.windows;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import vedette.common.Address;
import vedette.detect.state.Codec;
import vedette.detect.state.Keys;
import vedette.detect.state.TopCounts;

/// What one host is used to do to others, and where it has lately looked around.
final class Person {

    static final Codec<Person> CODEC = new Codec<>() {
        @Override
        public void write(Person value, DataOutput out) throws IOException {
            out.writeInt(value.habits.size());
            for (Map.Entry<Deed, Habit> entry : value.habits.entrySet()) {
                out.writeUTF(entry.getKey().name());
                out.writeLong(entry.getValue().first);
                out.writeLong(entry.getValue().spell);
                out.writeInt(entry.getValue().spells);
            }
            value.lookedAt.write(out);
            out.writeLong(value.lastLook);
        }

        @Override
        public Person read(DataInput in) throws IOException {
            Person person = new Person();
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                Deed deed = Deed.valueOf(in.readUTF());
                person.habits.put(deed, new Habit(in.readLong(), in.readLong(), in.readInt()));
            }
            person.lookedAt.read(in);
            person.lastLook = in.readLong();
            return person;
        }
    };

    /// What is done after so many seconds is done once more.
    private static final int SPELL = 600;

    /// So often over so many seconds is a habit.
    private static final int OFTEN = 3;

    private static final int LONG = 3 * 3_600;
    private static final int MOST_HOSTS = 16;

    private final Map<Deed, Habit> habits = new EnumMap<>(Deed.class);
    private final TopCounts<Address> lookedAt = new TopCounts<>(MOST_HOSTS, Keys.ADDRESS);
    private long lastLook;

    /// @param spell when the latest began
    private record Habit(long first, long spell, int spells) {}

    /// Does it; says whether it has long been used to.
    boolean isUsual(Deed deed, long second) {
        Habit habit = habits.get(deed);
        boolean isUsual = deed.canBeUsual() && habit != null && habit.spells >= OFTEN && second - habit.first >= LONG;
        if (habit == null) {
            habits.put(deed, new Habit(second, second, 1));
        } else if (second - habit.spell > SPELL) {
            habits.put(deed, new Habit(habit.first, second, habit.spells + 1));
        }
        return isUsual;
    }

    /// Asks a host about its shares, users or sessions.
    void look(Address victim, long second) {
        if (second - lastLook > SPELL) {
            lookedAt.clear();
        }
        lastLook = second;
        lookedAt.add(victim, 1);
    }

    /// The hosts that it has lately asked about such things.
    TopCounts<Address> lookedAt() {
        return lookedAt;
    }
}
