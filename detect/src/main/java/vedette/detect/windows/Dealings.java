package vedette.detect.windows;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import vedette.detect.Kind;
import vedette.detect.state.Codec;

/// What one host has lately done to another.
final class Dealings {

    static final Codec<Dealings> CODEC = new Codec<>() {
        @Override
        public void write(Dealings value, DataOutput out) throws IOException {
            out.writeInt(value.deeds.size());
            for (Map.Entry<Deed, Done> entry : value.deeds.entrySet()) {
                out.writeUTF(entry.getKey().name());
                entry.getValue().write(out);
            }
        }

        @Override
        public Dealings read(DataInput in) throws IOException {
            Dealings dealings = new Dealings();
            int size = in.readInt();
            for (int i = 0; i < size; i++) {
                dealings.deeds.put(Deed.valueOf(in.readUTF()), Done.read(in));
            }
            return dealings;
        }
    };

    /// After so many seconds a deed no longer counts for what is done then.
    private static final int FORGOTTEN = 600;

    /// Tries to authenticate within so many seconds count together; so many are noticed, and leave no doubt.
    private static final int CHANNEL_SECONDS = 60;

    private static final int CHANNEL_NOTICED = 20;
    private static final double CHANNEL_CERTAIN = 60;

    private final Map<Deed, Done> deeds = new EnumMap<>(Deed.class);

    /// How often since when, and when last.
    private static final class Done {

        private long since;
        private long last;
        private long count;

        void write(DataOutput out) throws IOException {
            out.writeLong(since);
            out.writeLong(last);
            out.writeLong(count);
        }

        static Done read(DataInput in) throws IOException {
            Done done = new Done();
            done.since = in.readLong();
            done.last = in.readLong();
            done.count = in.readLong();
            return done;
        }
    }

    void add(Deed deed, long second) {
        Done done = deeds.computeIfAbsent(deed, _ -> new Done());
        boolean isOver =
                deed == Deed.CHANNEL_TRIED ? second - done.since >= CHANNEL_SECONDS : second - done.last > FORGOTTEN;
        if (isOver || done.count == 0) {
            done.since = second;
            done.count = 0;
        }
        done.last = second;
        done.count++;
    }

    /// How often it was done lately.
    long count(Deed deed, long second) {
        Done done = deeds.get(deed);
        return done == null || second - done.last > FORGOTTEN ? 0 : done.count;
    }

    /// Whether it was done in the last seconds.
    boolean isRecent(Deed deed, long second, int seconds) {
        Done done = deeds.get(deed);
        return done != null && second - done.last <= seconds;
    }

    boolean has(Deed deed, long second) {
        return count(deed, second) > 0;
    }

    /// When the first of these deeds that still count was done.
    long since(Kind kind, long second) {
        long since = second;
        for (Map.Entry<Deed, Done> entry : deeds.entrySet()) {
            if (entry.getKey().kind() == kind && has(entry.getKey(), second)) {
                since = Math.min(since, entry.getValue().since);
            }
        }
        return since;
    }

    /// How much what was done of this kind stands out.
    double strength(Kind kind, long second) {
        double strength = 0;
        for (Deed deed : deeds.keySet()) {
            if (deed.kind() == kind && has(deed, second) && !isExplained(deed, second)) {
                strength = Math.max(strength, deed.strength());
            }
        }
        return switch (kind) {
            case REMOTE_ADMINISTRATION -> Math.max(strength, together(second));
            case SERVICE_EXPLOIT -> Math.max(strength, channel(second));
            default -> strength;
        };
    }

    /// Who prints wants to be told of changes; who joins a domain has its own account made and changed.
    private boolean isExplained(Deed deed, long second) {
        return switch (deed) {
            case COERCED, CALLED_BACK -> has(Deed.PRINTED, second);
            case PASSWORD_SET -> has(Deed.ACCOUNT_MADE, second);
            default -> false;
        };
    }

    /// What runs a program takes several steps.
    private double together(long second) {
        boolean isServiceRun = has(Deed.SERVICE_MADE, second) && has(Deed.SERVICE_STARTED, second);
        if (isServiceRun && has(Deed.PROGRAM_MADE, second)) {
            return 1;
        }
        if (isServiceRun) {
            return has(Deed.SERVICE_REMOVED, second) ? 0.85 : 0.7;
        }
        boolean isTaskRun = has(Deed.TASK_STARTED, second) || has(Deed.TASK_REMOVED, second);
        return isTaskRun && has(Deed.TASK_MADE, second) ? 0.8 : 0;
    }

    private double channel(long second) {
        long tries = count(Deed.CHANNEL_TRIED, second);
        return tries < CHANNEL_NOTICED
                ? 0
                : 0.6 + 0.4 * Math.min(1, (tries - CHANNEL_NOTICED) / (CHANNEL_CERTAIN - CHANNEL_NOTICED));
    }

    /// Whether a computer's password was set after many tries to authenticate as it.
    boolean hasTakenChannel(long second) {
        return has(Deed.CHANNEL_TAKEN, second) && channel(second) > 0;
    }
}
