package vedette.detect.windows;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vedette.detect.state.Codec;
import vedette.detect.state.RecentHashes;

/// What one conversation has prepared: what it bound, which pipe it opened, whether it is on a share for
/// administrators.
final class Talk {

    static final Codec<Talk> CODEC = new Codec<>() {
        @Override
        public void write(Talk value, DataOutput out) throws IOException {
            out.writeInt(value.size);
            out.writeInt(value.next);
            for (int i = 0; i < value.size; i++) {
                out.writeLong(value.contexts[i]);
                writeName(value.interfaces[i], out);
            }
            writeName(value.pipe, out);
            out.writeBoolean(value.isOnAdminShare);
            out.writeBoolean(value.hasBegunLarge);
        }

        @Override
        public Talk read(DataInput in) throws IOException {
            Talk talk = new Talk();
            talk.size = in.readInt();
            talk.next = in.readInt();
            for (int i = 0; i < talk.size; i++) {
                talk.contexts[i] = in.readLong();
                talk.interfaces[i] = Interface.ofName(in.readUTF());
            }
            talk.pipe = Interface.ofName(in.readUTF());
            talk.isOnAdminShare = in.readBoolean();
            talk.hasBegunLarge = in.readBoolean();
            return talk;
        }
    };

    private static final int MOST_CONTEXTS = 16;

    private final long[] contexts = new long[MOST_CONTEXTS];
    private final @Nullable Interface[] interfaces = new Interface[MOST_CONTEXTS];
    private int size;
    private int next;
    private @Nullable Interface pipe;
    private boolean isOnAdminShare;
    private boolean hasBegunLarge;

    private static void writeName(@Nullable Interface value, DataOutput out) throws IOException {
        out.writeUTF(value == null ? "" : value.name());
    }

    /// An interface is bound, or null for one that does not matter.
    void bind(long pipeNumber, int context, @Nullable Interface bound) {
        long key = RecentHashes.hash(pipeNumber, context);
        int place = find(key);
        if (place < 0) {
            place = next;
            next = (next + 1) % MOST_CONTEXTS;
            size = Math.max(size, place + 1);
        }
        contexts[place] = key;
        interfaces[place] = bound;
    }

    /// The interface that is called: as it was bound, or else as the pipe says that was opened last.
    @Nullable
    Interface called(long pipeNumber, int context) {
        int place = find(RecentHashes.hash(pipeNumber, context));
        if (place >= 0) {
            return interfaces[place];
        }
        return pipeNumber == 0 ? null : pipe;
    }

    private int find(long key) {
        for (int i = 0; i < size; i++) {
            if (contexts[i] == key) {
                return i;
            }
        }
        return -1;
    }

    void open(@Nullable Interface ofPipe) {
        pipe = ofPipe;
    }

    /// Whole disks and the system's folder are for administrators; other shares with a dollar sign are only hidden.
    void connect(String share) {
        String name = share.substring(share.lastIndexOf('\\') + 1).toUpperCase(Locale.ROOT);
        boolean isDisk = name.length() == 2 && name.charAt(1) == '$';
        isOnAdminShare |= isDisk || name.equals("ADMIN$");
    }

    boolean isOnAdminShare() {
        return isOnAdminShare;
    }

    void beginLarge() {
        hasBegunLarge = true;
    }

    boolean hasBegunLarge() {
        return hasBegunLarge;
    }
}
