package vedette.detect.level;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import vedette.detect.level.Level.Risen;
import vedette.detect.state.Codec;

/// What one host did in this hour, and its levels by each measure.
final class HostLevels {

    static final Codec<HostLevels> CODEC = new Codec<>() {
        @Override
        public void write(HostLevels value, DataOutput out) throws IOException {
            value.hour.write(out);
            out.writeBoolean(value.isActiveToday);
            for (Level level : value.levels.values()) {
                level.write(out);
            }
        }

        @Override
        public HostLevels read(DataInput in) throws IOException {
            HostLevels host = new HostLevels();
            host.hour.read(in);
            host.isActiveToday = in.readBoolean();
            for (Level level : host.levels.values()) {
                level.read(in);
            }
            return host;
        }
    };

    private final HostHour hour = new HostHour();
    private final EnumMap<Measure, Level> levels = new EnumMap<>(Measure.class);
    private boolean isActiveToday;

    HostLevels() {
        for (Measure measure : Measure.values()) {
            levels.put(measure, new Level(measure.little()));
        }
    }

    /// The hour that goes on.
    HostHour hour() {
        return hour;
    }

    void endHour() {
        isActiveToday |= hour.amount(Measure.SENT) > 0;
        levels.forEach((measure, level) -> level.endHour(hour.amount(measure)));
        hour.clear();
    }

    /// Ends a day. One on which the host was silent says nothing.
    ///
    /// @param day its number
    /// @param isWhole whether all of it was watched
    /// @return which levels are to be told of; none in most cases
    Map<Measure, Risen> endDay(long day, boolean isWhole) {
        Map<Measure, Risen> risen = new EnumMap<>(Measure.class);
        levels.forEach((measure, level) -> {
            if (!isWhole || !isActiveToday) {
                level.dropDay();
                return;
            }
            Risen one = level.endDay(day);
            if (one != null) {
                risen.put(measure, one);
            }
        });
        isActiveToday = false;
        return risen;
    }

    /// Takes the levels that were told of for the usual ones.
    void accept() {
        levels.values().forEach(Level::accept);
    }
}
